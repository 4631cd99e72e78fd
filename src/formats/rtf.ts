import { deferred, phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { decodedByTable } from './encodings/single-byte.ts'
import { decodedAs } from './encodings/unicode.ts'
import { PAGE_FIELD } from './xml.ts'
import type { Format } from './format.ts'

/** Control words that stand for a character. */
const SIGNS: Readonly<Record<string, string>> = {
  par: '\n',
  sect: '\n',
  line: '\u2028',
  page: '\f',
  column: '\f',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  zwj: '\u200d',
  zwnj: '\u200c',
  zwbo: '\u200b',
}

/** Control symbols that stand for a character; a line end after a backslash is a paragraph's. */
const SYMBOLS: Readonly<Record<string, string>> = {
  '\\': '\\',
  '{': '{',
  '}': '}',
  '~': '\u00a0',
  '-': '\u00ad',
  _: '\u2011',
  '\n': '\n',
  '\r': '\n',
}

/** Destinations whose text is no part of the document's. */
const PASSED_OVER = new Set(
  'colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf footnote annotation atnid atnauthor fldinst xe tc rxe listtext pntext nonshppict objdata themedata filetbl listtable listoverridetable revtbl rsidtbl generator shprslt bkmkstart bkmkend datafield sp sn sv'.split(
    ' ',
  ),
)

/** Code pages by the character sets of fonts (RTF 1.9.1, `\fcharset`); the others have the document's. */
const CHARSETS: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
}
/** The set of symbol fonts, whose characters are pictures. */
const SYMBOL = 2

/** What engines call the code pages that tables of ours do not have. */
const LABELS: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  65001: 'utf-8',
}

function decodedPage(name: string, page: number, bytes: Uint8Array): string {
  if (page === 1252 || bytes.every(byte => byte < 0x80)) return decodedByTable('Windows-1252', bytes)
  if (page === 10000) return decodedByTable('MacRoman', bytes)
  const label = LABELS[page]
  if (label === undefined)
    throw new Refusal(
      phrase`${name} is in code page ${page}, which is not read`,
      'save it as .docx, or as .txt in UTF-8',
    )
  return decodedAs(label, bytes) ?? decodedByTable('Windows-1252', bytes)
}

/** What holds inside a group, and ends with it. */
interface Group {
  /** Whether text is passed over here; `shape` passes over all but the text inside. */
  skip: boolean | 'shape'
  inFonts: boolean
  /** Whether text here says what a field shows. */
  inInstruction: boolean
  hidden: boolean
  deleted: boolean
  font: number
  /** Characters that follow a `\u`, for readers that know no Unicode. */
  fallback: number
  /** Whether nothing but `\*` came so far: the next control word names a destination. */
  isNew: boolean
  starred: boolean
}

/** Control words, control symbols, braces, and stretches of text. */
const TOKEN = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^]))|([{}])|([^\\{}\r\n]+)|[\r\n]+/g

/**
 * The text of a document in the Rich Text Format (1.9.1), as Word, WordPad, TextEdit and LibreOffice write it.
 *
 * @param source a character a byte
 * @throws Refusal for a code page that is not read, or a document that is cut off
 */
export function textOfRtf(
  name: string,
  source: string,
): { text: string; footnotes: number; deletions: number } {
  const pieces: string[] = []
  const fonts = new Map<number, number>()
  let page = 1252
  let footnotes = 0
  let deletions = 0
  let group: Group = {
    ...{ skip: false, inFonts: false, inInstruction: false, hidden: false, deleted: false },
    ...{ font: -1, fallback: 1, isNew: true, starred: false },
  }
  const groups: Group[] = []
  let definedFont = 0
  let usualFont = -1
  /** Bytes that wait to be decoded together: a character may have two. */
  let bytes: number[] = []
  let bytesFont = -1
  /** Characters still to be passed over after a `\u`. */
  let passing = 0
  /** What the last field shows. */
  let instruction = ''

  const isSilent = () => group.skip !== false || group.hidden || group.deleted || group.inFonts
  const flush = () => {
    if (bytes.length === 0) return
    const charset = fonts.get(bytesFont)
    if (charset !== SYMBOL) {
      const of = charset === undefined || charset === 1 || charset === 0 ? page : (CHARSETS[charset] ?? page)
      pieces.push(decodedPage(name, of, Uint8Array.from(bytes)))
    }
    bytes = []
  }
  const addByte = (byte: number) => {
    if (passing > 0) {
      passing -= 1
      return
    }
    if (isSilent()) return
    const font = group.font === -1 ? usualFont : group.font
    if (font !== bytesFont) flush()
    bytesFont = font
    bytes.push(byte)
  }
  const add = (text: string) => {
    if (passing > 0) {
      passing -= 1
      return
    }
    flush()
    if (!isSilent()) pieces.push(text)
  }
  const control = (word: string, value: number | undefined) => {
    const isDestination = group.isNew
    group.isNew = false
    if (isDestination && word === 'fldrslt' && PAGE_FIELD.test(instruction)) group.skip = true
    else if (isDestination && PASSED_OVER.has(word)) {
      if (word === 'fldinst') instruction = ''
      group.inInstruction = word === 'fldinst'
      if (word === 'footnote' && group.skip === false) footnotes += 1
      group.skip = true
    } else if (isDestination && word === 'fonttbl') group.inFonts = true
    else if (word === 'shpinst') group.skip = group.skip === true ? true : 'shape'
    else if (word === 'shptxt') group.skip = group.skip === true
    else if (isDestination && word === 'upr') group.skip = 'shape'
    else if (isDestination && word === 'ud') group.skip = group.skip === true
    else if (isDestination && group.starred && word !== 'shppict') group.skip = true
    else if (word === 'ansicpg') page = value === undefined || value === 0 ? page : value
    else if (word === 'mac') page = 10000
    else if (word === 'pc') page = 437
    else if (word === 'pca') page = 850
    else if (word === 'deff') usualFont = value ?? -1
    else if (word === 'f' && group.inFonts) definedFont = value ?? 0
    else if (word === 'f') group.font = value ?? 0
    else if (word === 'fcharset') fonts.set(definedFont, value ?? 0)
    else if (word === 'plain') group = { ...group, hidden: false, deleted: false, font: -1 }
    else if (word === 'v') group.hidden = value !== 0
    else if (word === 'deleted') {
      if (value !== 0 && !group.deleted) deletions += 1
      group.deleted = value !== 0
    } else if (word === 'uc') group.fallback = Math.min(8, Math.max(0, value ?? 1))
    else if (word === 'u' && value !== undefined) {
      passing = 0
      flush()
      if (!isSilent()) pieces.push(String.fromCharCode(value & 0xffff))
      passing = group.fallback
    } else {
      const sign = SIGNS[word]
      if (sign !== undefined) add(sign)
      // A cell of a table is a line; one that is empty is none.
      else if (word === 'cell' || word === 'nestcell') {
        flush()
        if (!(pieces.at(-1) ?? '\n').endsWith('\n')) add('\n')
      }
    }
  }

  TOKEN.lastIndex = 0
  let match: RegExpExecArray | null
  while ((match = TOKEN.exec(source)) !== null) {
    const [, word, value, hex, symbol, brace, text] = match
    if (word !== undefined) {
      if (word === 'bin') {
        TOKEN.lastIndex += Math.max(0, Number(value ?? 0))
        continue
      }
      control(word, value === undefined ? undefined : Number(value))
    } else if (hex !== undefined) {
      group.isNew = false
      addByte(Number.parseInt(hex, 16))
    } else if (symbol === '*') group.starred = true
    else if (symbol !== undefined) {
      group.isNew = false
      const sign = SYMBOLS[symbol]
      if (sign !== undefined) add(sign)
    } else if (brace === '{') {
      passing = 0
      groups.push(group)
      group = { ...group, isNew: true, starred: false }
    } else if (brace === '}') {
      passing = 0
      flush()
      const outer = groups.pop()
      if (outer === undefined) break
      group = outer
      // What follows the last group is no part of the document.
      if (groups.length === 0) break
    } else if (text !== undefined) {
      group.isNew = false
      if (group.inInstruction) instruction += text
      for (let at = 0; at < text.length; at++) addByte(text.charCodeAt(at))
    }
  }
  flush()
  if (groups.length > 0)
    throw new Refusal(
      phrase`${name} is damaged: its text is cut off`,
      'open it in the program that wrote it, and save it again',
    )
  return { text: pieces.join('').replace(/(?<=^|\n)\f|\f(?=\n|$)/g, ''), footnotes, deletions }
}

export const rtf: Format = {
  name: 'rtf',
  title: deferred`Rich Text`,
  endings: ['rtf'],
  isFormatOf: ({ head }) => head.startsWith('{\\rtf'),
  read({ name, bytes }) {
    const { text, footnotes, deletions } = textOfRtf(name, charactersOf(bytes))
    return { text, leftOut: { footnotes, 'tracked deletions': deletions } }
  },
}

/** A character a byte, with the value of the byte. */
function charactersOf(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return parts.join('')
}
