import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../src/refusal.ts'
import type { Passage } from '../../../src/text/passage.ts'
import { split } from '../../../src/text/corpus/split.ts'
import { wordCount } from '../../../src/text/corpus/words.ts'

/** Sections by their numbers of passages; passages are numbered through. */
function bookOf(...sizes: number[]): Passage[] {
  const sections = sizes.flatMap((size, section) => Array.from({ length: size }, () => `section ${section}`))
  return sections.map((section, index) => ({ id: String(index), text: 'a', section }))
}

const numbers = (passages: readonly Passage[]) => passages.map(({ id }) => Number(id))
const parts = (passages: readonly Passage[]) => {
  const { train, development, test } = split(passages)
  return { train: numbers(train), development: numbers(development), test: numbers(test) }
}

test('of every ten sections the fifth is for development and the tenth for test', () => {
  const { train, development, test } = parts(bookOf(...Array.from({ length: 20 }, () => 2)))
  expect(development).toEqual([8, 9, 28, 29])
  expect(test).toEqual([18, 19, 38, 39])
  expect(train).toHaveLength(32)
})

test('fewer than ten sections are too coarse to cut by: three chapters lose no more than three stretches', () => {
  const { train, development, test } = parts(bookOf(40, 30, 30))
  expect(development).toEqual([8, 9, 28, 29, 48, 49, 68, 69, 88, 89])
  expect(test).toEqual([18, 19, 38, 39, 58, 59, 78, 79, 98, 99])
  expect(train).toHaveLength(80)
})

test('of fewer than ten stretches the last is for test and the one before it for development', () => {
  expect(parts(bookOf(3, 1, 2, 2))).toEqual({ train: [0, 1, 2, 3, 4, 5], development: [6], test: [7] })
})

test('a text without sections is cut into fifty stretches', () => {
  const { train, development, test } = parts(bookOf(500))
  expect(development.slice(0, 11)).toEqual([40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 140])
  expect(test.slice(0, 11)).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 190])
  expect(train).toHaveLength(400)
})

test('with less than fifty passages a stretch is one passage', () => {
  const { development, test } = parts(bookOf(12))
  expect({ development, test }).toEqual({ development: [4], test: [9] })
})

test('where nothing is held out everything is training text, but for what is set aside', () => {
  const passages = Array.from({ length: 20 }, (_, at) => ({ id: `${at}`, text: `passage ${at}` }))
  const all = split(passages, { heldOut: 'none' })
  expect(all).toEqual({ train: passages, development: [], test: [], reserve: [] })
  const { train, reserve, ...rest } = split(passages, { heldOut: 'none', reserve: 0.5 })
  expect([train.length, reserve.length, rest]).toEqual([10, 10, { development: [], test: [] }])
  expect(split(passages.slice(0, 1), { heldOut: 'none' }).train).toHaveLength(1)
})

test('three passages are one for each part', () => {
  expect(parts(bookOf(3))).toEqual({ train: [0], development: [1], test: [2] })
})

test('a section that comes back later is another stretch: text in between is not moved', () => {
  const [a, b] = [bookOf(2), bookOf(0, 2)]
  const { development, test } = split([a, b, a, b, a, b, a, b, a, b].flat())
  expect([development, test].map(part => part.map(({ section }) => section))).toEqual([
    ['section 0', 'section 0'],
    ['section 1', 'section 1'],
  ])
})

test.each([0, 1, 2])('%i passages are refused', count => {
  expect(() => split(bookOf(count))).toThrow(Refusal)
  expect(() => split(bookOf(count))).toThrow(new RegExp(`${count} passage`))
})

describe('where sections are unequal', () => {
  /** Sections by the numbers of words in their passages. */
  const written = (...sections: number[][]): Passage[] =>
    sections.flatMap((lengths, section) =>
      lengths.map((length, at) => ({
        ...{ id: `${section}/${at}`, section: String(section) },
        text: 'word '.repeat(length).trim(),
      })),
    )
  const shares = (passages: readonly Passage[]) => {
    const parts = split(passages)
    const count = (some: readonly Passage[]) => some.reduce((sum, { text }) => sum + wordCount(text), 0)
    return [parts.development, parts.test].map(part => count(part) / count(passages))
  }
  const body = (passages: number) => Array.from({ length: passages }, () => 30)

  test.each([
    [
      'the tenth is a bare heading',
      [...Array.from({ length: 9 }, () => body(2)), [2], ...Array.from({ length: 10 }, () => body(30))],
    ],
    ['ten are entries of a table of contents', [...Array.from({ length: 10 }, () => [3]), body(130)]],
    [
      'front matter is short and a chapter is most of the book',
      [[8], [40], body(300), body(3), body(3), body(3), body(3), body(3), body(3), body(3), body(3)],
    ],
    ['a folder holds files of very unequal lengths', Array.from({ length: 12 }, (_, at) => body(2 ** at))],
  ])('about a tenth of the words is held out twice: %s', (_, sections) => {
    for (const share of shares(written(...sections))) {
      expect(share).toBeGreaterThan(0.08)
      expect(share).toBeLessThan(0.12)
    }
  })

  test('it is cut between sections where that comes near a tenth', () => {
    const passages = written(...Array.from({ length: 60 }, (_, at) => body(at % 5 === 4 ? 1 : 6)))
    const { development, test: held } = split(passages)
    for (const part of [development, held]) {
      const sections = new Set(part.map(({ section }) => section))
      expect(part).toEqual(passages.filter(({ section }) => sections.has(section)))
    }
  })

  test('words of scripts without blanks are counted by character', () => {
    expect(wordCount('吾輩は猫である。')).toBe(8)
    expect(wordCount('two words, and 猫')).toBe(4)
    expect(wordCount('  one\u00a0two\nthree ')).toBe(3)
  })

  test('a reserve is a share of the words', () => {
    const passages = written(...Array.from({ length: 20 }, (_, at) => body(at % 2 === 0 ? 1 : 20)))
    const { train, reserve } = split(passages, { reserve: 0.3 })
    const share = reserve.length / (train.length + reserve.length)
    expect(Math.abs(share - 0.3)).toBeLessThan(0.06)
  })
})

describe('however the text is cut', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 40 })
  const always = (check: (passages: Passage[]) => void) =>
    fc.assert(
      fc.property(
        sizes.map(some => bookOf(...some)).filter(({ length }) => length >= 3),
        check,
      ),
      { seed: 1, numRuns: 300 },
    )

  test('every passage is in exactly one part, in the order of the text', () => {
    always(passages => {
      const { train, development, test } = parts(passages)
      expect([...train, ...development, ...test].sort((a, b) => a - b)).toEqual(numbers(passages))
      for (const part of [train, development, test]) expect(part).toEqual([...part].sort((a, b) => a - b))
    })
  })

  test('no part is empty', () => {
    always(passages => {
      for (const part of Object.values(parts(passages))) expect(part.length).toBeGreaterThan(0)
    })
  })

  test('a tenth of the words is held out twice, within two points, where passages are short', () => {
    const words = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 60, maxLength: 400 })
    const headings = fc.integer({ min: 1, max: 30 })
    fc.assert(
      fc.property(words, headings, (lengths, every) => {
        const passages = lengths.map((length, at) => ({
          ...{ id: String(at), text: 'word '.repeat(length).trim() },
          section: String(Math.floor(at / every)),
        }))
        const parts = split(passages)
        const count = (some: readonly Passage[]) => wordCount(some.map(({ text }) => text).join(' '))
        for (const part of [parts.development, parts.test])
          expect(Math.abs(count(part) / count(passages) - 0.1)).toBeLessThan(0.0201)
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})
