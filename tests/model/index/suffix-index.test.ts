import fc from 'fast-check'
import ngrams from 'natural/lib/natural/ngrams/ngrams.js'
import { expect, test } from 'vitest'
import {
  everywhere,
  indexText,
  narrow,
  passageBeginnings,
  runEnd,
} from '../../../src/model/index/suffix-index.ts'
import type { Stream } from '../../../src/text/stream.ts'
import { passagesIn, read, toyBook } from '../../toy.ts'
import { anyStream, placesOf, TYPES } from '../streams.ts'

const depths = fc.integer({ min: 1, max: 5 })

/** Compares places by the tokens that start there; the text's last boundary comes before all others. */
const byTokens = ({ ids }: Stream, depth: number) => {
  const token = (place: number) => (place === ids.length - 1 ? -1 : (ids[place] ?? -2))
  return (a: number, b: number) => {
    for (let offset = 0; offset < depth; offset++)
      if (token(a + offset) !== token(b + offset)) return token(a + offset) - token(b + offset)
    return a - b
  }
}

/** The places of an n-gram, by the index. */
function lookUp(stream: Stream, ngram: readonly number[]): number[] {
  const occurrences = indexText(stream, TYPES, Math.max(1, ngram.length))
  const { low, high } = ngram.reduce(
    (interval, id, offset) => narrow(occurrences, interval, offset, id),
    everywhere(occurrences),
  )
  return [...occurrences.sorted.subarray(low, high)].sort((a, b) => a - b)
}

test('the places of `0 1 2 1 0` sorted by two tokens are the last boundary, `0 1`, `1 0`, `1 2`, `2 1`', () => {
  const { stream } = read('a b a')
  expect([...indexText(stream, 4, 2).sorted]).toEqual([4, 0, 3, 1, 2])
})

test('places are sorted by the tokens that start there, ties in the order of the text', () => {
  fc.assert(
    fc.property(anyStream, depths, (stream, depth) => {
      const { sorted } = indexText(stream, TYPES, depth)
      expect([...sorted]).toEqual(Array.from(stream.ids.keys()).sort(byTokens(stream, depth)))
    }),
    { seed: 1, numRuns: 1000 },
  )
})

test('buckets are where the types begin', () => {
  fc.assert(
    fc.property(anyStream, depths, (stream, depth) => {
      const { sorted, bucket } = indexText(stream, TYPES, depth)
      for (let id = 0; id < TYPES; id++)
        expect([...sorted.subarray(bucket[id], bucket[id + 1])].sort((a, b) => a - b)).toEqual(
          placesOf(stream, [id]),
        )
    }),
    { seed: 2 },
  )
})

test('narrowing finds every n-gram inside a passage where it stands, and nowhere else', () => {
  const ngram = fc.array(fc.integer({ min: 1, max: TYPES - 1 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(anyStream, ngram, (stream, ids) => {
      expect(lookUp(stream, ids)).toEqual(placesOf(stream, ids))
    }),
    { seed: 3, numRuns: 2000 },
  )
})

test('narrowing finds n-grams with boundaries in them as well', () => {
  const ngram = fc.array(fc.integer({ min: 0, max: TYPES - 1 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(anyStream, ngram, (stream, ids) => {
      expect(lookUp(stream, ids)).toEqual(placesOf(stream, ids))
    }),
    { seed: 4, numRuns: 2000 },
  )
})

test('the passage beginnings are the boundaries that a passage follows', () => {
  fc.assert(
    fc.property(anyStream, depths, (stream, depth) => {
      const occurrences = indexText(stream, TYPES, depth)
      const { low, high } = passageBeginnings(occurrences)
      const places = [...occurrences.sorted.subarray(low, high)].sort((a, b) => a - b)
      expect(places).toEqual(placesOf(stream, [0]).slice(0, -1))
    }),
    { seed: 5 },
  )
})

test.each([1, 2, 3, 4])('counts of %i-grams are those of natural', n => {
  const { vocabulary, stream } = read(...toyBook({ words: 3000 }).passages.map(({ text }) => text))
  const frequencies = new Map<string, number>()
  for (const passage of passagesIn(stream, vocabulary.types)) {
    const counted = ngrams.ngrams(passage.split(' '), n, null, null, true)
    if (Array.isArray(counted)) throw new Error('natural gave no frequencies')
    for (const [ngram, count] of Object.entries(counted.frequencies))
      frequencies.set(ngram, (frequencies.get(ngram) ?? 0) + count)
  }
  const occurrences = indexText(stream, vocabulary.unknown + 1, n)
  for (const [ngram, count] of frequencies) {
    const { low, high } = ngram
      .slice(1, -1)
      .split(', ')
      .map(vocabulary.idOf)
      .reduce((interval, id, offset) => narrow(occurrences, interval, offset, id), everywhere(occurrences))
    expect(high - low, ngram).toBe(count)
  }
})

test('a run ends where another token stands, or with its interval', () => {
  fc.assert(
    fc.property(anyStream, fc.integer({ min: 1, max: 3 }), (stream, depth) => {
      const occurrences = indexText(stream, TYPES, depth)
      const { sorted } = occurrences
      const tokenAt = (rank: number) => stream.ids[sorted[rank]! + depth - 1]
      for (const context of new Set(Array.from(stream.ids.keys(), place => place))) {
        let interval = everywhere(occurrences)
        for (let offset = 0; offset < depth - 1; offset++)
          interval = narrow(occurrences, interval, offset, stream.ids[context + offset] ?? TYPES)
        for (let rank = interval.low; rank < interval.high; rank++) {
          let end = rank
          while (end < interval.high && tokenAt(end) === tokenAt(rank)) end += 1
          expect(runEnd(occurrences, { low: rank, high: interval.high }, depth - 1)).toBe(end)
        }
      }
    }),
    { seed: 1, numRuns: 300 },
  )
})
