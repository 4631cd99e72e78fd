/* eslint-disable no-control-regex -- signatures of files are bytes of any value */
import { zerosBySide } from './zeros.ts'
import { deferred, phrase, translated } from '../../phrase.ts'

/** A file that is neither a plain text nor a model in the ARPA format, as its first bytes tell. */
export interface FileKind {
  /** With its article, as in `a PDF`. */
  readonly name: string
  /**
   * What holds words that src/formats reads (`document`), what a tool has to unpack (`packed`), what a toolkit saved (`model`), a text in
   * another encoding, or what nothing here reads (`other`).
   */
  readonly family: 'document' | 'packed' | 'model' | 'encoding' | 'other'
  /** How to get a text or a model out of it. */
  readonly hint: string
}

interface Magic extends Omit<FileKind, 'hint'> {
  /** A {@link deferred} phrase, as `name` is; or the program that unpacks it. */
  readonly hint: string | { readonly program: string }
  /** The bytes as Latin-1; or a pattern of them, for what may begin as a text does: a text has no controls, and is none of these. */
  readonly magic: string | RegExp
  /** Where they stand; default at the beginning. */
  readonly at?: number
}

const NAME_A_TEXT = deferred`name a text, or a model in the ARPA format`
const SAVE_AS_DOCUMENT = deferred`open it in the program that wrote it, and save it as .docx or as .txt`
const SAVE_AS_TEXT = deferred`open it, and save its words as plain text in UTF-8`
const ARPA_OF_KENLM = deferred`give the ARPA file that it was built from: a binary cannot be turned back`

const hintOf = ({ hint }: Magic) => (typeof hint === 'string' ? translated(hint) : unpackBy(hint.program))
const unpackBy = (program: string) => phrase`unpack it by \`${program}\`, and give the result`
const packed = (magic: string, name: string, program: string): Magic => ({
  ...{ magic, name, family: 'packed', hint: { program } },
})
const model = (magic: string, name: string, hint: string, at = 0): Magic => ({
  ...{ magic, at, name, family: 'model', hint },
})
const document = (magic: string, name: string): Magic => ({
  ...{ magic, name, family: 'document', hint: SAVE_AS_TEXT },
})
const other = (magic: string | RegExp, name: string, hint = NAME_A_TEXT): Magic => ({
  ...{ magic, name, family: 'other', hint },
})
const encoding = (magic: string, name: string): Magic => ({
  ...{ magic, name, family: 'encoding', hint: deferred`save it again as UTF-8` },
})

/** Longer beginnings come before shorter ones that they begin with. */
const MAGICS: readonly Magic[] = [
  model('mmap lm http://kheafield.com/code', deferred`a KenLM binary`, ARPA_OF_KENLM),
  model('blmt', deferred`an IRSTLM binary`, deferred`write it as ARPA by \`compile-lm --text=yes\``),
  model(
    'Qblmt',
    deferred`a quantized IRSTLM binary`,
    deferred`write it as ARPA by \`compile-lm --text=yes\``,
  ),
  model('iARPA', deferred`an iARPA file of IRSTLM`, deferred`write it as ARPA by \`compile-lm --text=yes\``),
  model(
    'qARPA',
    deferred`a quantized qARPA file of IRSTLM`,
    deferred`give the ARPA file that it was made from`,
  ),
  model(
    'SRILM_BINARY_NGRAM',
    deferred`an SRILM binary`,
    deferred`write it as ARPA by \`ngram -lm FILE -write-lm FILE.arpa\``,
  ),
  model(
    'Trie Language Model',
    deferred`a binary of pocketsphinx`,
    deferred`write it as ARPA by \`sphinx_lm_convert -ofmt arpa\``,
  ),
  model(
    'Darpa Trigram LM',
    deferred`a DMP file of CMU Sphinx`,
    deferred`write it as ARPA by \`sphinx_lm_convert -ofmt arpa\``,
    4,
  ),
  packed('\xfd7zXZ\0', deferred`an xz file`, 'xz -dk FILE'),
  packed('BZh', deferred`a bzip2 file`, 'bzip2 -dk FILE'),
  packed('\x28\xb5\x2f\xfd', deferred`a zstd file`, 'zstd -d FILE'),
  packed('\x04\x22\x4d\x18', deferred`an lz4 file`, 'lz4 -d FILE'),
  packed('LZIP', deferred`an lzip file`, 'lzip -dk FILE'),
  packed('\x1f\x9d', deferred`a file packed by compress (.Z)`, 'uncompress FILE'),
  packed('7z\xbc\xaf\x27\x1c', deferred`a 7z archive`, '7z x FILE'),
  packed('Rar!\x1a\x07', deferred`a RAR archive`, 'unrar x FILE'),
  packed('MSCF\0\0\0\0', deferred`a cabinet archive`, 'cabextract FILE'),
  document('{\\rtf', deferred`an RTF document`),
  other('PAR1', deferred`a Parquet file`),
  other(/^SQLite format 3/, deferred`a database`),
  other(
    /^\xd0\xcf\x11\xe0/,
    deferred`an old Office file such as .doc, or a document locked by a password`,
    SAVE_AS_DOCUMENT,
  ),
  other(/^\xffWPC/, deferred`a WordPerfect file`, SAVE_AS_DOCUMENT),
  other(
    /^.{60}(?:BOOKMOBI|TEXtREAd)/s,
    deferred`a Kindle or Palm book`,
    deferred`save it as .epub or .txt, for instance by Calibre`,
  ),
  other(/^AT&TFORM/, deferred`a DjVu file`, deferred`save its text as .txt`),
  other(
    /^\x89PNG|^\xff\xd8\xff|^GIF8[79]a|^II[*+]\0|^MM\0[*+]|^BM.{4}\0{4}|^8BPS|^RIFF.{4}WEBP|^.{0,4}ftyp(?:heic|heix|avif|mif1)/s,
    deferred`an image`,
    deferred`give the words themselves: letters in an image must be read by a program for that (OCR) first`,
  ),
  other(
    /^ID3|^OggS|^fLaC|^RIFF.{4}(?:WAVE|AVI )|^.{0,4}ftyp|^\xff[\xf3\xfb]|^\x1aE\xdf\xa3/s,
    deferred`a sound or a film`,
  ),
  other(/^\x7fELF|^MZ.{1,60}\0|^\xca\xfe\xba\xbe|^\xcf\xfa\xed\xfe|^\0asm/s, deferred`a program`),
  encoding('\xff\xfe\0\0', 'UTF-32'),
  encoding('\0\0\xfe\xff', 'UTF-32'),
  encoding('\xff\xfe', 'UTF-16'),
  encoding('\xfe\xff', 'UTF-16'),
]

/** Bytes of a beginning that are looked at. */
const HEAD = 1 << 16

/**
 * Tells what a file is by its first bytes, whatever its name.
 *
 * @param bytes its beginning, unpacked where it is packed by gzip; 64 KiB are looked at
 * @returns nothing for what may be a plain text or a model in the ARPA format; see {@link isArpa}
 */
export function kindOf(bytes: Uint8Array): FileKind | undefined {
  const head = latin1(bytes)
  if (head.startsWith('PK\x03\x04')) return zipKind(head)
  const start = head.slice(0, 1100)
  if (/^.{0,1024}?%PDF-/s.test(start)) return { name: phrase`a PDF`, family: 'other', hint: phrase`save its text as .txt: a PDF holds places on a page, not words in order` } // prettier-ignore
  const isText = !/[\0-\x08\x0e-\x1f]/.test(start)
  const found = MAGICS.find(({ magic, at = 0 }) =>
    typeof magic === 'string' ? head.startsWith(magic, at) : !isText && magic.test(start),
  )
  if (found) return { name: translated(found.name), family: found.family, hint: hintOf(found) }
  if (head.startsWith('ustar', 257)) return { name: phrase`a tar archive`, family: 'packed', hint: unpackBy('tar -xf FILE') } // prettier-ignore
  if (head.includes('\x1b$B') || head.includes('\x1b$@')) return { name: 'ISO-2022-JP', family: 'encoding', hint: phrase`save it again as UTF-8` } // prettier-ignore
  return ownKind(head) ?? (isWide(bytes) ? { name: 'UTF-16', family: 'encoding', hint: phrase`save it again as UTF-8` } : undefined) // prettier-ignore
}

/** Whether a file is a model in the ARPA format: there is a line `\data\`, and the next one counts n-grams. */
export function isArpa(bytes: Uint8Array): boolean {
  return /(?:^|\n)(?:\xef\xbb\xbf)?[ \t]*\\data\\[ \t\r]*\n\s*ngram[ \t]+1[ \t]*=/.test(latin1(bytes))
}

/** The names of a zip's first files say what it holds. */
function zipKind(head: string): FileKind {
  const names: readonly (readonly [string, string])[] = [
    ['application/epub+zip', phrase`an EPUB book`],
    ['application/vnd.oasis.opendocument', phrase`an OpenDocument file`],
    ['word/', phrase`a Word document`],
    ['xl/', phrase`an Excel workbook`],
    ['ppt/', phrase`a PowerPoint file`],
  ]
  const name = names.find(([inside]) => head.includes(inside))?.[1]
  return name
    ? { name, family: 'document', hint: translated(SAVE_AS_TEXT) }
    : { name: phrase`a zip archive`, family: 'packed', hint: unpackBy('unzip FILE') }
}

const OWN: Readonly<Record<string, string>> = {
  run: deferred`the run.json of a run of collapse-lab`,
  model: deferred`a saved model of collapse-lab`,
  corpus: deferred`the corpus.json of a corpus of collapse-lab`,
  exercise: deferred`an exercise of collapse-lab`,
}

/** What collapse-lab saved as JSON names its format first. */
function ownKind(head: string): FileKind | undefined {
  const [, format = ''] = /^\s{0,99}\{\s{0,99}"format"\s{0,99}:\s{0,99}"collapse-lab\/([a-z]{1,20})\//.exec(head) ?? [] // prettier-ignore
  if (format === '') return undefined
  const own = OWN[format]
  const name = own === undefined ? phrase`a file of collapse-lab (${format})` : translated(own)
  return {
    name,
    family: 'model',
    hint: phrase`give a text, or a model that \`collapse-lab train --arpa\` wrote`,
  }
}

/** Whether every other byte is 0, as in UTF-16 of Latin letters without its mark. */
function isWide(bytes: Uint8Array): boolean {
  const looked = Math.min(bytes.length, 1 << 12) & ~1
  const [even, odd] = zerosBySide(bytes, looked)
  return looked >= 4 && Math.max(even, odd) >= 0.35 * looked && Math.min(even, odd) <= 0.01 * looked
}

/** The beginning of a file, a character for each byte. */
function latin1(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < Math.min(bytes.length, HEAD); at += 4096)
    parts.push(String.fromCharCode(...bytes.subarray(at, Math.min(at + 4096, HEAD))))
  return parts.join('')
}
