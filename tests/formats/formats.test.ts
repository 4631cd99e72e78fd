import { strToU8, zipSync } from 'fflate'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/formats/document.ts'
import { orRefusal } from '../../src/refusal.ts'

function read(name: string, contents: string | Uint8Array, limit?: number) {
  const bytes = typeof contents === 'string' ? strToU8(contents) : contents
  const document = readDocument(name, bytes, limit === undefined ? {} : { limit })
  return { text: 'text' in document ? document.text : document.passages.join('|'), ...document.read }
}

describe('Markdown', () => {
  test.each([
    ['front matter', '---\ntitle: T\ndate: 1\n---\n\nText.', 'Text.'],
    ['TOML front matter', '+++\ntitle = "T"\n+++\nText.', 'Text.'],
    ['a rule at the beginning is no front matter', '---\n\nText.\n\n---\n\nMore.', 'Text.\n\nMore.'],
    ['comments', 'One <!-- a\nb --> two.\n\n<!-- c -->\n\nThree.', 'One \ntwo.\n\nThree.'],
    ['fenced code', 'One.\n\n```js\nlet x\n```\n\n~~~\n```\n~~~\nTwo.', 'One.\n\nTwo.'],
    ['indented code', 'One.\n\n    let x\n\n    let y\n\nTwo.', 'One.\n\nTwo.'],
    ['a paragraph of a list is no code', '- One.\n\n    More.\n\nTwo.', 'One.\n\nMore.\n\nTwo.'],
    ['code spans', 'Call `f(x)` or ``a ` b`` now, ` alone.', 'Call f(x) or a ` b now, ` alone.'],
    ['code as it is', 'Use (`*p*`) or “`a_b_ &amp;`”, `` ` ``.', 'Use (*p*) or “a_b_ &amp;”, `.'],
    [
      'what is left out, without its brackets',
      'See (<http://a.b>) , “![c](d)” or ![e](f) , now.',
      'See, or, now.',
    ],
    [
      'links',
      '[the *port*](http://x.y/a_(b) "t") and [one][r], [r], [no].\n\n[r]: http://z',
      'the port and one, r, [no].',
    ],
    ['images', '![a [map]](m.png) and [![x](y)](z).', 'and.'],
    ['autolinks', 'See <https://a.b/c> now.', 'See  now.'],
    ['emphasis', '*a* **b** ***c*** _d_ __e__ *f **g** h*', 'a b c d e f g h'],
    ['what is no emphasis', '2 * 3 * 4, snake_case_name, **open', '2 * 3 * 4, snake_case_name, **open'],
    ['footnotes', 'Word.[^1] Next^[inline].\n\n[^1]: A note\n    goes on.\n\nLast.', 'Word. Next.\n\nLast.'],
    ['marks of notes that are not there', 'Word[^2]. Next[^x].\n\n[^x]: A note.', 'Word. Next.'],
    ['headings', '# One #\nText.\n\nTwo\n===\n\n## Three {#id}\n', 'One\n\nText.\n\nTwo\n\nThree'],
    ['lists', '- a\n- [x] b\n* c\n\n1. d\n2) e', 'a\n\nb\n\nc\n\nd\n\ne'],
    ['a year at a line’s beginning', 'It was\n1984. And\nso on.', 'It was\n1984. And\nso on.'],
    ['quotes', '> One\n> two.\n>\n> > Three.\n\nFour.', 'One\ntwo.\n\nThree.\n\nFour.'],
    ['tables', '| a | b |\n|---|:-:|\n| c | d\\|e |\n\nf', 'a\n\nb\n\nc\n\nd|e\n\nf'],
    ['breaks', 'One  \ntwo\\\nthree<br>four', 'One\u2028two\u2028three\u2028four'],
    ['rules', 'One.\n\n***\n\n* * *\n\nTwo.', 'One.\n\nTwo.'],
    ['escapes and entities', '\\*a\\* &amp; &mdash; \\# 1\\. b', '*a* & — # 1. b'],
    ['tags', 'a <b>c</b> <span class="x">d</span>', 'a c d'],
  ])('%s', (_what, source, text) => {
    expect(read('a.md', source).text.replace(/ +/g, ' ').trim()).toBe(text.replace(/ +/g, ' ').trim())
  })

  test('what is left out is counted', () => {
    const { leftOut } = read('a.md', '---\na: b\n---\nx[^1]\n\n```\ny\n```\n\n[^1]: z')
    expect(leftOut).toEqual({ 'front matter': 1, 'code blocks': 1, 'words of code': 1, footnotes: 1 })
    expect(read('a.md', 'a[^2] b[^x]\n\n***\n\nc\n\n[^x]: d').leftOut).toEqual({
      ...{ footnotes: 1, 'lone note marks': 1, ornaments: 1 },
    })
    const inside =
      'Use `git push` and `x`, [a](b.html), <https://c.org>, [d][e] or ![f](g.png).<!-- h --> [i]\n\n[e]: k\n\n    m n\n    o'
    expect(read('a.md', inside).leftOut).toEqual({
      ...{ comments: 1, 'code blocks': 1, 'words of code': 3 },
      ...{ 'link addresses': 3, images: 1 },
    })
  })
})

test('a page that ends within a paragraph ends the paragraph', () => {
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
  const end = '<w:r><w:br w:type="page"/></w:r>'
  const body = `<w:p>${run('One.')}${end}${run('Two.')}</w:p><w:p>${run('Three.')}${end}</w:p><w:p>${run('Four.')}</w:p>`
  const word = zipSync({
    'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
  })
  const rich = '{\\rtf1 One.\\page Two.\\par Three.\\page\\par Four.}'
  for (const [name, contents] of [
    ['a.docx', word],
    ['a.rtf', rich],
  ] as const)
    expect(read(name, contents).text).toBe('One.\fTwo.\nThree.\nFour.')
})

describe('web pages', () => {
  test.each([
    [
      'scripts, styles, comments and the head',
      '<html><head><title>T</title></head><body>a<script>b</script><style>c</style><!-- d --><template>e</template></body>',
      'a',
    ],
    ['a head that nobody closed', '<html><head><title>T</title><body><p>a', 'a'],
    ['entities', '<p>a&nbsp;b &mdash; &eacute;&#8217;&#x2019; &amp;', 'a\u00a0b — é’’ &'],
    ['blocks', '<div>a<p>b</p>c</div><ul><li>d<li>e</ul>', 'a\n\nb\n\nc\n\nd\n\ne'],
    ['breaks', '<p>a<br>b<br><br>c', 'a\u2028b\n\nc'],
    ['white space', '<p>  a\n   b\t<i>c</i>d </p>', 'a b cd'],
    ['lines of pre', '<pre>a\n  b\n\nc</pre>', 'a\nb\n\nc'],
    ['readings of ruby', '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>', '漢'],
    ['cells', '<table><tr><td>a<td>b</table>', 'a\n\nb'],
    ['page numbers', '<p>a <span class="pagenum">[Pg 3]</span>b', 'a b'],
    ['hidden elements', '<p>a <span hidden>b</span><span style="display: none">c</span>d', 'a d'],
    ['quotations', '<p><q>a <q>b</q></q>', '“a ‘b’”'],
  ])('%s', (_what, source, text) => {
    expect(read('a.html', source).text).toBe(text)
  })

  test('are decoded as they declare, and as UTF-8 where they are that', () => {
    const page = (charset: string) => `<html><meta charset="${charset}"><p>`
    const cyrillic = Buffer.concat([Buffer.from(page('koi8-r')), Buffer.from('d0d2c9d7c5d4', 'hex')])
    expect(read('a.html', cyrillic)).toMatchObject({ text: 'привет', encoding: 'koi8-r' })
    expect(read('a.html', `${page('iso-8859-1')}né`)).toMatchObject({ text: 'né', encoding: 'UTF-8' })
  })

  test('are told by their contents', () => {
    expect(read('page', '<!DOCTYPE html><p>a').format).toBe('html')
    expect(read('a.txt', 'An <html> tag in a text.').format).toBe('txt')
  })
})

const word = (body: string) =>
  zipSync({ 'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`) })

describe('Word documents', () => {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  test.each([
    ['runs', `<w:p>${run('a ')}${run('b')}</w:p><w:p/><w:p>${run('c')}</w:p>`, 'a b\n\nc'],
    [
      'tabs, breaks and hyphens',
      '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type="page"/><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>',
      'a\tb\u2028c\f\u2011d',
    ],
    [
      'what was deleted',
      `<w:p>${run('a')}<w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:ins>${run('c')}</w:ins></w:p>`,
      'ac',
    ],
    [
      'text boxes once',
      `<w:p>${run('a')}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>${run('box')}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>${run('box')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      'box\na',
    ],
    ['hidden text', `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r>${run('b')}</w:p>`, 'b'],
    [
      'numbers of pages',
      `<w:p>${run('a')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('7')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('b')}</w:p>`,
      'ab',
    ],
  ])('%s', (_what, body, text) => {
    expect(read('a.docx', word(body)).text).toBe(text)
  })

  test('footnotes are left out and counted', () => {
    const body = `<w:p>${run('a')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`
    expect(read('a.docx', word(body)).leftOut).toEqual({ footnotes: 1 })
  })
})

describe('Rich Text', () => {
  test.each([
    ['paragraphs, lines, tabs', 'a\\par b\\line c\\tab d', 'a\nb\u2028c\td'],
    [
      'code pages of fonts',
      "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}\\f0 \\'e9\\f1 \\'e9",
      'éй',
    ],
    [
      'Unicode with what stands in for it',
      "\\uc1\\u8217?\\uc2\\u233 \\'c3\\'a9x\\uc0\\u233 y\\u-10179?\\u-9138?",
      '’éxéy\ud83d?\udc4e?',
    ],
    [
      'groups that are passed over',
      '{\\*\\gen x;}{\\info{\\title T}}a{\\header h}{\\footnote f}{\\v hidden}b',
      'ab',
    ],
    [
      'fields',
      '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt link}}{\\field{\\*\\fldinst PAGEREF _T}{\\fldrslt 7}}',
      'link',
    ],
    ['signs by name', '\\ldblquote a\\rdblquote\\emdash b\\~c\\_d\\{', '“a”—b\u00a0c\u2011d{'],
    ['line ends of the file are none', 'a\r\nb', 'ab'],
    ['pictures', '{\\pict\\bin2 {}}a', 'a'],
  ])('%s', (_what, body, text) => {
    expect(read('a.rtf', `{\\rtf1\\ansi\\ansicpg1252 ${body}}`).text).toBe(text)
  })

  test('that is cut off is refused', () => {
    expect(() => read('a.rtf', '{\\rtf1 a{\\b c')).toThrow(/a\.rtf is damaged: its text is cut off/)
  })
})

describe('JSON Lines', () => {
  test('are passages, also by their contents', () => {
    expect(read('a.jsonl', '{"text":"a\\nb"}\n\n{"id":1,"text":"c"}\n').text).toBe('a\nb|c')
    expect(read('stdin', '{"id":"A/1","text":"a"}\n').format).toBe('jsonl')
  })

  test('without a text are refused with the line and its keys', () => {
    expect(() => read('a.ndjson', '{"text":"a"}\n{"id":1,"body":"b"}')).toThrow(
      /line 2 is not an object with a text: its keys are id, body/,
    )
    expect(() => read('a.jsonl', '{"text":"a"}\nb')).toThrow(/line 2 is not JSON/)
  })
})

describe('archives', () => {
  const megabyte = Buffer.alloc(1 << 20, 'word ')

  test('are unpacked up to the limit, whatever their headers say', () => {
    expect(() => read('a.gz', gzipSync(megabyte), 100_000)).toThrow(/unpacks to more than .* the limit/)
    expect(() => read('a.gz', gzipSync(gzipSync(megabyte)), 100_000)).toThrow(/unpacks to more than/)
    const bomb = Buffer.from(word(`<w:p><w:r><w:t>${'a'.repeat(1 << 20)}</w:t></w:r></w:p>`))
    // The sizes that the local header and the directory state: 10 bytes.
    bomb.writeUInt32LE(10, 22)
    bomb.writeUInt32LE(10, bomb.indexOf(Buffer.from('PK\x01\x02')) + 24)
    expect(() => read('a.docx', bomb, 100_000)).toThrow(/unpacks to more than/)
    const huge = Buffer.from(word('<w:p><w:r><w:t>a</w:t></w:r></w:p>'))
    huge.writeUInt32LE(0xfffffff0, huge.indexOf(Buffer.from('PK\x01\x02')) + 24)
    expect(read('a.docx', huge).text).toBe('a')
  })

  test('packed too often are refused', () => {
    const packed = [1, 2, 3, 4].reduce<Uint8Array>(bytes => gzipSync(bytes), Buffer.from('a'))
    expect(() => read('a.gz', packed)).toThrow(/packed more than 3 times/)
  })

  test('of several members are one text', () => {
    const members = [gzipSync('one '), gzipSync('two '), gzipSync('three')]
    expect(read('a.txt.gz', Buffer.concat(members))).toMatchObject({ text: 'one two three', gzip: true })
  })

  test('that are damaged are refused in a line', () => {
    const packed = gzipSync(Buffer.from('word '.repeat(1000) + 'x'))
    const flipped = Buffer.from(packed)
    flipped[packed.length - 8]! ^= 1
    for (const bytes of [packed.subarray(0, packed.length - 12), packed.subarray(0, 15), flipped])
      expect(() => read('a.txt.gz', bytes)).toThrow(
        /^a\.txt\.gz cannot be unpacked: it is damaged, or cut off$/,
      )
    const document = word('<w:p><w:r><w:t>some words</w:t></w:r></w:p>')
    for (const length of [30, 60, document.length - 30])
      expect(() => read('a.docx', document.subarray(0, length))).toThrow(/^a\.docx cannot be unpacked/)
    const other = Buffer.from(document)
    other[other.indexOf('PK\x01\x02') + 16]! ^= 1
    expect(() => read('a.docx', other)).toThrow(/cannot be unpacked/)
  })

  test('whose XML is cut off are refused', () => {
    const cut = zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p><w:r><w:t>a') })
    expect(() => read('a.docx', cut)).toThrow(/is damaged: its text is cut off/)
  })

  test('locked by a password are refused', () => {
    const locked = Buffer.from(word('<w:p/>'))
    locked[locked.indexOf('PK\x01\x02') + 8]! |= 1
    expect(() => read('a.docx', locked)).toThrow(/locked by a password/)
  })

  test('stored without packing are read', () => {
    const stored = zipSync({
      'word/document.xml': [strToU8('<w:p><w:r><w:t>a</w:t></w:r></w:p>'), { level: 0 }],
    })
    expect(read('a.docx', stored).text).toBe('a')
  })
})

test.each([
  '<p>A word<a id="FNanchor_1" href="#Footnote_1" class="fnanchor">[1]</a> and more.</p><div class="footnote"><p><a href="#FNanchor_1">[1]</a> A note.</p></div><p>The end.</p>',
  '<p>A word<a href="#fn1" class="footnote-ref" role="doc-noteref"><sup>1</sup></a> and more.</p><section class="footnotes"><ol><li>A note.</li></ol></section><p>The end.</p>',
  '<p class=MsoNormal>A word<span class=MsoFootnoteReference>[1]</span> and more.</p><p class=MsoFootnoteText>[1] A note.</p><p>The end.</p>',
])('footnotes of a page are left out, and counted, by their classes: %#', html => {
  expect(read('a.html', html)).toMatchObject({
    text: 'A word and more.\n\nThe end.',
    leftOut: { footnotes: 1 },
  })
})

const NOTED: Readonly<Record<string, string>> = {
  'an item with an address of a note':
    '<p>A word<sup><a href="#fn1">1</a></sup> and more.</p><p>The end.</p><ol><li id="fn1">A note.</li></ol>',
  'a link around the mark':
    '<p>A word<a href="#fn:1" id="fnref:1"><sup>1</sup></a> and more.</p><p>The end.</p><hr><ol><li id="fn:1"><p>A note. <a href="#fnref:1">↩</a></p><p>More of it.</p></li></ol>',
  'a link back to a mark without a link':
    '<p>A word<sup id="r1">1</sup> and more.</p><p>The end.</p><ol><li>A note. <a href="#r1">↩</a></li></ol>',
  'links to and fro':
    '<p>A word<sup><a id="a" href="#b">[*]</a></sup> and more.</p><p>The end.</p><p><sup><a name="b" href="#a">[*]</a></sup> A note.</p>',
  'a paragraph with its number':
    '<p>A word<sup><a href="#footnote-2">2</a></sup> and more.</p><p id="footnote-2"><sup>2</sup> A note.</p><p>The end.</p>',
  'a reference of an encyclopedia':
    '<p>A word<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> and more.</p><p>The end.</p><ol><li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> A note.</li></ol>',
}

test.each(Object.entries(NOTED))('footnotes of a page without classes are left out: %s', (_, html) => {
  expect(read('a.html', `<body>${html}</body>`)).toMatchObject({
    text: 'A word and more.\n\nThe end.',
    leftOut: { footnotes: 1 },
  })
})

test.each([
  ['a power', '<p>10<sup>2</sup> m<sup>2</sup></p>', '102 m2'],
  ['an ordinal', '<p>the 4<sup>th</sup></p>', 'the 4th'],
  ['a link to a chapter', '<p>See<sup><a href="#c2">2</a></sup>.</p><p id="c2">Two.</p>', 'See2.\n\nTwo.'],
  ['a link back up', '<p id="fn1">One.</p><p>See<sup><a href="#fn1">1</a></sup>.</p>', 'One.\n\nSee1.'],
  ['a link to nothing', '<p>A<sup><a href="#fn9">9</a></sup></p>', 'A9'],
])('a raised number that is no mark of a note stays: %s', (_, html, text) => {
  const document = read('a.html', `<body>${html}</body>`)
  expect([document.text, document.leftOut]).toEqual([text, undefined])
})

test.each<[string, string | Uint8Array, string]>([
  ['a.txt', 'One\ufffe two\uffff\ufdd0.', 'One two.'],
  ['a.html', '<pre>One\ufffe\n two&#xfffe;\ufdd0.</pre>', 'One\ntwo.'],
  ['a.md', 'One\u{1fffe} two\u{10ffff}\ufdef.', 'One two.'],
  ['a.jsonl', '{"text":"One\\ufffe"}\n{"text":"two\ufdd0\uffff."}', 'One|two.'],
])('what is no character of any text is left out of %s, and counted', (name, contents, text) => {
  expect(read(name, contents)).toMatchObject({ text, leftOut: { noncharacters: 3 } })
})

describe('what is no text is refused, with what to do', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['a.pdf', '%PDF-1.7\nx', /is a PDF/],
    ['a.txt', '%PDF-1.7\nx', /is a PDF/],
    ['a.doc', Buffer.from('d0cf11e0a1b11ae100', 'hex'), /old Office file such as \.doc/],
    ['a.png', Buffer.from('89504e470d0a1a0a', 'hex'), /is an image/],
    ['a.jpg', Buffer.from('ffd8ffe000104a46', 'hex'), /is an image/],
    ['a.rar', Buffer.from('526172211a0700', 'hex'), /is a RAR archive, which is not read/],
    ['a.xz', Buffer.from('fd377a585a0000', 'hex'), /is an xz file, which is not read/],
    ['a.txt', Buffer.from('1f9d90', 'hex'), /is a file packed by compress \(.Z\), which is not read/],
    [
      'a.bin',
      'mmap lm http://kheafield.com/code format version 5\n\0',
      /is a KenLM binary, which is not read/,
    ],
    ['a.zip', zipSync({ 'a.txt': strToU8('a') }), /is a zip archive, and none of the documents/],
    ['a.pages', zipSync({ 'Index/Document.iwa': strToU8('a') }), /is a file of Pages/],
    ['a.xlsx', zipSync({ 'xl/workbook.xml': strToU8('a') }), /is an Excel sheet/],
    ['a.docx', 'not a document', /is no Word document, though its name says so/],
    ['a.xml', '<?xml version="1.0"?><TEI/>', /is XML of a kind that is not read/],
    [
      'a.epub',
      zipSync({
        'META-INF/container.xml': strToU8('<c/>'),
        'META-INF/encryption.xml': strToU8('<e><EncryptionMethod Algorithm="aes"/></e>'),
      }),
      /is locked by its shop/,
    ],
    ['deflated', deflateRawSync(Buffer.from('some words and more words')), /is not (?:UTF-8|a text)/],
  ])('%s: %#', (name, bytes, message) => {
    expect(() => read(name, bytes)).toThrow(message)
  })
})

describe('a table is refused, with its columns and what to do', () => {
  test.each([
    ['a.csv', 'id,text\n1,"A word, and\nanother"\n2,B', 'id, text'],
    ['a.tsv', 'id\ttext\n1\tA', 'id, text'],
    ['a.csv.txt', 'id;author;text\n1;Ann;"A word; another"\n2;Bo;B.\n', 'id, author, text'],
    ['a.txt', 'id,author,text\n1,Ann,A word.\n2,Bo,B.\n', 'id, author, text'],
    ['a.txt', 'name,town,work\nAnn,Rome,cook\nBo,Bonn,maid\n', 'name, town, work'],
    ['a.txt', `who,what,how\n${'a,b,c\n'.repeat(9)}`, 'who, what, how'],
    [
      'a.txt',
      `id\tauthor name\ttext\n${'1\tAnn\tA word. And more.\n'.repeat(9000)}`,
      'id, author name, text',
    ],
    [
      'a.csv',
      `${Array.from({ length: 12 }, (_, at) => `c${at}`).join(',')}\n`,
      'c0, c1, c2, c3, c4, c5, c6, c7, …',
    ],
  ])('%s: %j', (name, text, columns) => {
    expect(orRefusal(() => read(name, text))).toMatchObject({
      message: `${name} looks like a table with the columns ${columns}`,
      hint: expect.stringContaining('.jsonl') as string,
    })
  })

  test.each([
    ['prose with commas', 'He came, saw, and went.\nShe came, saw, and stayed.\nThey ate, drank, and left.'],
    ['a list of names', 'Ann, Bo, Cy\nDi, Ed, Flo\nGus, Hal, Ida'],
    ['verse with semicolons', 'One; two; three\nfour; five; six\nseven; eight; nine'],
    ['lines set in by tabs', '\tHe came.\n\tShe went.\n\tThey stayed.'],
    ['two lines', 'a,b,c\nd,e,f'],
    ['a list of things', 'milk,eggs,bread\nham,cheese,jam\ntea,salt,rice'],
    ['one thing three times', 'milk,eggs,bread\nmilk,eggs,bread\nmilk,eggs,bread'],
    ['rows of other lengths', 'a,b,c\nd,e\nf,g,h'],
  ])('but not %s', (_, text) => {
    expect(read('a.txt', text).text).toBe(text)
  })
})
