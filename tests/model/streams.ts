import fc from 'fast-check'
import { streamOf, type Stream } from '../../src/text/stream.ts'

/** The number below which the ids of `anyStream` run; the last id never occurs. */
export const TYPES = 6

/** Small texts of few types, so that n-grams repeat; empty passages among them. */
export const anyStream: fc.Arbitrary<Stream> = fc
  .array(fc.array(fc.integer({ min: 1, max: TYPES - 2 }), { maxLength: 8 }), { maxLength: 6 })
  .map(passages => streamOf(Int32Array.from([0, ...passages.flatMap(passage => [...passage, 0])])))

/** The places where an n-gram stands, by looking at every place. */
export function placesOf({ ids }: Stream, ngram: readonly number[]): number[] {
  return Array.from(ids.keys()).filter(place => ngram.every((id, offset) => ids[place + offset] === id))
}

/** The tokens before a place, back to the boundary of its passage and at most `length` of them. */
export function contextBefore({ ids }: Stream, place: number, length: number): number[] {
  let from = place
  while (from > place - length && (from === place || ids[from] !== 0)) from -= 1
  return Array.from(ids.subarray(from, place))
}

/** Counts of what follows each context of up to `order` − 1 tokens: keys are the context's ids. */
export function followers(stream: Stream, order: number): Map<string, Map<number, number>> {
  const table = new Map<string, Map<number, number>>()
  for (let place = 1; place < stream.ids.length; place++) {
    const context = contextBefore(stream, place, order - 1).join(' ')
    const counts = table.get(context) ?? new Map<number, number>()
    table.set(context, counts.set(stream.ids[place]!, (counts.get(stream.ids[place]!) ?? 0) + 1))
  }
  return table
}
