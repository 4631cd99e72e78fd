import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../src/refusal.ts'
import type { Passage } from '../../../src/text/passage.ts'
import { split } from '../../../src/text/corpus/split.ts'

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

  test('no section is torn apart, where there are ten or more', () => {
    always(passages => {
      if (new Set(passages.map(({ section }) => section)).size < 10) return
      const sectionsOf = (part: readonly Passage[]) => [...new Set(part.map(({ section }) => section))]
      const all = Object.values(split(passages)).flatMap(sectionsOf)
      expect(new Set(all).size).toBe(all.length)
    })
  })
})
