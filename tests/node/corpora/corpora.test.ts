import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCorpus } from '../../../src/node/corpora/add-corpus.ts'
import { isChat, listCorpora, readCorpus, surveyCorpora } from '../../../src/node/corpora/corpora.ts'
import { writeOutput } from '../../../src/node/files/outputs.ts'
import { orRefusal } from '../../../src/refusal.ts'
import { readingLines } from '../../../src/report/words/reading-line.ts'
import { slug } from '../../../src/text/corpus/slug.ts'
import { prose } from '../../prose.ts'
import { scratchFolder } from '../../scratch.ts'
import { split } from '../../../src/text/corpus/split.ts'

const folder = scratchFolder()
const home = process.cwd()
/** The corpora that come with the lab, each read once. */
const read = onceByName(readCorpus)

function onceByName<Value>(make: (name: string) => Value): (name: string) => Value {
  const made = new Map<string, Value>()
  return name => {
    const value = made.get(name) ?? make(name)
    made.set(name, value)
    return value
  }
}

const facts = { title: 'A Tale', author: 'Nobody', year: '1900', licence: 'public domain' }

describe('corpora that come with the lab', () => {
  test.each(['moby-dick', 'sotu', 'stories'])('%s is the text that its corpus.json describes', name => {
    expect(read(name).input.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('moby-dick begins with its etymology, ends with its epilogue, and leaves its contents out', () => {
    const { passages, constructed } = read('moby-dick')
    const sections = [...new Set(passages.map(({ section }) => section))]
    expect(sections).toHaveLength(138)
    expect([sections[0], sections[2], sections.at(-1)]).toEqual(['etymology', 'chapter_1', 'epilogue'])
    expect(constructed).toBe(false)
  })

  test('no chapter stands in two parts of the split', () => {
    const { train, development, test: held } = split(read('moby-dick').passages)
    const sections = [train, development, held].map(part => new Set(part.map(({ section }) => section)))
    expect(sections.map(({ size }) => size)).toEqual([111, 14, 13])
    expect(new Set(sections.flatMap(set => [...set])).size).toBe(138)
  })

  test('speeches are cut into passages and labelled by decade', () => {
    const { passages } = read('sotu')
    expect(passages.length).toBeGreaterThan(10_000)
    expect(passages.find(({ section }) => section === '1863_abraham_lincoln_r')?.label).toBe('1860s')
  })

  test('stories are constructed, and say so', () => {
    const stories = read('stories')
    expect(stories.constructed).toBe(true)
    expect(stories.passages).toHaveLength(10_000)
    const counts = new Map<string, number>()
    for (const { label = '' } of stories.passages) counts.set(label, (counts.get(label) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({
      family: 5500,
      adventure: 3000,
      regional: 1000,
      experimental: 500,
    })
  })

  test('every corpus states source, licence and split', () => {
    for (const { title, author, year, licence, split: cut } of listCorpora())
      for (const field of [title, author, year, licence.text, cut]) expect(field.length).toBeGreaterThan(3)
  })
})

test.each(['moby-dick', 'sotu', 'stories'])(
  'of every ten sections of %s the tenth is test text, the fifth development text',
  name => {
    const { passages } = read(name)
    const sections = [...new Set(passages.map(({ section }) => section))]
    const parts = split(passages)
    const every = (place: number) => sections.filter((_, index) => index % 10 === place)
    const sectionsOf = (part: typeof passages) => [...new Set(part.map(({ section }) => section))]
    expect(sectionsOf(parts.test)).toEqual(every(9))
    expect(sectionsOf(parts.development)).toEqual(every(4))
  },
)

describe('a text of the user', () => {
  test('a file with blank lines is cut into paragraphs, one without into lines', () => {
    const paragraphs = join(folder, 'paragraphs.txt')
    writeFileSync(paragraphs, 'One line\nand the next.\n\nTwo.\n\nThree.\n')
    expect(readCorpus(paragraphs).passages.map(({ text }) => text)).toEqual([
      'One line and the next.',
      'Two.',
      'Three.',
    ])
    const lines = join(folder, 'lines.txt')
    writeFileSync(lines, 'One.\nTwo.\nThree.\n')
    expect(readCorpus(lines).passages).toHaveLength(3)
    expect(readCorpus(paragraphs, { tokens: 'whitespace' }).passages).toHaveLength(4)
    expect(readCorpus(paragraphs, { cut: 'lines' }).passages).toHaveLength(4)
    expect(() => readCorpus('moby-dick', { cut: 'lines' })).toThrow(
      'cut is lines, and moby-dick is a corpus: its passages are cut already',
    )
  })

  test('empty files of a folder are named and passed over, and a folder of nothing else is refused', () => {
    const texts = join(folder, 'some-empty')
    mkdirSync(texts)
    writeFileSync(join(texts, 'a.txt.gz'), gzipSync('One.\n\nTwo.\n\nThree.\n'))
    writeFileSync(join(texts, 'b.txt'), '')
    writeFileSync(join(texts, 'c.md'), '\ufeff \n')
    const { passages, input } = readCorpus(texts)
    expect(passages.map(({ id }) => id)).toEqual(['a/1', 'a/2', 'a/3'])
    expect(input.passedOver).toEqual(['b.txt (empty)', 'c.md (empty)'])
    rmSync(join(texts, 'a.txt.gz'))
    expect(() => readCorpus(texts)).toThrow(`${texts} holds no text: all its texts are empty`)
  })

  test('passages of a run are read from a packed file as from a plain one', () => {
    const lines = ['One.', 'Two, “three”.', 'Four.'].map(text => `${JSON.stringify({ id: 'B/1', text })}\n`)
    for (const name of ['passages.jsonl', 'passages.jsonl.gz']) writeOutput(folder, name, lines)
    const [plain, packed] = ['passages.jsonl', 'passages.jsonl.gz'].map(
      name => readCorpus(join(folder, name)).passages,
    )
    expect(packed!.map(({ text }) => text)).toEqual(['One.', 'Two, “three”.', 'Four.'])
    expect(packed!.map(({ text }) => text)).toEqual(plain!.map(({ text }) => text))
    writeOutput(folder, 'odd.jsonl.gz', ['{"id":"B/1"}\n'])
    expect(() => readCorpus(join(folder, 'odd.jsonl.gz'))).toThrow(/line 1 is not an object with a text/)
  })

  const talk = (user: string, assistant: string) =>
    JSON.stringify({ messages: [{ role: 'user', content: user }, { role: 'assistant', content: assistant }] }) // prettier-ignore

  test('a folder as an export of chats gives it is read, without its settings and pages that have no words', () => {
    const chats = join(folder, 'export')
    mkdirSync(chats)
    for (const [name, text] of Object.entries({
      'conversations-000.json': `[${talk('One?', 'Uno.\n\nDue.')}]`,
      'conversations-001.json': `[${talk('Two?', 'Tre.')}]`,
      'silent.json': `[${talk('Three?', '')}]`,
      'chat.html': '<html><body><script>let chats</script></body></html>',
      'user.json': '{"id": "u"}',
    }))
      writeFileSync(join(chats, name), text)
    const { passages, input } = readCorpus(chats)
    expect(passages.map(({ text }) => text)).toEqual(['Uno.', 'Due.', 'Tre.'])
    expect(input.passedOver).toEqual(['user.json', 'chat.html (no words)', 'silent.json (no words)'])
    expect(readCorpus(`${chats}#human`).passages.map(({ text }) => text)).toEqual(['One?', 'Two?', 'Three?'])
    expect([isChat(chats), isChat(folder), isChat(join(chats, 'silent.json'))]).toEqual([true, false, true])
  })

  test('lines of a chat are read from a packed file', () => {
    const path = join(folder, 'chat.jsonl.gz')
    writeOutput(folder, 'chat.jsonl.gz', [`${talk('One?', 'Uno.')}\n`, `${talk('Two?', 'Due.')}\n`])
    expect(readCorpus(`${path}#human`).passages.map(({ text }) => text)).toEqual(['One?', 'Two?'])
  })

  test('a side that a chat does not have is refused with those that it has', () => {
    const path = join(folder, 'chat.json')
    writeFileSync(path, talk('One?', 'Uno.'))
    const refused = orRefusal(() => readCorpus(`${path}#foo`))
    expect(refused).toMatchObject({
      message: `${path}#foo names no side of a chat`,
      hint: `the sides are human and generated: ${path}#human or ${path}#generated`,
    })
  })

  test('a text in another format and encoding is read as its plain text, and what was done is told', () => {
    const text = 'Où est-elle ?\n\nÀ l’école.\n\nDéjà ?\n'
    const latin = join(folder, 'latin.txt')
    writeFileSync(latin, Buffer.from(text.replace('’', "'"), 'latin1'))
    const page = join(folder, 'page.html')
    writeFileSync(page, `<p>${text.replace('’', "'").trim().replaceAll('\n\n', '</p><p>')}</p>`)
    const [first, second] = [latin, page].map(path => readCorpus(path).input)
    expect(first!.sha256).toBe(second!.sha256)
    expect(readingLines(first!)).toEqual([
      "Read latin.txt: plain text, read as Latin-1: “Où est-elle ? À l'école. Déjà ?”.",
      expect.stringMatching(/^Its language is unknown/),
    ])
    expect(readingLines(second!)[0]).toBe('Read page.html: web page.')
    writeFileSync(join(folder, 'plain.txt'), text)
    expect(readingLines(readCorpus(join(folder, 'plain.txt')).input)).toEqual([
      expect.stringMatching(/^Its language is unknown/),
    ])
  })

  test('files of a folder never share the id of a passage; names without a twin are as they were', () => {
    const inner = join(folder, 'twins')
    mkdirSync(join(inner, 'more'), { recursive: true })
    const chapter = (number: number) => `CHAPTER ${number}. A Title\n\nWords of ${number}.\n\n`
    const files = {
      'a.b.md': 'One.\n\nTwo.',
      'a.b.txt': 'One.\n\nTwo.',
      'book-1.txt': 'Beside the book.',
      'book.txt': [1, 2, 3].map(chapter).join(''),
      'ch1.md': 'Markdown.',
      'ch1.txt': 'Text.',
      'ch1.txt.md': 'Both.',
      'lone.txt': 'One.\n\nTwo.',
    }
    for (const [name, text] of Object.entries({ ...files, 'map.png': 'x' }))
      writeFileSync(join(inner, name), text)
    const { passages, input } = readCorpus(inner)
    const ids = passages.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(['lone/1', 'lone/2', 'ch1.md/1', 'a.b.md/1', 'a.b.txt/2']))
    expect(input.passedOver).toEqual(['map.png', 'more/'])
    expect(readingLines(input).at(-2)).toBe('Passed over in the folder, as no texts: map.png, more/.')
    expect(input.read).toHaveLength(8)
  })

  test('a file of a folder that cannot be read is named', () => {
    const inner = join(folder, 'broken')
    mkdirSync(inner)
    writeFileSync(join(inner, 'a.txt'), 'Words.')
    writeFileSync(join(inner, 'b.docx'), 'PK\u0003\u0004 and no more')
    expect(() => readCorpus(inner)).toThrow(/b\.docx cannot be unpacked/)
  })

  test('a name that is nearly one of ours is asked back', () => {
    expect(() => readCorpus('mobydick')).toThrow(/neither a corpus nor a file/)
    expect.assertions(2)
    try {
      readCorpus('mobydick')
    } catch (error) {
      expect((error as { hint: string }).hint).toMatch(/did you mean moby-dick/)
    }
  })

  test.each([
    ['My Novel (2nd).txt', 'my-novel-2nd-txt'],
    ['../../etc', 'etc'],
    ['日本', 'text'],
    ['Ünïcode', 'u-ni-code'],
    ['CON', 'con-text'],
    ['lpt1', 'lpt1-text'],
    ['console', 'console'],
  ])('the slug of %j is %j', (name, expected) => {
    expect(slug(name)).toBe(expected)
  })
})

describe('corpora add', () => {
  beforeAll(() => {
    process.chdir(folder)
  })
  afterAll(() => {
    process.chdir(home)
  })

  test('takes off the header and footer of Project Gutenberg and cuts by chapters', () => {
    const chapter = (number: number) => `CHAPTER ${number}. A Title\n\n${prose(12, String(number))}`
    const book = [1, 2, 3, 4].map(chapter).join('\n\n')
    const text = `The Project Gutenberg eBook of A Tale\n\nlegal words\n\n*** START OF THE PROJECT GUTENBERG EBOOK A TALE ***\n\n${book}\n\n*** END OF THE PROJECT GUTENBERG EBOOK A TALE ***\n\nmore legal words\n`
    writeFileSync('pg.txt', text)
    const { file, read } = addCorpus('pg.txt', { ...facts, name: 'a-tale' })
    expect(read.prepared?.header).toBe('off')
    expect(readdirSync('corpora/a-tale').sort()).toEqual(['corpus.json', 'text.txt'])
    expect(readFileSync('corpora/a-tale/text.txt', 'utf8')).not.toMatch(/legal|Gutenberg/)
    const corpus = readCorpus('a-tale')
    expect(corpus.input.sha256).toBe(file.sha256)
    expect(new Set(corpus.passages.map(({ section }) => section)).size).toBe(4)
    expect(listCorpora().map(({ name }) => name)).toContain('a-tale')
  })

  test('a changed text is noticed', () => {
    writeFileSync('corpora/a-tale/text.txt', 'something else\n')
    expect(() => readCorpus('a-tale')).toThrow(/is not the one that its corpus.json describes/)
  })

  test('a name that is taken, or that is a path, is refused and nothing is touched', () => {
    writeFileSync('plain.txt', prose(20))
    expect(() => addCorpus('plain.txt', { ...facts, name: 'a-tale' })).toThrow(/is there already/)
    expect(readFileSync('corpora/a-tale/text.txt', 'utf8')).toBe('something else\n')
    expect(() => addCorpus('plain.txt', { ...facts, name: '../escape' })).toThrow(/name must be of/)
    expect(existsSync('escape')).toBe(false)
  })

  test('a name that Windows keeps for a device is refused, since no folder there can have it', () => {
    expect(() => addCorpus('tale.txt', { ...facts, name: 'nul' })).toThrow(
      expect.objectContaining({
        message: 'nul is the name of a device on Windows, where no folder can have it',
        hint: 'for instance --name nul-text',
      }),
    )
  })

  test('with --force takes the place of the old one, whose text is gone then', () => {
    addCorpus('plain.txt', { ...facts, name: 'again' })
    writeFileSync('other.txt', prose(20, 'other'))
    const { file } = addCorpus('other.txt', { ...facts, name: 'again', force: true })
    expect(readCorpus('again').input.sha256).toBe(file.sha256)
    expect(readdirSync('corpora/again')).toHaveLength(2)
  })

  test('what a stopped `add` left is no corpus, and is written over', () => {
    mkdirSync('corpora/stopped')
    writeFileSync('corpora/stopped/text.txt', 'half of a te')
    addCorpus('plain.txt', { ...facts, name: 'stopped' })
    expect(readCorpus('stopped').passages.length).toBe(20)
  })

  test('a corpus that is broken does not hide the others, and is named', () => {
    mkdirSync('corpora/broken')
    writeFileSync('corpora/broken/corpus.json', '{"format"')
    const { corpora, broken } = surveyCorpora()
    expect(corpora.map(({ name }) => name)).toEqual(expect.arrayContaining(['again', 'moby-dick']))
    expect(broken.map(({ message }) => message).join()).toMatch(
      /^\S*corpora\/broken\/corpus\.json is not JSON/,
    )
  })

  test('a text of two passages cannot be split and is not added', () => {
    writeFileSync('two.txt', 'One.\n\nTwo.\n')
    expect(() => addCorpus('two.txt', facts)).toThrow(/at least three are needed/)
    expect(existsSync('corpora/two')).toBe(false)
  })
})
