import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Coverage } from '../../../src/metrics/features/coverage.ts'
import { matchSpans } from '../../../src/metrics/features/spans.ts'
import { indexText } from '../../../src/model/index/suffix-index.ts'
import { streamOf } from '../../../src/text/stream.ts'
import { anyStream, TYPES } from '../../model/streams.ts'

test('by hand: how far another text goes along', () => {
  // "1 2 3 1" beside "2 3 3" and "1 2": 1 2 is covered, 1 2 3 is not, 2 3 is; no n-gram crosses a boundary.
  const text = streamOf(Int32Array.of(0, 1, 2, 3, 1, 0))
  const other = streamOf(Int32Array.of(0, 2, 3, 3, 0, 1, 2, 0))
  const { lengths, room } = new Coverage(text, 4, 3).read(other).spans(text)
  expect([[...lengths], [...room]]).toEqual([
    [0, 2, 2, 1, 1, 0],
    [0, 3, 3, 2, 1, 0],
  ])
})

test('it finds what a search in the other text finds', () => {
  fc.assert(
    fc.property(anyStream, anyStream, fc.integer({ min: 1, max: 6 }), (text, other, depth) => {
      const found = new Coverage(text, TYPES, depth).read(other).spans(text)
      expect(found).toEqual(matchSpans(indexText(other, TYPES, depth), text, depth))
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('of a text it can be asked for some of its passages', () => {
  const text = streamOf(Int32Array.of(0, 1, 2, 0, 3, 1, 0))
  const coverage = new Coverage(text, 4, 4).read(streamOf(Int32Array.of(0, 3, 1, 2, 0)))
  expect([...coverage.spans(streamOf(Int32Array.of(0, 3, 1, 0))).lengths]).toEqual([0, 2, 1, 0])
})
