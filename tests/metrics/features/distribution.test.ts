import { expect, test } from 'vitest'
import { pairCounts, sumPairs } from '../../../src/metrics/features/distribution.ts'

// Types 1 to 4; entry 0 is no type. One text has 3, 1, 1, 0 of them, the other 1, 1, 1, 2.
const [a, b] = [Int32Array.of(9, 3, 1, 1, 0), Int32Array.of(9, 1, 1, 1, 2)]

test('counts of two texts are paired, and types with the same pair stand together', () => {
  const pairs = pairCounts(a, b)
  expect([[...pairs.a], [...pairs.b], [...pairs.types]]).toEqual([
    [0, 1, 3],
    [2, 1, 1],
    [1, 2, 1],
  ])
  expect([pairs.wordsOfA, pairs.wordsOfB, pairs.union]).toEqual([5, 5, 4])
})

test('of a part they are the types of the part, and the tokens and types of the whole', () => {
  const pairs = pairCounts(a, b, { name: 'first', holds: Uint8Array.of(0, 1, 0, 0, 0) })
  expect([pairs.wordsOfA, pairs.wordsOfB, pairs.union]).toEqual([5, 5, 4])
  expect(sumPairs(pairs, (p, q) => p - q)).toBeCloseTo(2 / 5, 12)
})
