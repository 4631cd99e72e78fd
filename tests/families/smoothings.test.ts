import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smoothings } from '../../src/model/smoothings/index.ts'

const anyWeights = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 6 })
  .filter(weights => weights[0]! > 0)

/** Counts of the types after one context, each context the end of the next longer one. */
const anyCounts = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }), {
  maxLength: 5,
})

test('smoothings have different names', () => {
  expect(new Set(smoothings.map(({ name }) => name)).size).toBe(smoothings.length)
})

describe.each(smoothings)('$name', smoothing => {
  test('says what it is and where it comes from', () => {
    expect([smoothing.title, smoothing.source].every(text => text.length > 0)).toBe(true)
  })

  test('keeps and passes shares, and what is kept and passed is 1', () => {
    fc.assert(
      fc.property(anyWeights, anyCounts, (weights, counts) => {
        const reading = smoothing.fit(weights)
        for (const [index, row] of counts.slice(0, weights.length - 1).entries()) {
          const total = row.reduce((a, b) => a + b, 0)
          if (total === 0) continue
          const kept = row.map(count => reading.keep(count, total, index + 1))
          const passed = reading.pass(total, index + 1)
          expect(Math.min(...kept, passed)).toBeGreaterThanOrEqual(0)
          expect(kept.reduce((a, b) => a + b, passed)).toBeCloseTo(1, 12)
        }
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  test('gives more to what was seen more often', () => {
    const { keep } = smoothing.fit([1, 1, 1, 1])
    for (const level of [1, 2, 3]) expect(keep(3, 10, level)).toBeGreaterThan(keep(2, 10, level))
  })
})
