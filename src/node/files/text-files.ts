import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../refusal.ts'

/** The largest text that is read, in bytes: 64 MiB. */
export const MAX_BYTES = 64 * 1024 * 1024

/** What is wanted of a file. */
export interface Wanted {
  /** The largest size, in bytes; default {@link MAX_BYTES}. */
  readonly limit?: number
  /** The hint for a file that is missing, too large or empty. Default: what helps with a text to learn from. */
  readonly hint?: string
}

/**
 * Reads a file as strict UTF-8: BOM stripped, CRLF and CR to LF, NFC.
 *
 * @throws Refusal for anything that is not a readable text file of at most `limit` bytes, naming the file and, in a text
 *   that is not UTF-8, the first byte that cannot be read
 */
export function readText(path: string, wanted: Wanted = {}): string {
  const { limit = MAX_BYTES, hint } = wanted
  const stats = statOf(path, hint)
  if (stats.isDirectory())
    throw new Refusal(`${path} is a folder, and one text file is wanted`, 'name a file in it')
  if (!stats.isFile())
    throw new Refusal(
      `${path} is not a regular file (a pipe, socket or device)`,
      'save the text to a file first',
    )
  if (stats.size > limit) throw tooLarge(path, stats.size, { limit, hint })
  const text = decode(
    path,
    attempt(path, () => readFileSync(path), hint),
  )
  if (!/\S/.test(text)) throw new Refusal(`${path} is empty`, hint ?? 'name a file with words in it')
  return text
}

/**
 * The text files of a folder, `.txt` and `.md`, by name; or the file itself.
 *
 * @throws Refusal when there is none, or when together they are over the limit
 */
export function textFiles(path: string, { limit = MAX_BYTES }: { limit?: number } = {}): string[] {
  if (!statOf(path).isDirectory()) return [path]
  const names = attempt(path, () => readdirSync(path, { withFileTypes: true }))
    .filter(entry => entry.isFile() && /\.(txt|md)$/i.test(entry.name) && !entry.name.startsWith('.'))
    .map(entry => entry.name)
    .sort()
  if (names.length === 0)
    throw new Refusal(
      `${path} holds no text: no file in it ends in .txt or .md`,
      'name a folder of UTF-8 text files',
    )
  const files = names.map(name => join(path, name))
  const bytes = files.reduce((sum, file) => sum + statOf(file).size, 0)
  if (bytes > limit) throw tooLarge(path, bytes, { limit })
  return files
}

function statOf(path: string, hint?: string): Stats {
  return attempt(path, () => statSync(path), hint)
}

/** Turns what the file system says into a refusal. @param hint for a file that is missing; default about texts */
function attempt<T>(path: string, work: () => T, hint?: string): T {
  try {
    return work()
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new Refusal(
        `${path} does not exist`,
        hint ?? 'check the name; `collapse-lab corpora list` names the texts that come with the lab',
      )
    if (code === 'EACCES' || code === 'EPERM')
      throw new Refusal(`${path} cannot be read: permission denied`, 'change its permissions, or copy it')
    throw new Refusal(`${path} cannot be read: ${code}`, 'check the file')
  }
}

function tooLarge(
  path: string,
  bytes: number,
  { limit, hint }: { limit: number; hint?: string | undefined },
): Refusal {
  const size = (n: number) =>
    limit < 1048576 ? `${(n / 1024).toFixed(1)} KiB` : `${(n / 1048576).toFixed(1)} MiB`
  return new Refusal(
    `${path} has ${size(bytes)}, and ${size(limit)} is the limit`,
    hint ??
      `learning from it would take about ${Math.ceil((bytes / 1048576) * 20)} MiB of memory; cut it into parts, or take a part of it`,
  )
}

function decode(path: string, bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new Refusal(`${path} is UTF-16, and UTF-8 is wanted`, 'save it again as UTF-8')
  const zero = bytes.indexOf(0)
  if (zero >= 0)
    throw new Refusal(
      `${path} is not a text: byte ${zero} is 0`,
      'name a UTF-8 text file; if it is UTF-16, save it again as UTF-8',
    )
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const at = firstInvalidByte(bytes)
    const hex = (bytes[at] ?? 0).toString(16).padStart(2, '0')
    throw new Refusal(
      `${path} is not UTF-8: byte ${at} (0x${hex}) cannot be read`,
      'save it again as UTF-8; an old file is often Latin-1 or Windows-1252',
    )
  }
  return text.replace(/\r\n?/g, '\n').normalize('NFC')
}

/** The place of the first byte sequence that is not UTF-8: the end of the longest prefix that decodes, by binary search. */
function firstInvalidByte(bytes: Uint8Array): number {
  const decodes = (length: number, stream: boolean) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream })
      return true
    } catch {
      return false
    }
  }
  let valid = 0
  let invalid = bytes.length + 1
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1
    if (decodes(middle, true)) valid = middle
    else invalid = middle
  }
  // Decoded as a stream, a prefix may end within a sequence: go back to where that one begins.
  while (!decodes(valid, false)) valid -= 1
  return valid
}
