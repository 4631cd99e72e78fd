/** A name for files and folders: a-z, 0-9 and -; `text` where nothing is left. */
export function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return plain === '' ? 'text' : plain
}
