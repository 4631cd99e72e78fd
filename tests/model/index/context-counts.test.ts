import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexText } from '../../../src/model/index/suffix-index.ts'
import { countContexts } from '../../../src/model/index/context-counts.ts'
import { anyStream, contextBefore, followers, TYPES } from '../streams.ts'

test('every token is counted after each of its contexts as often as the text has it there', () => {
  fc.assert(
    fc.property(anyStream, anyStream, fc.integer({ min: 1, max: 5 }), (read, text, order) => {
      const { targets, counts, totals, unknown } = countContexts(
        indexText(read, TYPES, order),
        order,
        text,
        TYPES - 1,
      )
      expect([unknown, [...targets]]).toEqual([0, [...text.ids.subarray(1)]])
      for (let level = 1; level <= order; level++) {
        const table = followers(read, level)
        for (let place = 1; place < text.ids.length; place++) {
          const after =
            table.get(contextBefore(text, place, level - 1).join(' ')) ?? new Map<number, number>()
          const cell = (place - 1) * order + level - 1
          expect(counts[cell]).toBe(after.get(text.ids[place]!) ?? 0)
          expect(totals[cell]).toBe([...after.values()].reduce((a, b) => a + b, 0))
        }
      }
    }),
    { seed: 1, numRuns: 1000 },
  )
})

test('what is unknown is no target, and nothing was seen after it', () => {
  const read = { ids: Int32Array.of(0, 1, 2, 1, 0), words: 3, passages: 1 }
  const text = { ids: Int32Array.of(0, 1, 3, 2, 0), words: 3, passages: 1 }
  const { targets, totals, unknown } = countContexts(indexText(read, 4, 2), 2, text, 3)
  expect([[...targets], unknown]).toEqual([[1, 2, 0], 1])
  // Four tokens and ends in all; after <s> one, after the unknown none, after 2 one.
  expect([...totals]).toEqual([4, 1, 4, 0, 4, 1])
})
