import { describe, expect, test } from 'vitest'
import { metricNamed } from '../../src/metrics/named.ts'
import { textAlone } from './features.ts'

/** The exponent of a text of words that come so often each, one after another. */
const heaps = (...runs: [string, number][]) =>
  metricNamed('heaps-exponent').measure(
    textAlone(runs.map(([words, times]) => `${words} `.repeat(times)).join('')),
  )

describe('the exponent of Heaps by hand', () => {
  // 4, 4 and 8 types after 16, 32 and 64 tokens. Three points evenly apart: the slope is from the first to the last, ln 2 / ln 4.
  test('of 4, 4 and 8 types after 16, 32 and 64 tokens is one half', () => {
    expect(heaps(['a b c d', 8], ['e f g h', 8])).toBeCloseTo(1 / 2, 12)
  })

  // In steps of ln 2 the seven points stand at −3 … 3 from their middle; only the first has ln 1, the others ln 2 types.
  // Slope: Σ x y / Σ x² = (−2 − 1 + 0 + 1 + 2 + 3) / (9 + 4 + 1 + 0 + 1 + 4 + 9) = 3/28.
  test('looks at seven points, N to N/64, and at none before', () => {
    expect(heaps(['a', 32], ['b', 2048 - 32])).toBeCloseTo(3 / 28, 12)
  })

  // 33 tokens: after all of them two types, after the whole part of half of them, 16, one.
  test('takes the whole part of N/2', () => {
    expect(heaps(['a', 16], ['b', 17])).toBeCloseTo(Math.log(2) / Math.log(33 / 16), 12)
  })

  test('has no point before sixteen tokens, and needs two', () => {
    expect(heaps(['a', 31])).toBeUndefined()
    expect(heaps(['a', 32])).toBe(0)
  })
})
