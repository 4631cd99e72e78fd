import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contextsOf } from '../../src/model/contexts.ts'
import { indexText, type Occurrences } from '../../src/model/occurrences.ts'
import { anyStream, contextBefore, placesOf, TYPES } from './streams.ts'

const ORDERS = { min: 2, max: 5 }
const BOUNDARY = 0

/** Where the context of a place leads to once its token is taken: the places of the next context, in order. */
function placesAfter(occurrences: Occurrences, order: number, place: number): number[] | 'end' {
  const { stream, sorted, bucket } = occurrences
  const { reach, next, grown } = contextsOf(occurrences, order)
  const offset = contextBefore(stream, place, reach).length
  const rank = sorted.indexOf(place - offset)
  if (offset < reach) {
    if (stream.ids[place] === BOUNDARY) return 'end'
    const at = rank - bucket[BOUNDARY]!
    return [...sorted.subarray(grown[offset + 1]![2 * at], grown[offset + 1]![2 * at + 1])].sort(
      (a, b) => a - b,
    )
  }
  if (next[2 * rank]! < 0) return 'end'
  return [...sorted.subarray(next[2 * rank], next[2 * rank + 1])].sort((a, b) => a - b)
}

test('after every token the next context is the one that stands before the following token', () => {
  fc.assert(
    fc.property(anyStream, fc.integer(ORDERS), (stream, order) => {
      const occurrences = indexText(stream, TYPES, order)
      for (let place = 1; place < stream.ids.length; place++) {
        const found = placesAfter(occurrences, order, place)
        if (stream.ids[place] === BOUNDARY) expect(found).toBe('end')
        else {
          const context = contextBefore(stream, place + 1, order - 1)
          expect(found).toEqual(
            placesOf(stream, context).filter(at => at + context.length < stream.ids.length),
          )
        }
      }
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('a context reaches back to the beginning of its passage and no further', () => {
  // 0 1 2 0 1 3 0: after the 1 comes a 2 or a 3, whatever the order; after `0 1 3` only an end.
  const stream = { ids: Int32Array.from([0, 1, 2, 0, 1, 3, 0]), words: 4, passages: 2 }
  const occurrences = indexText(stream, 4, 4)
  expect([1, 4, 5, 6].map(place => placesAfter(occurrences, 4, place))).toEqual([[0, 3], [0, 3], [3], 'end'])
})

test('for order 1 there is nothing to tell', () => {
  const { reach, next } = contextsOf(
    indexText({ ids: Int32Array.of(0, 1, 0), words: 1, passages: 1 }, 2, 1),
    1,
  )
  expect([reach, next.length]).toEqual([0, 0])
})
