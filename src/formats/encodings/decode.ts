import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { decodedByTable, singleByteOf, type SingleByte } from './single-byte.ts'
import { firstInvalidByte, sequenceAt } from '../../text/bytes/utf8.ts'
import { decodedAs, utf16Of } from './unicode.ts'

/** A decoded text, and how it was decoded. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
  /** Whether the encoding was told by what the bytes spell, and not by the file itself. */
  readonly guessed: boolean
}

/**
 * Decodes the bytes of a text: by its byte order mark, as strict UTF-8, as UTF-16 without a mark, as the file itself declares,
 * and else as what its bytes spell, Windows-1252 (with Latin-1), Latin-9 or MacRoman.
 *
 * @param declared the encoding that the file names, as HTML does
 * @throws Refusal where none fits, naming the first byte that is not UTF-8
 */
export function decodeText(name: string, bytes: Uint8Array, declared?: string): Decoded {
  const marked = markedText(name, bytes)
  if (marked) return { ...marked, text: marked.text.replace(/^\uFEFF/, ''), guessed: false }
  const zero = bytes.indexOf(0)
  if (zero >= 0) {
    const found = utf16Of(bytes)
    if (found) return { text: found.text, encoding: found.label.toUpperCase(), guessed: true }
    throw new Refusal(phrase`${name} is not a text: byte ${zero} is 0`, SAVE_AS_TEXT)
  }
  const text = decodedAs('utf-8', bytes)
  if (text !== undefined) {
    if (['\u001b$B', '\u001b$@', '\u001b$)'].some(escape => text.includes(escape)))
      throw new Refusal(
        phrase`${name} is in ISO-2022, an encoding that is not read`,
        'save it again as UTF-8',
      )
    return { text, encoding: 'UTF-8', guessed: false }
  }
  return declaredText(bytes, declared) ?? spelledText(name, bytes)
}

const SAVE_AS_TEXT = 'name a text file, or save it as .docx or as plain text in UTF-8'

function markedText(name: string, bytes: Uint8Array): { text: string; encoding: string } | undefined {
  const begins = (...mark: number[]) => mark.every((byte, index) => bytes[index] === byte)
  const strict = (encoding: string) => {
    const text = decodedAs(encoding.toLowerCase(), bytes)
    if (text !== undefined) return { text, encoding }
    throw new Refusal(
      phrase`${name} begins as ${encoding}, but is not ${encoding} throughout: it is damaged or cut off`,
      'save it again as UTF-8',
    )
  }
  if (begins(0xef, 0xbb, 0xbf)) {
    const text = decodedAs('utf-8', bytes)
    if (text === undefined) throw notUtf8(name, bytes, phrase`its first bytes say that it is`)
    return { text, encoding: 'UTF-8' }
  }
  if (begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff))
    throw new Refusal(phrase`${name} is in UTF-32, an encoding that is not read`, 'save it again as UTF-8')
  if (begins(0xff, 0xfe)) return strict('UTF-16LE')
  if (begins(0xfe, 0xff)) return strict('UTF-16BE')
  return undefined
}

/** The names under which files declare the encodings that are read by tables. */
const TABLES: readonly (readonly [SingleByte, RegExp])[] = [
  ['Windows-1252', /^(windows-1252|cp1252|x-cp1252|iso-?8859-?1|iso_8859-1|latin-?1|l1|us-ascii|ascii)$/i],
  ['Latin-9', /^(iso-?8859-?15|iso_8859-15|latin-?9|l9)$/i],
  ['MacRoman', /^(macintosh|mac|x-mac-roman|macroman)$/i],
]

function declaredText(bytes: Uint8Array, declared: string | undefined): Decoded | undefined {
  if (declared === undefined || /^(utf|ucs|unicode)/i.test(declared)) return undefined
  const table = TABLES.find(([, names]) => names.test(declared))
  if (table) return { text: decodedByTable(table[0], bytes), encoding: table[0], guessed: false }
  const text = decodedAs(declared, bytes)
  return text === undefined ? undefined : { text, encoding: declared, guessed: false }
}

function spelledText(name: string, bytes: Uint8Array): Decoded {
  if (isDamagedUtf8(bytes)) throw notUtf8(name, bytes, phrase`most of it is, so that something broke it`)
  const encoding = hasControls(bytes) ? undefined : singleByteOf(bytes)
  if (encoding === undefined)
    throw notUtf8(name, bytes, phrase`it spells no text in Windows-1252, Latin-1, Latin-9 or MacRoman either`)
  const latin = encoding === 'Windows-1252' && !bytes.some(byte => byte >= 0x80 && byte < 0xa0)
  return { text: decodedByTable(encoding, bytes), encoding: latin ? 'Latin-1' : encoding, guessed: true }
}

/** Whether most bytes from 80 on belong to UTF-8 sequences: the text is UTF-8, and something broke it. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let whole = 0
  let broken = 0
  for (let at = 0; at < bytes.length;) {
    const length = sequenceAt(bytes, at)
    if (length > 1) whole += 1
    else if (length === 0) broken += 1
    at += Math.max(1, length)
  }
  return whole > broken
}

const hasControls = (bytes: Uint8Array) =>
  bytes.some(byte => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a && byte !== 0x1b) || byte === 0x7f)

function notUtf8(name: string, bytes: Uint8Array, further: string): Refusal {
  const at = firstInvalidByte(bytes) ?? bytes.length
  const hex = (bytes[at] ?? 0).toString(16).padStart(2, '0')
  return new Refusal(
    phrase`${name} is not UTF-8: byte ${at} (0x${hex}) cannot be read; ${further}`,
    'open it in the program that shows it well, and save it again as UTF-8',
  )
}
