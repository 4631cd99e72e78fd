import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/formats/document.ts'
import { preparedText } from '../../src/text/corpus/loaded-corpus.ts'
import { prepareText } from '../../src/text/corpus/prepare.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { docx as wordDocument } from '../docx.ts'

/** A text as its author has it: paragraphs, one of them with a line end inside. */
const PARAGRAPHS = [
  'The tide went out before Ada reached the quay, and the boats lay on their sides in the mud.',
  '“You’re late,” said the ferryman—he was mending a net. ‘No,’ she said, ‘you are early.’',
  'Über den Dächern hing Rauch; l’été, en Bretagne, ça sent le sel & le goudron.',
  'Grey gulls, grey water,\u2028grey the morning after.',
  'At 10:30 a.m. they pushed off… She paid him twopence, and kept the change.',
  'Nobody spoke until the lighthouse had sunk behind them, and then everybody did.',
]

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const lines = (breakAs: string) => PARAGRAPHS.map(text => text.replace('\u2028', breakAs))

const word = (text: string) =>
  `<w:p><w:r><w:t xml:space="preserve">${escaped(text).replace('\u2028', '</w:t><w:br/><w:t>')}</w:t></w:r></w:p>`
const docx = zipSync({
  '[Content_Types].xml': strToU8('<Types/>'),
  'word/document.xml': strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><w:document><w:body>${PARAGRAPHS.map(word).join('')}</w:body></w:document>`,
  ),
})

const odt = zipSync({
  mimetype: strToU8('application/vnd.oasis.opendocument.text'),
  'content.xml': strToU8(
    `<office:document-content><office:body><office:text>${PARAGRAPHS.map(text => `<text:p>${escaped(text).replace('\u2028', '<text:line-break/>')}</text:p>`).join('')}</office:text></office:body></office:document-content>`,
  ),
})

const page = `<!DOCTYPE html>\n<html><head><title>Not text</title></head><body>\n${PARAGRAPHS.map(text => `<p>${escaped(text).replace('\u2028', '<br>')}</p>`).join('\n')}\n</body></html>`

const epub = zipSync({
  mimetype: strToU8('application/epub+zip'),
  'META-INF/container.xml': strToU8(
    '<container><rootfiles><rootfile full-path="O%20P/book.opf"/></rootfiles></container>',
  ),
  'O P/book.opf': strToU8(
    '<package><manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="b" href="text/b%20.xhtml" media-type="application/xhtml+xml"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>',
  ),
  'O P/nav.xhtml': strToU8('<html><body><nav><ol><li>Contents</li></ol></nav></body></html>'),
  ...Object.fromEntries(
    [PARAGRAPHS.slice(0, 3), PARAGRAPHS.slice(3)].map((part, index) => [
      ['O P/a.xhtml', 'O P/text/b .xhtml'][index]!,
      strToU8(
        `<html xmlns="http://www.w3.org/1999/xhtml"><body>${part.map(text => `<p>${escaped(text).replace('\u2028', '<br/>')}</p>`).join('')}</body></html>`,
      ),
    ]),
  ),
})

const rtf = `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Times;}}\\uc1 ${PARAGRAPHS.map(text =>
  Array.from(text, sign => {
    const code = sign.charCodeAt(0)
    if (sign === '\u2028') return '\\line '
    if (sign === '—') return '\\emdash '
    if (sign === '“') return '\\ldblquote '
    return code < 0x80 ? sign : code < 0x100 ? `\\'${code.toString(16)}` : `\\u${code}?`
  }).join(''),
).join('\\par ')}\\par}`

const md = `---\ntitle: Not text\n---\n\n${lines('  \n').join('\n\n')}\n`
const txt = lines('\u2028').join('\n\n')

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
/** Every sign of the text in Windows-1252 by the standard's own table. */
const CP1252: Readonly<Record<string, number>> = {
  '“': 0x93,
  '”': 0x94,
  '‘': 0x91,
  '’': 0x92,
  '—': 0x97,
  '…': 0x85,
}
const MAC: Readonly<Record<string, number>> = {
  ...{ '“': 0xd2, '”': 0xd3, '‘': 0xd4, '’': 0xd5, '—': 0xd1, '…': 0xc9 },
  ...{ Ü: 0x86, ä: 0x8a, é: 0x8e, ç: 0x8d },
}
const bytesIn = (table: Readonly<Record<string, number>>, text: string) =>
  Uint8Array.from(text, sign => table[sign] ?? sign.charCodeAt(0))
/** An encoding with a byte a character has no U+2028: the verse's paragraph is left out of both texts that are compared. */
const withoutVerse = PARAGRAPHS.filter(text => !text.includes('\u2028')).join('\n\n')

function sha256Of(name: string, bytes: Uint8Array | string): string {
  const document = readDocument(name, typeof bytes === 'string' ? strToU8(bytes) : bytes)
  if (!('text' in document)) throw new Error('no text')
  const { sections } = prepareText(document.text, { tokens: 'word' })
  const passages = sections.flatMap((texts, index) => passagesOf(texts, { section: `${index}` }))
  return createHash('sha256').update(preparedText(passages)).digest('hex')
}

describe('one text has one hash of prepared text', () => {
  test.each<[string, Uint8Array | string]>([
    ['a.docx', docx],
    ['a.odt', odt],
    ['a.epub', epub],
    ['a.html', page],
    ['a.rtf', rtf],
    ['a.md', md],
    ['a.txt.gz', gzipSync(txt)],
    ['utf-16.txt', utf16(txt)],
    ['utf-16-without-mark.txt', utf16(txt).subarray(2)],
    ['bom.txt', `\uFEFF${txt}`],
    ['crlf.txt', txt.replaceAll('\n', '\r\n')],
    ['no-name', docx],
    ['wrong-name.txt', epub],
    ['packed-twice', gzipSync(gzipSync(odt))],
  ])('in %s as in plain UTF-8', (name, bytes) => {
    expect(sha256Of(name, bytes)).toBe(sha256Of('a.txt', txt))
  })

  test.each([
    ['Windows-1252', bytesIn(CP1252, withoutVerse)],
    ['MacRoman', bytesIn(MAC, withoutVerse)],
  ])('in %s as in plain UTF-8', (encoding, bytes) => {
    expect(readDocument('a.txt', bytes).read).toMatchObject({ encoding })
    expect(sha256Of('a.txt', bytes)).toBe(sha256Of('a.txt', withoutVerse))
  })

  test('without what Project Gutenberg puts behind a book, where a document has a line a paragraph', () => {
    const book = ['The tide went out.', 'The boats lay in the mud.', 'Nobody spoke.', 'The rain fell.']
    const wrapped = [...book, "End of Project Gutenberg's The Tide, by Nobody"]
    const pages = `<html><body>${wrapped.map(text => `<p>${text}</p>`).join('')}</body></html>`
    for (const [name, bytes] of [
      ['a.docx', wordDocument(wrapped)],
      ['a.fodt', `<office:document office:mimetype="application/vnd.oasis.opendocument.text"><office:text>${wrapped.map(text => `<text:p>${text}</text:p>`).join('')}</office:text></office:document>`], // prettier-ignore
      ['a.rtf', `{\\rtf1 ${wrapped.join('\\par ')}\\par}`],
      ['a.html', pages],
      ['a.txt', wrapped.join('\n\n')],
    ] as const)
      expect([name, sha256Of(name, bytes)]).toEqual([name, sha256Of('a.txt', book.join('\n\n'))])
  })
})
