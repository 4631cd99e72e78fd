import { strToU8, zipSync } from 'fflate'

/** The time of files in a zip file that the lab writes: the same content is the same bytes. */
const TIME = '1980-01-01T00:00:00'

/** The bytes of a zip file. @param files texts by their paths in it, with slashes */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)])
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, { mtime: TIME })
}
