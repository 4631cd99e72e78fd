import { lstatSync, readdirSync, readFileSync, readSync, statSync, type Stats } from 'node:fs'
import { basename, join } from 'node:path'
import { isChat, isPlainText, readDocument } from '../../formats/document.ts'
import { decodeText, type Decoded } from '../../formats/encodings/decode.ts'
import { MAX_TEXT, NoText, type Document, type Speaker } from '../../formats/format.ts'
import { formats } from '../../formats/index.ts'
import { refuseOthers } from '../../formats/refused.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { refuseAboveHeap } from '../memory.ts'
import { readBroughtChunks } from './chunks.ts'
import { firstInvalidIn } from '../../text/bytes/utf8.ts'

/** The largest text that is read, in bytes: 64 MiB. */
export const MAX_BYTES = MAX_TEXT

/** What is wanted of a file. */
export interface Wanted {
  /** The largest size, in bytes; default {@link MAX_BYTES}. */
  readonly limit?: number
  /** The hint for a file that is missing, too large or empty. Default: what helps with a text to learn from. */
  readonly hint?: string
  /** Whose messages of a chat are read; default those that were generated. */
  readonly speaker?: Speaker
}

/**
 * Reads a file of the lab, such as a table or a task, as strict UTF-8: BOM stripped, CRLF and CR to LF, NFC. Texts to learn from are read
 * by {@link readTextFile}.
 *
 * @throws Refusal for anything that is not a readable text file of at most `limit` bytes, naming the file and, in a text
 *   that is not UTF-8, the first byte that cannot be read
 */
export function readText(path: string, wanted: Wanted = {}): string {
  const text = textOf(path, bytesOf(path, wanted))
  if (!/\S/.test(text)) throw new Refusal(phrase`${path} is empty`, wanted.hint ?? EMPTY)
  return text
}

/**
 * Reads a table or a sheet that some other program wrote, in any encoding that is read, line ends as \n.
 *
 * @throws Refusal for anything that is not a readable text file of at most `limit` bytes
 */
export function readForeignText(path: string, wanted: Wanted = {}): Decoded {
  const bytes = bytesOf(path, wanted)
  refuseOthers(path, bytes)
  const { text, ...how } = decodeText(path, bytes)
  if (!/\S/.test(text)) throw new Refusal(phrase`${path} is empty`, wanted.hint ?? EMPTY)
  return { text: text.replace(/\r\n?/g, '\n').normalize('NFC'), ...how }
}

const EMPTY = 'name a file with words in it'

/** Bytes of the heap for each byte of a text while its passages are told apart. */
const READ_BYTES = 6

/** The name by which a text is read from standard input. */
export const STDIN = '-'

/**
 * Reads a text in any format that is read, packed or not; `-` is standard input.
 *
 * @throws Refusal for a file that is missing, damaged, larger than `limit` bytes, or of no kind that is read; NoText for one without words
 */
export function readTextFile(path: string, wanted: Wanted = {}): Document {
  const { limit = MAX_BYTES, hint = EMPTY, speaker } = wanted
  const name = path === STDIN ? phrase`standard input` : path
  const bytes = path === STDIN ? standardInput(limit) : bytesOf(path, wanted)
  refuseAboveHeap(bytes.length * READ_BYTES, phrase`reading ${name}`, 'take a part of the text')
  const document = readDocument(name, bytes, { limit, speaker })
  const isEmpty = 'text' in document ? !/\S/.test(document.text) : document.passages.length === 0
  if (!isEmpty) return document
  throw bytes.length === 0 || !('text' in document) || document.read.format === 'txt'
    ? new NoText(phrase`${name} is empty`, hint)
    : new NoText(phrase`${name} has no words: what it holds is left out when a text is read`, hint)
}

let input: Uint8Array | undefined

/** What standard input holds, which can be read once and is kept. @throws Refusal when nothing comes, or too much */
function standardInput(limit: number): Uint8Array {
  input ??= readInput(limit)
  if (input.length > 0) return input
  throw new Refusal(
    'the text is to come from standard input, and nothing came',
    'give it, as in: collapse-lab measure - < book.txt; a run of such a text needs it again for whatever reads it',
  )
}

function readInput(limit: number): Uint8Array {
  if (process.stdin.isTTY) return new Uint8Array(0)
  const parts: Buffer[] = []
  let length = 0
  for (;;) {
    const part = Buffer.alloc(1 << 16)
    const read = readSome(part)
    if (read === 0) return Buffer.concat(parts, length)
    parts.push(part.subarray(0, read))
    length += read
    if (length > limit) throw tooLarge(phrase`standard input`, length, { limit })
  }
}

/** Reads a part of standard input, waiting for it where the other side is slow. @returns 0 at its end */
function readSome(part: Buffer): number {
  for (;;)
    try {
      return readSync(0, part)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EOF') return 0
      if (code !== 'EAGAIN')
        throw new Refusal(phrase`standard input cannot be read: ${code ?? phrase`unknown`}`, 'name a file')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
}

/** The bytes of a regular file. @throws Refusal */
function bytesOf(path: string, { limit = MAX_BYTES, hint }: Wanted): Uint8Array {
  const stats = statOf(path, hint)
  if (stats.isDirectory())
    throw new Refusal(phrase`${path} is a folder, and one text file is wanted`, 'name a file in it')
  if (!stats.isFile())
    throw new Refusal(
      phrase`${path} is not a regular file (a pipe, socket or device)`,
      'save the text to a file first, or name - and give it by standard input',
    )
  if (stats.size > limit) throw tooLarge(path, stats.size, { limit, hint })
  return attempt(path, () => readFileSync(path), hint)
}

/** The most bytes of a file that is looked at to see whether it is empty: a byte order mark and line ends. */
const FEW_BYTES = 4096

/** Whether a file holds nothing but white space. */
export function isEmptyFile(path: string): boolean {
  return statOf(path).size <= FEW_BYTES && !/\S/.test(readFileSync(path, 'utf8'))
}

/** Whether a file, or what is packed in it by gzip, is plain text by its first bytes and its name: no other format. */
export function isPlainTextFile(path: string): boolean {
  const [start = new Uint8Array(0)] = readBroughtChunks(path)
  return isPlainText(path.replace(/\.gz$/i, ''), start.subarray(0, 4096))
}

/** Whether a file, or what is packed in it by gzip, is a chat by its first bytes. @throws Refusal when it cannot be read */
export function isChatFile(path: string): boolean {
  const [start = new Uint8Array(0)] = readBroughtChunks(path)
  return isChat(path, start.subarray(0, 1 << 16))
}

/** The endings of names that a folder is searched for, packed or not. */
const ENDINGS = new RegExp(`\\.(?:${formats.flatMap(({ endings }) => endings).join('|')})(?:\\.gz)?$`, 'i')

/** The texts of a folder, by name, and what else it holds. */
export interface Folder {
  readonly files: readonly string[]
  /**
   * Names of what is passed over: folders, files whose names are not those of texts, links to either, and what is no file; of those the
   * name is followed by what they are. Hidden ones are not named.
   */
  readonly passedOver: readonly string[]
}

/**
 * The text files of a folder, by name, as their endings say; or the file itself.
 *
 * @throws Refusal when there is none, or when together they are over the limit
 */
export function textFiles(path: string, { limit = MAX_BYTES }: { limit?: number } = {}): Folder {
  if (path === STDIN || !statOf(path).isDirectory()) return { files: [path], passedOver: [] }
  const names = attempt(path, () => readdirSync(path))
    .filter(name => !name.startsWith('.'))
    .sort()
  const files: string[] = []
  const passedOver: string[] = []
  let bytes = 0
  for (const name of names) {
    const stats = statSync(join(path, name), { throwIfNoEntry: false })
    // An export has its settings in .json as well.
    const isText = ENDINGS.test(name) && stats?.isFile() === true
    if (isText && (!/\.json(?:\.gz)?$/i.test(name) || isChatFile(join(path, name)))) {
      files.push(join(path, name))
      bytes += stats.size
    } else passedOver.push(nameOf(join(path, name), stats))
  }
  if (files.length === 0) throw noTexts(path, passedOver)
  if (bytes > limit) throw tooLarge(path, bytes, { limit })
  return { files, passedOver }
}

function noTexts(path: string, passedOver: readonly string[]): Refusal {
  const [folder] = passedOver.find(name => name.includes('/'))?.split('/') ?? []
  return new Refusal(
    phrase`${path} holds no text: no file in it ends in .txt, .md, .docx, .odt, .epub, .html, .rtf or .jsonl, and no .json in it is a chat`,
    folder === undefined
      ? 'name a folder of texts, or one file'
      : phrase`folders inside a folder are not searched: name one of them, such as ${join(path, folder)}`,
  )
}

/** The name of what is passed over, with what it is where the name does not say why: as in `drafts/ (a link)`. */
function nameOf(path: string, target: Stats | undefined): string {
  const name = target?.isDirectory() ? `${basename(path)}/` : basename(path)
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
    return `${name} (a link${target ? '' : ' that leads nowhere'})`
  return target && !target.isFile() && !target.isDirectory() ? `${name} (a pipe, socket or device)` : name
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
        phrase`${path} does not exist`,
        hint ?? 'check the name; `collapse-lab corpora list` names the texts that come with the lab',
      )
    if (code === 'EACCES' || code === 'EPERM')
      throw new Refusal(
        phrase`${path} cannot be read: permission denied`,
        'change its permissions, or copy it',
      )
    throw new Refusal(phrase`${path} cannot be read: ${code}`, 'check the file')
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
    phrase`${path} has ${size(bytes)}, and ${size(limit)} is the limit`,
    hint ??
      phrase`learning from it would take about ${Math.ceil((bytes / 1048576) * 20)} MiB of memory; cut it into parts, or take a part of it`,
  )
}

/** The text of bytes as {@link readText} gives it. @throws Refusal when they are not UTF-8 */
export function textOf(path: string, bytes: Uint8Array): string {
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

/** The fault for which the bytes of a file are no UTF-8 text, in one piece or in chunks; nothing where they are one. */
export function faultOf(path: string, chunks: readonly Uint8Array[]): Refusal | undefined {
  const [first, second] = chunks[0] ?? []
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return new Refusal(phrase`${path} is UTF-16, and UTF-8 is wanted`, 'save it again as UTF-8')
  let read = 0
  for (const chunk of chunks) {
    const zero = chunk.indexOf(0)
    if (zero >= 0)
      return new Refusal(
        phrase`${path} is not a text: byte ${read + zero} is 0`,
        'name a UTF-8 text file; if it is UTF-16, save it again as UTF-8',
      )
    read += chunk.length
  }
  return notUtf8In(path, chunks)
}

/** The refusal of a text that is not UTF-8, naming the first byte that cannot be read; nothing where it is. */
export function notUtf8In(path: string, chunks: Iterable<Uint8Array>): Refusal | undefined {
  const fault = firstInvalidIn(chunks)
  if (!fault) return undefined
  const hex = fault.byte.toString(16).padStart(2, '0')
  return new Refusal(
    phrase`${path} is not UTF-8: byte ${fault.at} (0x${hex}) cannot be read`,
    'save it again as UTF-8; an old file is often Latin-1 or Windows-1252',
  )
}
