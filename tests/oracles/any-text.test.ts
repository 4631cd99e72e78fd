import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { forecast } from '../../src/analysis/forecast.ts'
import { measureTexts } from '../../src/analysis/measure-texts.ts'
import { generate } from '../../src/model/sampling/generate.ts'
import { train } from '../../src/model/train.ts'
import { prepareText } from '../../src/text/corpus/prepare.ts'
import { split } from '../../src/text/corpus/split.ts'
import { wordCount } from '../../src/text/corpus/words.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { writePassages } from '../../src/text/write.ts'

/** Texts that were misread once, each with its right value and the public report that led to it. */
interface Cases<Right> {
  readonly source: string
  readonly what: string
  readonly texts: readonly { readonly name: string; readonly text: string; readonly right: Right }[]
}

const cases = JSON.parse(readFileSync('tests/oracles/any-text/cases.json', 'utf8')) as {
  readonly sentences: Cases<number>
  readonly invisible: Cases<[string, number, number]>
  readonly marks: Cases<[string, number, number]>
  readonly passages: Cases<number>
  readonly written: Cases<string[]>
  readonly gutenberg: Pick<Cases<string>, 'source'> & {
    readonly texts: readonly { readonly name: string; readonly before: string; readonly behind: string }[]
  }
  readonly split: Pick<Cases<string>, 'source'> & {
    readonly texts: readonly {
      readonly name: string
      readonly blocks: readonly [heading: string, paragraphs: number][]
      readonly right: [number, number]
    }[]
  }
}

const textsIn = (text: string) => prepareText(text, { tokens: 'word', least: 1 }).sections.flat()
const passagesIn = (text: string) => passagesOf(textsIn(text))

describe(`sentences: ${cases.sentences.source}`, () => {
  test.each(cases.sentences.texts)('$name', ({ text, right }) => {
    expect(measureTexts(textsIn(text))['duplicate-sentences']).toBeCloseTo(right, 12)
  })
})

describe.each([cases.invisible, cases.marks])('words: $source', ({ texts }) => {
  test.each(texts)('$name', ({ text, right: [type, count, tokens] }) => {
    const { types, stream } = forecast(passagesIn(text))
    expect([types.find(each => each.type === type)?.count, stream.words]).toEqual([count, tokens])
  })
})

describe(`passages: ${cases.passages.source}`, () => {
  test.each(cases.passages.texts)('$name', ({ text, right }) => {
    expect(passagesIn(text)).toHaveLength(right)
  })
})

describe(`what is written: ${cases.written.source}`, () => {
  test.each(cases.written.texts)('$name', ({ text, right }) => {
    const passages = passagesIn(text)
    const model = train(passages, { order: 10 })
    const { stream } = generate(model, { seed: 1, passages: 200 })
    const written = new Set(writePassages(stream, model.vocabulary))
    for (const passage of written) expect(right).toContain(passage)
    expect(written.size).toBe(new Set(passages.map(passage => passage.text)).size)
  })
})

describe(`the wrapping of a book: ${cases.gutenberg.source}`, () => {
  const book = [
    'CHAPTER 1',
    'The lamp stood by the window.',
    'A fox ran along the wall.',
    'She wrote no more.',
  ]

  test.each(cases.gutenberg.texts)('$name', ({ before, behind }) => {
    const { sections, preparation } = prepareText(`${before}\n${book.join('\n\n')}\n${behind}`, {
      tokens: 'word',
    })
    expect(sections.flat()).toEqual(book)
    expect(preparation.header).toBe('off')
  })
})

describe(`what is held out: ${cases.split.source}`, () => {
  const paragraph =
    'The lamp stood by the window and the rain fell on the hill while a fox ran along the old wall.'

  test.each(cases.split.texts)('$name', ({ blocks, right: [least, most] }) => {
    const text = blocks.map(([heading, count]) =>
      [heading, ...Array<string>(count).fill(paragraph)].join('\n\n'),
    )
    const { sections } = prepareText(text.join('\n\n'), { tokens: 'word' })
    const passages = sections.flatMap((texts, index) =>
      passagesOf(texts, { section: `section-${index + 1}` }),
    )
    const words = (some: typeof passages) => some.reduce((sum, { text }) => sum + wordCount(text), 0)
    const parts = split(passages)
    for (const part of [parts.development, parts.test]) {
      const percent = (100 * words([...part])) / words(passages)
      expect(percent).toBeGreaterThanOrEqual(least)
      expect(percent).toBeLessThanOrEqual(most)
    }
  })
})
