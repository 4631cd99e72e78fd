import { zerosBySide } from './zeros.ts'

/** A file that is neither a plain text nor a model in the ARPA format, as its first bytes tell. */
export interface FileKind {
  /** With its article, as in `a PDF`. */
  readonly name: string
  /** What holds words (`document`), what a tool has to unpack (`packed`), what a toolkit saved (`model`), or other bytes. */
  readonly family: 'document' | 'packed' | 'model' | 'encoding' | 'other'
  /** How to get a text or a model out of it. */
  readonly hint: string
}

interface Magic extends FileKind {
  /** The bytes as Latin-1. */
  readonly magic: string
  /** Where they stand; default at the beginning. */
  readonly at?: number
}

const SAVE_AS_TEXT = 'open it, and save its words as plain text in UTF-8'
const ARPA_OF_KENLM = 'give the ARPA file that it was built from: a binary cannot be turned back'

const unpackBy = (program: string) => `unpack it by \`${program}\`, and give the result`
const packed = (magic: string, name: string, program: string): Magic => ({
  ...{ magic, name, family: 'packed', hint: unpackBy(program) },
})
const model = (magic: string, name: string, hint: string, at = 0): Magic => ({
  ...{ magic, at, name, family: 'model', hint },
})
const document = (magic: string, name: string): Magic => ({
  ...{ magic, name, family: 'document', hint: SAVE_AS_TEXT },
})
const other = (magic: string, name: string, at = 0): Magic => ({
  ...{ magic, at, name, family: 'other', hint: 'name a plain text in UTF-8, or a model in the ARPA format' },
})
const encoding = (magic: string, name: string): Magic => ({
  ...{ magic, name, family: 'encoding', hint: 'save it again as UTF-8' },
})

/** Longer beginnings come before shorter ones that they begin with. */
const MAGICS: readonly Magic[] = [
  model('mmap lm http://kheafield.com/code', 'a KenLM binary', ARPA_OF_KENLM),
  model('blmt', 'an IRSTLM binary', 'write it as ARPA by `compile-lm --text=yes`'),
  model('Qblmt', 'a quantized IRSTLM binary', 'write it as ARPA by `compile-lm --text=yes`'),
  model('iARPA', 'an iARPA file of IRSTLM', 'write it as ARPA by `compile-lm --text=yes`'),
  model('qARPA', 'a quantized qARPA file of IRSTLM', 'give the ARPA file that it was made from'),
  model('SRILM_BINARY_NGRAM', 'an SRILM binary', 'write it as ARPA by `ngram -lm FILE -write-lm FILE.arpa`'),
  model(
    'Trie Language Model',
    'a binary of pocketsphinx',
    'write it as ARPA by `sphinx_lm_convert -ofmt arpa`',
  ),
  model(
    'Darpa Trigram LM',
    'a DMP file of CMU Sphinx',
    'write it as ARPA by `sphinx_lm_convert -ofmt arpa`',
    4,
  ),
  packed('\xfd7zXZ\0', 'an xz file', 'xz -dk FILE'),
  packed('BZh', 'a bzip2 file', 'bzip2 -dk FILE'),
  packed('\x28\xb5\x2f\xfd', 'a zstd file', 'zstd -d FILE'),
  packed('\x04\x22\x4d\x18', 'an lz4 file', 'lz4 -d FILE'),
  packed('LZIP', 'an lzip file', 'lzip -dk FILE'),
  packed('\x1f\x9d', 'a file packed by compress (.Z)', 'uncompress FILE'),
  packed('7z\xbc\xaf\x27\x1c', 'a 7z archive', '7z x FILE'),
  packed('Rar!\x1a\x07', 'a RAR archive', 'unrar x FILE'),
  packed('MSCF\0\0\0\0', 'a cabinet archive', 'cabextract FILE'),
  document('%PDF-', 'a PDF'),
  document('{\\rtf', 'an RTF document'),
  document('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Word, Excel or PowerPoint file'),
  other('\x89PNG\r\n', 'a PNG image'),
  other('\xff\xd8\xff', 'a JPEG image'),
  other('GIF8', 'a GIF image'),
  other('\x7fELF', 'a program'),
  other('SQLite format 3\0', 'an SQLite database'),
  other('PAR1', 'a Parquet file'),
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
  const found = MAGICS.find(({ magic, at = 0 }) => head.startsWith(magic, at))
  if (found) return { name: found.name, family: found.family, hint: found.hint }
  if (head.startsWith('ustar', 257)) return { name: 'a tar archive', family: 'packed', hint: unpackBy('tar -xf FILE') } // prettier-ignore
  if (head.includes('\x1b$B') || head.includes('\x1b$@')) return { name: 'ISO-2022-JP', family: 'encoding', hint: 'save it again as UTF-8' } // prettier-ignore
  return ownKind(head) ?? (isWide(bytes) ? { name: 'UTF-16', family: 'encoding', hint: 'save it again as UTF-8' } : undefined) // prettier-ignore
}

/** Whether a file is a model in the ARPA format: there is a line `\data\`, and the next one counts n-grams. */
export function isArpa(bytes: Uint8Array): boolean {
  return /(?:^|\n)(?:\xef\xbb\xbf)?[ \t]*\\data\\[ \t\r]*\n\s*ngram[ \t]+1[ \t]*=/.test(latin1(bytes))
}

/** The names of a zip's first files say what it holds. */
function zipKind(head: string): FileKind {
  const names: readonly (readonly [string, string])[] = [
    ['application/epub+zip', 'an EPUB book'],
    ['application/vnd.oasis.opendocument', 'an OpenDocument file'],
    ['word/', 'a Word document'],
    ['xl/', 'an Excel workbook'],
    ['ppt/', 'a PowerPoint file'],
  ]
  const name = names.find(([inside]) => head.includes(inside))?.[1]
  return name
    ? { name, family: 'document', hint: SAVE_AS_TEXT }
    : { name: 'a zip archive', family: 'packed', hint: unpackBy('unzip FILE') }
}

const OWN: Readonly<Record<string, string>> = {
  run: 'the run.json of a run of collapse-lab',
  model: 'a saved model of collapse-lab',
  corpus: 'the corpus.json of a corpus of collapse-lab',
  exercise: 'an exercise of collapse-lab',
}

/** What collapse-lab saved as JSON names its format first. */
function ownKind(head: string): FileKind | undefined {
  const [, format = ''] = /^\s{0,99}\{\s{0,99}"format"\s{0,99}:\s{0,99}"collapse-lab\/([a-z]{1,20})\//.exec(head) ?? [] // prettier-ignore
  if (format === '') return undefined
  const name = OWN[format] ?? `a file of collapse-lab (${format})`
  return { name, family: 'model', hint: 'give a text, or a model that `collapse-lab train --arpa` wrote' }
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
