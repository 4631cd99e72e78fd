import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexWithContexts, type Indexed } from '../../../src/model/index/contexts.ts'
import { indexText } from '../../../src/model/index/suffix-index.ts'
import { streamOf } from '../../../src/text/stream.ts'
import { anyStream, contextBefore, placesOf, TYPES } from '../streams.ts'

const ORDERS = { min: 2, max: 5 }
const BOUNDARY = 0

/** Where the context of a place leads to once its token is taken: that token, and the places of the next context in order. */
function after({ occurrences, contexts }: Indexed, place: number): { id: number; places: number[] } | 'end' {
  const { stream, sorted, bucket } = occurrences
  const { contextLength, next, runs, grown } = contexts
  const offset = contextBefore(stream, place, contextLength).length
  const rank = sorted.indexOf(place - offset)
  const placesFrom = (low: number, high: number) => [...sorted.subarray(low, high)].sort((a, b) => a - b)
  if (offset < contextLength) {
    if (stream.ids[place] === BOUNDARY) return 'end'
    const at = 2 * (rank - bucket[BOUNDARY]!)
    return {
      id: stream.ids[place]!,
      places: placesFrom(grown[offset + 1]![at]!, grown[offset + 1]![at + 1]!),
    }
  }
  const context = next[rank]!
  if (context < 0) return 'end'
  return { id: runs[2 * context + 1]!, places: placesFrom(runs[2 * context]!, runs[2 * context + 2]!) }
}

/** An index one deeper than the order is what A has; the ids of many types are carried one at a time. */
const variants = [
  { name: 'as deep as the order', deeper: 0, types: TYPES },
  { name: 'deeper than the order', deeper: 2, types: TYPES },
  { name: 'of more types than 16 bits hold', deeper: 1, types: 70_000 },
]

describe.each(variants)('an index $name', ({ deeper, types }) => {
  /** The same text with its greatest id made as great as can be. */
  const spread = (ids: Int32Array) => ids.map(id => (id === TYPES - 2 ? types - 2 : id))

  test('leads from every token to the context that stands before the following one', () => {
    fc.assert(
      fc.property(anyStream, fc.integer(ORDERS), ({ ids }, order) => {
        const stream = streamOf(spread(ids))
        const indexed = indexWithContexts(stream, types, { order, depth: order + deeper })
        for (let place = 1; place < stream.ids.length; place++) {
          const found = after(indexed, place)
          if (stream.ids[place] === BOUNDARY) expect(found).toBe('end')
          else {
            const context = contextBefore(stream, place + 1, order - 1)
            const places = placesOf(stream, context).filter(at => at + context.length < stream.ids.length)
            expect(found).toEqual({ id: stream.ids[place], places })
          }
        }
      }),
      { seed: 1, numRuns: types === TYPES ? 500 : 20 },
    )
  })

  test('has its places in the same order as one without contexts', () => {
    fc.assert(
      fc.property(anyStream, fc.integer({ min: 1, max: 5 }), ({ ids }, order) => {
        const stream = streamOf(spread(ids))
        const depth = order + deeper
        const { occurrences } = indexWithContexts(stream, types, { order, depth })
        expect([...occurrences.sorted]).toEqual([...indexText(stream, types, depth).sorted])
      }),
      { seed: 1, numRuns: types === TYPES ? 300 : 20 },
    )
  })
})

test('a context reaches back to the beginning of its passage and no further', () => {
  // 0 1 2 0 1 3 0: after the 1 comes a 2 or a 3, whatever the order; after `0 1 3` only an end.
  const stream = { ids: Int32Array.from([0, 1, 2, 0, 1, 3, 0]), words: 4, passages: 2 }
  const indexed = indexWithContexts(stream, 4, { order: 4, depth: 4 })
  expect([1, 4, 5, 6].map(place => after(indexed, place))).toEqual([
    { id: 1, places: [0, 3] },
    { id: 1, places: [0, 3] },
    { id: 3, places: [3] },
    'end',
  ])
})

test('for order 1 there is nothing to tell', () => {
  const text = { ids: Int32Array.of(0, 1, 0), words: 1, passages: 1 }
  const { contextLength, next, runs } = indexWithContexts(text, 2, { order: 1, depth: 1 }).contexts
  expect([contextLength, next.length, runs.length]).toEqual([0, 0, 0])
})
