import { strToU8, zipSync } from 'fflate'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/formats/document.ts'
import { UPPER } from '../../src/formats/encodings/single-byte.ts'
import { generate } from '../../src/model/sampling/generate.ts'
import { train } from '../../src/model/train.ts'
import { WordLines } from '../../src/text/bytes/word-lines.ts'
import { IntList } from '../../src/arrays.ts'
import { prepareText } from '../../src/text/corpus/prepare.ts'
import { split } from '../../src/text/corpus/split.ts'
import { wordCount } from '../../src/text/corpus/words.ts'
import { guessLanguage } from '../../src/text/languages/guess.ts'
import { passagesOf, tidy } from '../../src/text/passage.ts'
import { sentencesOf } from '../../src/text/sentence-reader.ts'
import { tokenizerFor } from '../../src/text/tokenizers/index.ts'
import { writePassages } from '../../src/text/write.ts'

/** Ten inputs of each kind of text that people have, made for these tests; their right values are what a reader sees. */

const prepared = (text: string, least = 1) => prepareText(text, { tokens: 'word', least })
const passagesIn = (text: string) => prepared(text).sections.flat()

function documentOf(name: string, contents: string | Uint8Array) {
  const document = readDocument(name, typeof contents === 'string' ? strToU8(contents) : contents)
  return 'text' in document
    ? {
        ...document.read,
        words: document.text
          .split(/\s+/)
          .filter(word => word !== '')
          .join(' '),
      }
    : { ...document.read, words: document.passages.join(' ') }
}

const docx = (body: string) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })

describe('a file', () => {
  test.each<[string, string | Uint8Array]>([
    [
      'novel.docx',
      docx('<w:p><w:r><w:t xml:space="preserve">Call </w:t></w:r><w:r><w:t>me Ishmael.</w:t></w:r></w:p>'),
    ],
    ['novel.txt', docx('<w:p><w:r><w:t>Call me</w:t><w:tab/><w:t>Ishmael.</w:t></w:r></w:p>')],
    [
      'post.html',
      '<!doctype html><title>x</title><body><nav>Home</nav><p>Call <em>me</em> Ishmael.</p><script>y()</script>',
    ],
    ['page', '<html><head><style>p{}</style></head><body>Call me<br>Ishmael.</body></html>'],
    ['draft.rtf', '{\\rtf1\\ansi{\\fonttbl\\f0 Times;}\\f0 Call {\\b me} Ishmael.\\par}'],
    ['notes.md', '---\ntitle: x\n---\n\n**Call** [me](http://x.y) Ishmael.<!-- no -->'],
    ['out.jsonl', '{"text":"Call me"}\n{"id":2,"text":"Ishmael."}\n'],
    ['out.jsonl.gz', gzipSync('{"text":"Call me Ishmael."}\n')],
    ['book.txt.gz', gzipSync(gzipSync('Call me Ishmael.'))],
    ['mac.txt', 'Call me\rIshmael.\r'],
  ])('%s holds the words that its author wrote', (name, contents) => {
    expect(documentOf(name, contents).words).toBe('Call me Ishmael.')
  })
})

describe('bytes', () => {
  const inBytes = (encoding: keyof typeof UPPER, text: string) =>
    Uint8Array.from(text, sign =>
      sign < '\u0080' ? sign.charCodeAt(0) : UPPER[encoding].indexOf(sign) + 0x80,
    )
  const wide = (text: string, big: boolean) =>
    Uint8Array.from(
      Array.from(text).flatMap(sign =>
        big
          ? [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255]
          : [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8],
      ),
    )
  const french = '« Où êtes-vous allée, ma chère ? » demanda l’hôtesse, déjà très fâchée.'
  const german = '„Schöne Grüße“, rief er über die Straße – und vergaß die Äpfel.'
  const spanish = '¿Dónde está el niño? ¡Ay, señor, se fue mañana con el corazón!'

  test.each<[string, string, Uint8Array]>([
    ['UTF-8', french, strToU8(french)],
    ['UTF-8', german, strToU8(`\uFEFF${german}`)],
    ['UTF-16LE', german, wide(`\uFEFF${german}`, false)],
    ['UTF-16BE', german, wide(`\uFEFF${german}`, true)],
    [
      'UTF-16LE',
      'Call me Ishmael, said the old man by the sea.',
      wide('Call me Ishmael, said the old man by the sea.', false),
    ],
    ['Windows-1252', french, inBytes('Windows-1252', french)],
    ['Windows-1252', german, inBytes('Windows-1252', german)],
    ['Latin-1', spanish, inBytes('Windows-1252', spanish)],
    ['MacRoman', french, inBytes('MacRoman', french)],
    ['MacRoman', spanish, inBytes('MacRoman', spanish)],
  ])('in %s spell %s', (encoding, text, bytes) => {
    const read = documentOf('a.txt', bytes)
    expect([read.encoding, read.words]).toEqual([encoding, text])
  })
})

describe('the wrapping of Project Gutenberg comes off', () => {
  const BOOK = 'It rained.\n\nThe fox slept by the wall.\n\nNobody saw it go.'
  test.each([
    [
      '1991',
      '*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.12.12.91*END*',
      'End of The Project Gutenberg Etext of A Hill',
    ],
    [
      '2001',
      '*END THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.02.11.01*END*',
      "End of Project Gutenberg's A Hill, by Nobody",
    ],
    [
      '2003',
      '*** START OF THIS PROJECT GUTENBERG EBOOK, A HILL ***',
      '*** END OF THIS PROJECT GUTENBERG EBOOK, A HILL ***',
    ],
    [
      '2010',
      '***START OF THE PROJECT GUTENBERG EBOOK A HILL***\n\n\nE-text prepared by Some Body',
      '***END OF THE PROJECT GUTENBERG EBOOK A HILL***',
    ],
    [
      '2023',
      '*** START OF THE PROJECT GUTENBERG EBOOK 12345 ***',
      '*** END OF THE PROJECT GUTENBERG EBOOK 12345 ***',
    ],
    [
      'today, with a long title',
      '*** START OF THE PROJECT GUTENBERG EBOOK A HILL, AND\nWHAT STOOD ON IT, IN SEVEN PARTS ***',
      '*** END OF THE PROJECT GUTENBERG EBOOK A HILL, AND\nWHAT STOOD ON IT, IN SEVEN PARTS ***',
    ],
    [
      'French',
      '*** START OF THE PROJECT GUTENBERG EBOOK LA COLLINE ***\n\nProduced by Some Body',
      "Fin de Project Gutenberg's La Colline, par Personne\n\n*** END OF THE PROJECT GUTENBERG EBOOK LA COLLINE ***",
    ],
    [
      'Dutch',
      '*** START OF THE PROJECT GUTENBERG EBOOK DE HEUVEL ***',
      "Einde van Project Gutenberg's De Heuvel, door Niemand\n\n*** END OF THE PROJECT GUTENBERG EBOOK DE HEUVEL ***",
    ],
    [
      'Spanish',
      '*** START OF THE PROJECT GUTENBERG EBOOK LA COLINA ***',
      'Fin del Proyecto Gutenberg La Colina\n\n*** END OF THE PROJECT GUTENBERG EBOOK LA COLINA ***',
    ],
    [
      'Finnish',
      '*** START OF THE PROJECT GUTENBERG EBOOK MÄKI ***',
      'Project Gutenbergin Mäki loppuu\n\n*** END OF THE PROJECT GUTENBERG EBOOK MÄKI ***',
    ],
  ])('in the form of %s', (_, before, behind) => {
    const { sections, preparation } = prepared(
      `The Project Gutenberg EBook of A Hill\n\n${before}\n\n${BOOK}\n\n${behind}\n\nMost people start at our Web site: royalty, trademark.\n`,
    )
    expect([sections.flat().join('\n\n'), preparation.header]).toEqual([BOOK, 'off'])
  })
})

describe('words', () => {
  test.each([
    ['Donau\u00ADdampf\u00ADschiff', 'de', ['donaudampfschiff']],
    ['می\u200Cخواهم', 'fa', ['می\u200Cخواهم']],
    ['one\u200Btwo', 'en', ['one', 'two']],
    ['\u200Ea\u200F b\uFEFFc', 'en', ['a', 'bc']],
    ['rock’n’roll isn´t carpet‑bag', 'en', ["rock'n'roll", "isn't", 'carpet-bag']],
    ['col·legi intel•ligent', 'ca', ['col·legi', 'intel·ligent']],
    ['l’étude d’Artagnan', 'fr', ["l'", 'étude', "d'", 'artagnan']],
    ['👩\u200D👩\u200D👧 🇫🇷 👍🏽 1️⃣', 'unknown', ['👩\u200D👩\u200D👧', '🇫🇷', '👍🏽', '1\u20E3']],
    ['我们。', 'zh', ['我', '们', '。']],
    ['İSTANBUL Iğdır', 'tr', ['istanbul', 'ığdır']],
  ])('of %j in %s', (text, language, types) => {
    expect(tokenizerFor({ tokens: 'word', language }).read(tidy(text)).types).toEqual(types)
  })
})

describe('the language of a text', () => {
  test.each([
    [
      'en',
      'It was the best of the days, and she went with him to the house that they had seen from the road before it was dark.',
    ],
    [
      'de',
      'Es war der beste von den Tagen, und sie ging mit ihm zu dem Haus, das sie von der Straße aus gesehen hatten, bevor es dunkel war.',
    ],
    [
      'fr',
      'C’était le meilleur des jours, et elle alla avec lui dans la maison qu’ils avaient vue de la route, avant que la nuit ne soit là.',
    ],
    [
      'es',
      'Era el mejor de los días, y ella fue con él a la casa que habían visto desde el camino, antes de que se hiciera de noche.',
    ],
    [
      'it',
      'Era il migliore dei giorni, e lei andò con lui nella casa che avevano visto dalla strada, prima che fosse notte, ma non era sola.',
    ],
    [
      'nl',
      'Het was de beste van de dagen, en zij ging met hem naar het huis dat ze van de weg hadden gezien, voor het donker was.',
    ],
    [
      'pt',
      'Era o melhor dos dias, e ela foi com ele para a casa que eles tinham visto da estrada, antes que não houvesse mais luz.',
    ],
    [
      'sv',
      'Det var den bästa av dagarna, och hon gick med honom till huset som de hade sett från vägen, innan det inte var ljust längre.',
    ],
    [
      'fi',
      'Se oli päivistä paras, ja hän meni hänen kanssaan taloon, jonka he olivat nähneet tieltä, mutta se ei ollut enää niin kuin ennen, kun he olivat siellä.',
    ],
    [
      'ru',
      'Это был лучший из дней, и она пошла с ним в дом, который они видели с дороги, но он не был таким, как они думали.',
    ],
  ])('is %s', (language, sentence) => {
    expect(guessLanguage(Array<string>(20).fill(sentence))).toBe(language)
  })
})

describe('sentences', () => {
  test.each([
    ['en', 'He said no. Then he left.', 2],
    ['en', 'We met Dr. Strange at 5 p.m. on Monday. He was late.', 2],
    ['en', '“Stop!” she cried. ‘Why?’ he asked.', 2],
    ['de', 'Am 3. Mai kam er an. Es regnete.', 2],
    ['de', '»Ach!«, rief sie. »Wohin, z. B. morgen?«', 2],
    ['fr', '« Bonjour ! » dit M. Dupont. Il sortit.', 2],
    ['zh', '他来了。“你好！”她说。', 3],
    ['hi', 'राम आया। सीता गई।', 2],
    ['el', 'Τι κάνεις; Είμαι καλά.', 2],
    ['ur', 'وہ آیا۔ تم کہاں ہو؟', 2],
  ])('in %s: %s', (language, text, count) => {
    expect(sentencesOf(text, language)).toHaveLength(count)
  })
})

describe('what is written', () => {
  test.each([
    '‘I’m late,’ said Tom; “very late.”',
    '»Ach Gott,« dachte er – »die Straße ist weg!«',
    '« Bonjour », dit-il ; « ça va ? »',
    '¿Y tú? ¡Ay, qué día!',
    'It was 10:30 a.m. in the U.S.A., on Rd. 5.',
    'McDonald bought an iPhone--and lost it.',
    'The sea is calm\nThe boats are in\nNo one has come',
    'HAMLET.\nTo be, or not to be;\nthat is the question:',
    '"Straight," she said, "and \'single\' ones."',
    '他说：“你好！”（笑）',
  ])('reads as its author set it: %j', text => {
    const passages = passagesOf([text])
    const model = train(passages, { order: 10 })
    const { stream } = generate(model, { seed: 1, passages: 3 })
    expect(new Set(writePassages(stream, model.vocabulary))).toEqual(new Set([text]))
  })
})

describe('about a tenth of the words is held out', () => {
  const paragraph = 'The lamp stood by the window and the rain fell on the hill.'
  const block = (heading: string, count: number) =>
    [heading, ...Array<string>(count).fill(paragraph)].join('\n\n')
  const chapters = (sizes: readonly number[]) =>
    sizes.map((size, index) => block(`CHAPTER ${index + 1}`, size)).join('\n\n')
  test.each([
    ['twenty equal chapters', chapters(Array<number>(20).fill(10))],
    ['chapters that grow', chapters(Array.from({ length: 15 }, (_, index) => 2 * index + 1))],
    ['one long chapter among short ones', chapters([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 150])],
    ['a long tenth chapter', chapters([5, 5, 5, 5, 5, 5, 5, 5, 5, 120, 5, 5])],
    ['three chapters', chapters([40, 70, 30])],
    ['no chapters', Array<string>(100).fill(paragraph).join('\n\n')],
    ['a line an item', Array.from({ length: 60 }, (_, index) => `${index + 1}. ${paragraph}`).join('\n')],
    [
      'a table of contents',
      `CONTENTS\n\n${Array.from({ length: 12 }, (_, index) => `CHAPTER ${index + 1}`).join('\n\n')}\n\n${chapters(Array<number>(12).fill(9))}`,
    ],
    [
      'acts and scenes',
      [1, 2, 3]
        .map(
          act => `ACT ${act}\n\n${[1, 2, 3, 4].map(scene => block(`SCENE ${scene}`, 4 * act)).join('\n\n')}`,
        )
        .join('\n\n'),
    ],
    [
      'a script without blanks',
      Array<string>(50).fill('他在山上看见了一只狐狸，没有人知道它去了哪里。').join('\n\n'),
    ],
  ])('of %s', (_, text) => {
    const passages = prepared(text, 3).sections.flatMap((texts, index) =>
      passagesOf(texts, { section: String(index) }),
    )
    const words = (some: readonly { text: string }[]) =>
      some.reduce((sum, { text }) => sum + wordCount(text), 0)
    const { development, test } = split(passages)
    for (const part of [development, test]) {
      expect(words(part) / words(passages)).toBeGreaterThanOrEqual(0.08)
      expect(words(part) / words(passages)).toBeLessThanOrEqual(0.12)
    }
  })
})

describe('lines that are tokenised are read as lmplz reads them', () => {
  test.each([
    ['a b\nc\n', 'a b|c'],
    ['a\n\nb\n', 'a||b'],
    ['\n', ''],
    ['a\tb  c', 'a b c'],
    ['a\r\nb\r\n', 'a|b'],
    ['a\u00A0b c', 'a\u00A0b c'],
    ['a\fb\vc', 'a\fb\vc'],
    ['a\0b', 'a b'],
    ['cafe\u0301', 'café'],
    ['a\u3000b\u2028c', 'a\u3000b\u2028c'],
  ])('%j', (text, right) => {
    const lines = new WordLines(bytes => new TextDecoder().decode(bytes))
    const ids = new IntList()
    ids.push(0)
    lines.read(strToU8(text), ids)
    lines.end(ids)
    const read = Array.from(ids.array(), id => (id === 0 ? '|' : `${lines.words[id]!} `)).join('')
    expect(read.replaceAll(' |', '|').replace(/^\||\|$/g, '')).toBe(right)
  })
})

describe('a short or odd text', () => {
  test.each([
    ['a word', 'Ishmael', 1],
    ['one paragraph', 'It rained. Nobody came. The fox slept.', 3],
    ['one sentence', 'It rained, nobody came, and the fox slept', 3],
    [
      'forty posts with one blank line',
      `${Array.from({ length: 20 }, (_, at) => `post number ${at} #rain`).join('\n')}\n\n${Array.from({ length: 20 }, (_, at) => `another one ${at} @fox`).join('\n')}`,
      40,
    ],
    ['a haiku', 'An old silent pond\nA frog jumps into the pond\nSplash! Silence again.', 3],
    ['a chat', '[12:01] Ana: hi\n[12:02] Ben: hello there\n[12:03] Ana: it rains\n[12:05] Ben: I see', 4],
    ['a gene', 'acgt'.repeat(1000), 4],
    ['a number a line', '1\n2\n3\n4\n5', 5],
    ['marks', '!!!\n???\n...', 3],
    [
      'lines that no blank line parts',
      Array.from({ length: 30 }, (_, at) => `Line ${at} says that it rained on the hill.`).join('\n'),
      30,
    ],
  ])('%s has its passages', (_, text, count) => {
    expect(prepared(text, 3).sections.flat()).toHaveLength(count)
  })
})

test('passages of prepared text come back from it', () => {
  expect(passagesIn('It rained.\n\nNobody came.')).toEqual(['It rained.', 'Nobody came.'])
})
