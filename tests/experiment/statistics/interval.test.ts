import { describe, expect, test } from 'vitest'
import { lnGamma } from '../../../src/arithmetic.ts'
import { apart, estimate, unpairedDifference } from '../../../src/experiment/statistics/interval.ts'
import { studentQuantile } from '../../../src/experiment/statistics/student.ts'

/** scipy 1.17.1: stats.t.ppf(0.975, df). */
const QUANTILES: readonly (readonly [number, number])[] = [
  [0.5, 164.55767348048818],
  [1, 12.706204736174694],
  [1.5, 6.016663104427929],
  [2, 4.302652729749462],
  [3, 3.1824463052837078],
  [4, 2.7764451051977934],
  [7.3, 2.345066736547703],
  [9, 2.262157162798205],
  [12.44, 2.1702963140865226],
  [19, 2.0930240544083087],
  [99, 1.9842169515864174],
  [1000, 1.9623390808264083],
  [1_000_000, 1.959966356814107],
]

describe("Student's t", () => {
  test.each(QUANTILES)('with %d degrees of freedom is what scipy has, to 10 digits', (freedom, value) => {
    expect(Math.abs(studentQuantile(freedom) / value - 1)).toBeLessThan(1e-10)
  })

  test('falls as there are more degrees of freedom', () => {
    const values = Array.from({ length: 60 }, (_, index) => studentQuantile((index + 1) / 2))
    expect(values).toEqual([...values].sort((a, b) => b - a))
  })

  test('ln Γ is the logarithm of the factorial, and of √π at one half', () => {
    expect(lnGamma(5)).toBeCloseTo(Math.log(24), 13)
    expect(lnGamma(1)).toBeCloseTo(0, 13)
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13)
    expect(lnGamma(171)).toBeCloseTo(706.573062245787, 9)
  })
})

describe('an interval', () => {
  test('of 1, 2, 3 is 2 ± 4.303 / √3, by hand', () => {
    const { count, mean, interval } = estimate([1, 2, 3])
    expect([count, mean]).toEqual([3, 2])
    expect(interval!.low).toBeCloseTo(2 - 4.302652729749462 / Math.sqrt(3), 12)
    expect(interval!.high).toBeCloseTo(2 + 4.302652729749462 / Math.sqrt(3), 12)
  })

  test('is what scipy has for four values', () => {
    const { low, high } = estimate([79.1, 79.3, 78.8, 79.0]).interval!
    expect(low).toBeCloseTo(78.71876048655821, 10)
    expect(high).toBeCloseTo(79.38123951344178, 10)
  })

  test('of equal values is that value, to the last digit', () => {
    expect(estimate([0.1, 0.1, 0.1])).toEqual({ count: 3, mean: 0.1, interval: { low: 0.1, high: 0.1 } })
  })

  test('needs two values, and finite ones', () => {
    expect(estimate([5])).toEqual({ count: 1, mean: 5 })
    expect(estimate([5, Infinity])).toEqual({ count: 2, mean: Infinity })
  })

  test('of the difference of groups apart is Welch’s, as scipy has it', () => {
    const { mean, interval } = unpairedDifference([80.0, 80.4, 79.7, 80.2, 80.1], [79.1, 79.3, 78.8, 79.0])
    expect(mean).toBeCloseTo(1.03, 12)
    expect(interval!.low).toBeCloseTo(0.6617935563797137, 10)
    expect(interval!.high).toBeCloseTo(1.3982064436202886, 10)
  })

  test('leaves another when they have no value in common', () => {
    expect(apart({ low: 0, high: 1 }, { low: 1, high: 2 })).toBe(false)
    expect(apart({ low: 0, high: 1 }, { low: 1.1, high: 2 })).toBe(true)
    expect(apart({ low: 3, high: 4 }, { low: 1.1, high: 2 })).toBe(true)
  })

  test('holds the true mean in 95 of 100 experiments', () => {
    // Sums of three dice: mean 10.5, about normal. 2,000 experiments of four: 95 % ± 4 standard errors of 0.49.
    let state = 1
    const die = () => 1 + Math.floor(((state = (state * 48271) % 2147483647) / 2147483647) * 6)
    const held = Array.from({ length: 2000 }, () => {
      const { low, high } = estimate(Array.from({ length: 4 }, () => die() + die() + die())).interval!
      return low <= 10.5 && 10.5 <= high
    }).filter(Boolean).length
    expect(held / 2000).toBeGreaterThan(0.93)
    expect(held / 2000).toBeLessThan(0.97)
  })
})
