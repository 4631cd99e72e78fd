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
  const text = decoded(bytes)
  if (text === undefined) throw faultOf(path, [bytes])!
  return text.replace(/\r\n?/g, '\n').normalize('NFC')
}

function decoded(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Bytes of a UTF-8 sequence that may have come before its last one. */
const INCOMPLETE = 3

/**
 * The fault for which the bytes of a file are no UTF-8 text; nothing where they are one. They may come in chunks, so that the file may be
 * longer than memory.
 */
export function faultOf(path: string, chunks: Iterable<Uint8Array>): Refusal | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let invalid: Refusal | undefined
  let read = 0
  // The last bytes before a chunk: a sequence that the chunk ends may have begun there.
  let before: Uint8Array = new Uint8Array(0)
  const decodes = (decode: () => string, chunk: Uint8Array) => {
    try {
      decode()
    } catch {
      invalid ??= notUtf8(path, Buffer.concat([before, chunk]), read - before.length)
    }
  }
  for (const chunk of chunks) {
    const [first, second] = chunk
    if (read === 0 && ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)))
      return new Refusal(`${path} is UTF-16, and UTF-8 is wanted`, 'save it again as UTF-8')
    const zero = chunk.indexOf(0)
    if (zero >= 0)
      return new Refusal(
        `${path} is not a text: byte ${read + zero} is 0`,
        'name a UTF-8 text file; if it is UTF-16, save it again as UTF-8',
      )
    if (!invalid) decodes(() => decoder.decode(chunk, { stream: true }), chunk)
    read += chunk.length
    before = Buffer.concat([before, chunk.subarray(-INCOMPLETE)]).subarray(-INCOMPLETE)
  }
  if (!invalid) decodes(() => decoder.decode(), new Uint8Array(0))
  return invalid
}

/** @param bytes from a place before the fault on @param from the place in the file of the first of them */
function notUtf8(path: string, bytes: Uint8Array, from: number): Refusal {
  // A chunk may end within a sequence: its rest is passed over, up to where the next one begins.
  let start = 0
  while (from > 0 && start < INCOMPLETE && (bytes[start]! & 0xc0) === 0x80) start += 1
  const at = start + firstInvalidByte(bytes.subarray(start))
  const hex = (bytes[at] ?? 0).toString(16).padStart(2, '0')
  return new Refusal(
    `${path} is not UTF-8: byte ${from + at} (0x${hex}) cannot be read`,
    'save it again as UTF-8; an old file is often Latin-1 or Windows-1252',
  )
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
