/* eslint-disable no-control-regex -- signatures of files are bytes of any value */
import { deferred, phrase, translated } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { kindOf } from '../text/bytes/file-kind.ts'
import type { OpenFile } from './format.ts'

const PDF = deferred`a PDF`
const DOCUMENT = deferred`open it in the program that wrote it, and save it as .docx or as .txt`
const WORDS_ONLY = deferred`give a text: .txt, .docx, .odt, .epub, .html, .rtf or .md`
const UNPACK = deferred`unpack it, and give the texts in it`

/** Files that are no text, by what they begin with: what they are, and what to do. What is packed, and models, are in file-kind.ts. */
const SIGNATURES: readonly (readonly [RegExp, string, string])[] = [
  [
    /^.{0,1024}?%PDF-/s,
    PDF,
    deferred`save its text as .txt or .docx: a PDF holds places on a page, not words in order`,
  ],
  [
    /^\xd0\xcf\x11\xe0/,
    deferred`an old Office file such as .doc, or a document locked by a password`,
    DOCUMENT,
  ],
  [
    /^\x89PNG|^\xff\xd8\xff|^GIF8[79]a|^II\*|^MM\0?\*|^BM.{4}|^8BPS|^RIFF.{4}WEBP|^.{0,4}ftyp(?:heic|heix|avif|mif1)/s,
    deferred`an image`,
    deferred`give the words themselves: letters in an image must be read by a program for that (OCR) first`,
  ],
  [
    /^.{60}(?:BOOKMOBI|TEXtREAd)/s,
    deferred`a Kindle or Palm book`,
    deferred`save it as .epub or .txt, for instance by Calibre`,
  ],
  [/^AT&TFORM/, deferred`a DjVu file`, deferred`save its text as .txt`],
  [/^\xffWPC/, deferred`a WordPerfect file`, DOCUMENT],
  [/^SQLite format 3/, deferred`a database`, WORDS_ONLY],
  [/^\x7fELF|^MZ.{1,60}\0|^\xca\xfe\xba\xbe|^\xcf\xfa\xed\xfe|^\0asm/s, deferred`a program`, WORDS_ONLY],
  [
    /^ID3|^OggS|^fLaC|^RIFF.{4}(?:WAVE|AVI )|^.{0,4}ftyp|^\xff[\xf3\xfb]|^\x1aE\xdf\xa3/s,
    deferred`a sound or a film`,
    WORDS_ONLY,
  ],
]

/** Files that are no text, by their names, for contents that say nothing: what they are, and what to do. */
const NAMES: readonly (readonly [RegExp, string, string])[] = [
  [/\.(?:doc|dot|wps|wpd|pages|sxw|hwp)$/i, deferred`a document of a kind that is not read`, DOCUMENT],
  [
    /\.(?:mobi|azw3?|kfx|prc|lit|fb2)$/i,
    deferred`an e-book of a kind that is not read`,
    deferred`save it as .epub or .txt, for instance by Calibre`,
  ],
]

/** @throws Refusal when the file is no text, saying what it is and what to do */
export function refuseOthers(name: string, bytes: Uint8Array): void {
  const start = Array.from(bytes.subarray(0, 1100), byte => String.fromCharCode(byte)).join('')
  const found = SIGNATURES.find(([signature]) => signature.test(start))
  // A text may begin with BM, MZ or a word such as ID3: what has no zero and no byte from 80 on is one.
  const isText = /^[\t\n\f\r -~]*$/.test(start)
  const kind = isText || start.startsWith('PK') ? undefined : kindOf(bytes)
  if (kind?.family === 'packed' || kind?.family === 'model')
    throw new Refusal(phrase`${name} is ${kind.name}, which is not read`, kind.hint)
  if (found && (!isText || found[1] === PDF))
    throw new Refusal(phrase`${name} is ${translated(found[1])}, which is not read`, found[2])
}

/** @throws Refusal for a zip archive that is no document */
export function refuseArchive({ name, archive }: OpenFile): never {
  const has = (pattern: RegExp) => archive!.names.some(path => pattern.test(path))
  if (has(/^Index\/|\.iwa$/))
    throw new Refusal(phrase`${name} is a file of Pages, which is not read`, 'export it as .docx or .txt')
  if (has(/^xl\//))
    throw new Refusal(
      phrase`${name} is an Excel sheet, which is not read`,
      'save the column with the text as .txt',
    )
  if (has(/^ppt\//))
    throw new Refusal(
      phrase`${name} is a PowerPoint file, which is not read`,
      'save its outline as .txt or .rtf',
    )
  if (has(/^content\.xml$/))
    throw new Refusal(phrase`${name} is no text document of OpenDocument`, 'save its text as .odt or .txt')
  throw new Refusal(phrase`${name} is a zip archive, and none of the documents that are read`, UNPACK)
}

/** @throws Refusal for a name that says another kind of file, or for XML that is no page */
export function refuseByName({ name, head }: OpenFile): void {
  const found = NAMES.find(([pattern]) => pattern.test(name))
  if (found) throw new Refusal(phrase`${name} is ${translated(found[1])}`, found[2])
  if (/^\s*<\?xml\s/.test(head))
    throw new Refusal(phrase`${name} is XML of a kind that is not read`, 'save it as .html or as .txt')
  if (/\.json$/i.test(name) && /^\s*[[{]/.test(head))
    throw new Refusal(
      phrase`${name} is JSON, which is not read`,
      'save it as .jsonl: on every line an object such as {"text": "a passage"}',
    )
}
