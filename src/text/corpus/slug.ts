/** Whether Windows keeps a name for a device: no file or folder there can have it. */
export const isDevice = (name: string): boolean => /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name)

/** A name for files and folders of any system: a-z, 0-9 and -; `text` where nothing is left, `con-text` where it is a device of Windows. */
export function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return plain === '' ? 'text' : isDevice(plain) ? `${plain}-text` : plain
}
