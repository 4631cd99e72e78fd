import { phrase, translated } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { chat } from './chat.ts'
import { decodeText, type Decoded } from './encodings/decode.ts'
import {
  MAX_TEXT,
  type Document,
  type Format,
  type OpenFile,
  type Reading,
  type ReadOptions,
} from './format.ts'
import { formats } from './index.ts'
import { refuseArchive, refuseByName, refuseOthers } from './refused.ts'
import { Archive, gunzipped } from './unpack.ts'

/** How often a file may be packed by gzip. */
const MOST_PACKED = 3

/**
 * Reads the text of a file: unpacks it where it is packed, tells its format by its contents and then by its name, decodes it, and
 * takes from it what its author wrote.
 *
 * @param name of the file, for messages, and where its contents leave the format open
 * @throws Refusal for a file that is damaged, too large, or has no text that can be read, naming it
 */
export function readDocument(
  name: string,
  bytes: Uint8Array,
  { limit = MAX_TEXT, speaker }: ReadOptions = {},
): Document {
  const { plain, title, packed } = unpacked(name, bytes, limit)
  refuseOthers(name, plain)
  let decoded: Decoded | undefined
  const characters = new NoncharacterFilter()
  const decode = (declared?: string): Decoded => {
    const { text, ...how } = decodeText(name, plain, declared)
    return { text: characters.plain(text), ...how }
  }
  const archive = isZip(plain) ? new Archive(name, plain, limit) : undefined
  const file: OpenFile = {
    name,
    bytes: plain,
    head: headOf(plain),
    archive,
    speaker,
    decoded: declared => (decoded ??= decode(declared)).text,
  }
  const format = formatOf(file, title)
  const { leftOut = {}, ...contents } = format.read(file)
  const found =
    'passages' in contents
      ? { passages: contents.passages.map(passage => characters.plain(passage)) }
      : { text: characters.plain(contents.text).replace(/\r\n?/g, '\n').normalize('NFC') }
  const counts = Object.entries({ ...leftOut, noncharacters: characters.count }).filter(
    ([, count]) => count > 0,
  )
  const read: Reading = {
    format: format.name,
    ...(decoded ? { encoding: decoded.encoding } : {}),
    ...(decoded?.guessed ? { opening: openingOf(decoded.text) } : {}),
    ...(packed ? { gzip: true as const } : {}),
    ...(counts.length > 0 ? { leftOut: Object.fromEntries(counts) } : {}),
  }
  return { name, ...found, read }
}

/** Code points that are set apart as no characters of any text, such as U+FFFE (Unicode 17.0, section 23.7). */
const NONCHARACTERS = /\p{NChar}/gu

/** Takes out of texts what is no character, and counts it. */
export class NoncharacterFilter {
  count = 0

  plain(text: string): string {
    return text.replace(NONCHARACTERS, () => {
      this.count += 1
      return ''
    })
  }
}

/** Whether a file is plain text by its first bytes and its name: no other format, and not packed. Its encoding is not looked at. */
export function isPlainText(name: string, start: Uint8Array): boolean {
  if (start[0] === 0x1f || isZip(start)) return false
  const file = startOf(name, start)
  return !formats.some(
    format =>
      format.isFormatOf?.(file) === true ||
      (format.name !== 'txt' && format.endings.includes(endingOf(name))),
  )
}

/** Whether a file is a chat by its first bytes: 64 KiB are enough. */
export const isChat = (name: string, start: Uint8Array): boolean => chat.isFormatOf!(startOf(name, start))

/** A file of which only the first bytes are known, as characters of one byte. */
const startOf = (name: string, start: Uint8Array): OpenFile => ({
  ...{ name, bytes: start, head: headOf(start), archive: undefined },
  decoded: () => headOf(start, start.length),
})

const endingOf = (name: string) => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Unpacks what gzip packed, also what it packed twice. @returns the bytes, and the name without `.gz` */
function unpacked(name: string, bytes: Uint8Array, limit: number) {
  let plain = bytes
  let title = name
  let packed = 0
  for (; plain[0] === 0x1f && plain[1] === 0x8b; packed++) {
    if (packed === MOST_PACKED)
      throw new Refusal(phrase`${name} is packed more than ${MOST_PACKED} times`, 'unpack it first')
    plain = gunzipped(name, plain, limit)
    title = title.replace(/(?:\.gz|\.gzip|(?<=\.t)gz)$/i, '')
  }
  return { plain, title, packed: packed > 0 }
}

const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))

/** The first bytes as characters, without zeros and byte order marks. */
function headOf(bytes: Uint8Array, length = 4096): string {
  const head = Array.from(bytes.subarray(0, length), byte =>
    byte === 0 ? '' : String.fromCharCode(byte),
  ).join('')
  return head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
}

/** @param title the file's name without `.gz` @throws Refusal for a file that is no text */
function formatOf(file: OpenFile, title: string): Format {
  const byContents = formats.find(format => format.isFormatOf?.(file) === true)
  if (byContents) return byContents
  if (file.archive) return refuseArchive(file)
  const ending = endingOf(title)
  const byName = formats.find(({ endings }) => endings.includes(ending))
  if (!byName) {
    refuseByName({ ...file, name: title })
    return formats.at(-1)!
  }
  if (NEEDS_CONTENTS.has(byName.name))
    throw new Refusal(
      phrase`${file.name} is no ${translated(byName.title)}, though its name says so`,
      'open it in the program that wrote it, and save it again',
    )
  return byName
}

/** Formats that their contents always tell: a name alone does not make a file one. */
const NEEDS_CONTENTS = new Set(['docx', 'odt', 'epub', 'rtf'])

/** The most characters of a text that are shown, to see whether it was decoded well. */
const OPENING = 60

/** The first words with a character beyond ASCII among them, if there is one: only there encodings differ. */
function openingOf(text: string): string {
  const words = text
    .slice(0, 100_000)
    .split(/\s+/)
    .filter(word => word !== '')
  const first = words.findIndex(word => /[^\0-\x7f]/.test(word))
  const from = first < 6 ? 0 : first - 3
  let opening = words[from] ?? ''
  for (let at = from + 1; at < words.length && opening.length + words[at]!.length < OPENING; at++)
    opening += ` ${words[at]!}`
  return Array.from(opening)
    .slice(0, 2 * OPENING)
    .join('')
}
