import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countClassContexts } from '../../../src/model/scoring/class-context-counts.ts'
import { indexText } from '../../../src/model/index/suffix-index.ts'
import { countContexts } from '../../../src/model/index/context-counts.ts'
import { streamOf, type Stream } from '../../../src/text/stream.ts'
import { anyStream, TYPES } from '../streams.ts'

/** The same text with every id above the cutoff as one. */
const merged = (stream: Stream, cutoff: number) => ({
  ...stream,
  ids: stream.ids.map(id => Math.min(id, cutoff + 1)),
})

test('what is seen of a class is what is seen when its types are merged in the text itself', () => {
  fc.assert(
    fc.property(
      anyStream,
      anyStream,
      fc.nat(TYPES - 1),
      fc.integer({ min: 1, max: 5 }),
      (read, other, cutoff, order) => {
        const text = merged(other, cutoff)
        const sorted = indexText(merged(read, cutoff), cutoff + 2, order)
        expect(countClassContexts(indexText(read, TYPES, order), order, { cutoff, text })).toEqual(
          countContexts(sorted, order, text, cutoff + 2),
        )
      },
    ),
    { numRuns: 2000 },
  )
})

test('of 1 2 1 3 and 2 1 as 1 C 1 C and C 1, the class follows 1 twice out of three, and 1 follows C twice out of three', () => {
  const read = streamOf(Int32Array.of(0, 1, 2, 1, 3, 0, 2, 1, 0))
  const text = streamOf(Int32Array.of(0, 1, 2, 1, 0))
  const { counts, totals } = countClassContexts(indexText(read, 4, 2), 2, { cutoff: 1, text })
  // After <s>: 1 once of two. Then C after 1, 1 after C, </s> after 1; at level 1 there are eight tokens and ends.
  expect(Array.from(counts)).toEqual([3, 1, 3, 2, 3, 2, 2, 1])
  expect(Array.from(totals)).toEqual([8, 2, 8, 3, 8, 3, 8, 3])
})
