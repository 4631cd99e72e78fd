import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { isArpa, kindOf } from '../../../src/text/bytes/file-kind.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const zipOf = (name: string, data: string) =>
  Buffer.concat([
    latin1('PK\x03\x04'),
    Buffer.alloc(26 - 4),
    Buffer.from([name.length, 0, 0, 0]),
    latin1(name + data),
  ])

test.each<[string, Uint8Array]>([
  ['a KenLM binary', latin1('mmap lm http://kheafield.com/code format version 5\n\0')],
  ['an IRSTLM binary', latin1('blmt 3 100 200 300\n')],
  ['an iARPA file of IRSTLM', latin1('iARPA\n\n\\data\\\n')],
  ['an SRILM binary', latin1('SRILM_BINARY_NGRAM_002\n')],
  ['a binary of pocketsphinx', latin1('Trie Language Model\x03')],
  ['a DMP file of CMU Sphinx', latin1('\x11\0\0\0Darpa Trigram LM\0')],
  ['an xz file', latin1('\xfd7zXZ\0\0\x04')],
  ['a bzip2 file', latin1('BZh91AY&SY')],
  ['a zstd file', latin1('\x28\xb5\x2f\xfd\x24')],
  ['an lz4 file', latin1('\x04\x22\x4d\x18')],
  ['a 7z archive', latin1('7z\xbc\xaf\x27\x1c')],
  ['a tar archive', latin1(`corpus/a.txt${'\0'.repeat(245)}ustar\x0000`)],
  ['a zip archive', zipOf('a.txt', 'words')],
  ['a Word document', zipOf('word/document.xml', '')],
  ['an EPUB book', zipOf('mimetype', 'application/epub+zip')],
  ['an OpenDocument file', zipOf('mimetype', 'application/vnd.oasis.opendocument.text')],
  ['a PDF', latin1('%PDF-1.7\n')],
  ['an RTF document', latin1('{\\rtf1\\ansi')],
  [
    'an old Office file such as .doc, or a document locked by a password',
    latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  ],
  ['an image', latin1('\x89PNG\r\n\x1a\n')],
  ['an image', latin1('\xff\xd8\xff\xe0\0\x10JFIF')],
  ['an image', latin1('GIF89a\x01\0\x01\0')],
  ['an image', latin1('BM\x36\x10\0\0\0\0\0\0\x36')],
  ['an image', latin1('II*\0\x08\0\0\0')],
  ['an image', latin1('MM\0*\0\0\0\x08')],
  ['an image', latin1('RIFF\x24\x10\0\0WEBPVP8 ')],
  ['an image', latin1('\0\0\0\x18ftypheic')],
  ['a sound or a film', latin1('\0\0\0\x18ftypmp42')],
  ['a sound or a film', latin1('ID3\x04\0\0')],
  ['a Kindle or Palm book', latin1(`Moby${'\0'.repeat(56)}BOOKMOBI`)],
  ['a database', latin1('SQLite format 3\0')],
  ['a program', latin1('\x7fELF\x02\x01\x01\0')],
  ['UTF-32', latin1('\xff\xfe\0\0a\0\0\0')],
  ['UTF-16', Buffer.from('\ufeffCall me', 'utf16le')],
  ['UTF-16', Buffer.from('\ufeffCall me', 'utf16le').swap16()],
  ['UTF-16', Buffer.from('Call me Ishmael', 'utf16le')],
  ['UTF-16', Buffer.from('Call me Ishmael.', 'utf16le').swap16()],
  ['ISO-2022-JP', latin1('-0.5\t\x1b$BF|K\x1b(B\n')],
  ['the run.json of a run of collapse-lab', latin1('{\n  "format": "collapse-lab/run/1",')],
  ['a saved model of collapse-lab', latin1('{"format":"collapse-lab/model/1"}')],
  ['a file of collapse-lab (cell)', latin1('{"format":"collapse-lab/cell/1"}')],
])('%s is told by its first bytes', (name, bytes) => {
  expect(kindOf(bytes)?.name).toBe(name)
  expect(kindOf(bytes)?.hint).toMatch(/^\S.*\S$/)
})

describe('a text is a text', () => {
  test.each([
    '',
    'a',
    'Call me Ishmael.',
    'a b\0c\0\0d\na b\n',
    '\ufeffa',
    'BZ',
    'PK is a name',
    '{ "format": "of one\'s own" }',
    '鯨 鯨',
    'BMW fährt in München',
    'MZ, ID3, GIF89a und OggS für alle',
    'GIF89a: ein Format für Bilder',
    'ID3 – was ist das?',
    'mmap lm',
  ])('%j', text => {
    expect(kindOf(Buffer.from(text))).toBeUndefined()
    expect(isArpa(Buffer.from(text))).toBe(false)
  })

  test('also one that is deflated without a head, of which nothing can be said', () => {
    expect(kindOf(deflateRawSync('a a a b'))).toBeUndefined()
    expect(kindOf(gzipSync('a a a b'))).toBeUndefined()
  })
})

test('a model in the ARPA format has a line \\data\\, with what it counts below', () => {
  const arpa = '\\data\\\nngram 1=4\n'
  for (const text of [arpa, `\ufeff${arpa}`, `\n# by X\n${arpa}`, '\\data\\\r\n\r\nngram  1 = 4\r\n'])
    expect(isArpa(Buffer.from(text))).toBe(true)
  for (const text of ['the mark is \\data\\\nngram 1=4', '\\data\\\nof what', 'ngram 1=4'])
    expect(isArpa(Buffer.from(text))).toBe(false)
})

test('blanks without end take no time', () => {
  const bytes = Buffer.alloc(1 << 20, ' ')
  expect([kindOf(bytes), isArpa(bytes)]).toEqual([undefined, false])
  expect(isArpa(Buffer.alloc(1 << 20, '\\data\\\n'))).toBe(false)
})
