import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { halfLife, halfLives, nextLine, survivalChance, survivingLine } from '../../src/theory/index.ts'

describe('by hand', () => {
  // 1 − exp(−1) = 0.632, then 1 − exp(−0.632) = 0.469 < 1/2.
  test('a hapax is more likely gone than there in the second generation', () => {
    expect([1, 2].map(t => survivalChance(1, t).toFixed(3))).toEqual(['0.632', '0.469'])
    expect(halfLife(1)).toBe(2)
  })

  // 1 − exp(−2 · 0.374) = 0.527 in generation 4, 1 − exp(−2 · 0.312) = 0.464 in generation 5.
  test('a type seen twice in the fifth', () => {
    expect([4, 5].map(t => survivalChance(2, t).toFixed(3))).toEqual(['0.527', '0.464'])
    expect(halfLife(2)).toBe(5)
  })

  test('written half as much, a hapax is in A with 1 − exp(−1/2) = 0.393: its half-life is 1', () => {
    expect(halfLife(1, 0.5)).toBe(1)
    expect(halfLife(2, 0.5)).toBe(halfLife(1))
  })
})

test('a half-life is the first generation with less than an even chance', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.constantFrom(0.5, 1, 2), (count, m) => {
      const t = halfLife(count, m)
      expect(survivalChance(count, t, m)).toBeLessThan(0.5)
      if (t > 1) expect(survivalChance(count, t - 1, m)).toBeGreaterThanOrEqual(0.5)
    }),
    { numRuns: 50 },
  )
})

test('the more often a type was used, the longer its half-life; the order of the counts does not matter', () => {
  const counts = Array.from({ length: 2000 }, (_, index) => index + 1)
  const lives = halfLives([...counts].reverse())
  const inOrder = counts.map(count => lives.get(count)!)
  expect(inOrder.every((life, index) => index === 0 || life > inOrder[index - 1]!)).toBe(true)
})

// mpmath 1.3 with 40 digits, the same walk: all counts from 1 to 60,000 agree, here some of them.
test.each([
  [1, 2],
  [5, 13],
  [100, 286],
  [1000, 2882],
  [14000, 40392],
  [60000, 173119],
])('the half-life of %i is that of an exact walk, %i', (count, life) => {
  expect(halfLife(count)).toBe(life)
})

test('g_t is followed where 1 − exp(−g) would stand still', () => {
  expect(nextLine(1e-8)).toBe(1e-8 * (1 - 5e-9))
  expect(nextLine(1e-9)).toBeLessThan(1e-9)
  expect(survivingLine(100_000) * 50_000).toBeCloseTo(1, 3)
  for (const g of [1 / 1024, 1 / 1500]) expect(nextLine(g)).toBeCloseTo(-Math.expm1(-g), 18)
})
