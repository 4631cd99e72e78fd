import { expect, test } from 'vitest'
import { estimate, type Estimate } from '../../../src/experiment/statistics/interval.ts'
import { pooled } from '../../../src/experiment/statistics/random-effects.ts'
import { KNOWN_SPREAD, studentQuantile } from '../../../src/experiment/statistics/student.ts'

/** A study with a mean and a squared standard error that is known. */
function study(mean: number, variance: number): Estimate {
  const margin = studentQuantile(KNOWN_SPREAD) * Math.sqrt(variance)
  return { count: KNOWN_SPREAD + 1, mean, interval: { low: mean - margin, high: mean + margin } }
}

test('three studies with the same error, worked by hand', () => {
  // Q = 4 + 1 + 9 = 14 with 2 degrees of freedom; τ² = (14 − 2) / (3 − 3 / 3) = 6. Weights 1 / 7: the plain mean and its interval.
  const found = pooled([study(1, 1), study(2, 1), study(6, 1)])
  expect(found.between).toBeCloseTo(6, 9)
  expect(found.mean).toBeCloseTo(3, 9)
  expect(found.interval!.high).toBeCloseTo(estimate([1, 2, 6]).interval!.high, 9)
})

test('thirteen trials of BCG against tuberculosis: −0.7141 and τ² = 0.3088, as published of these data', () => {
  // Colditz et al. 1994; cases among the vaccinated, their number, and both of the others; log risk ratios. Both numbers: metafor's manual, method DL.
  const trials = [
    [4, 123, 11, 139], [6, 306, 29, 303], [3, 231, 11, 220], [62, 13_598, 248, 12_867], [33, 5069, 47, 5808],
    [180, 1541, 372, 1451], [8, 2545, 10, 629], [505, 88_391, 499, 88_391], [29, 7499, 45, 7277],
    [17, 1716, 65, 1665], [186, 50_634, 141, 27_338], [5, 2498, 3, 2341], [27, 16_913, 29, 17_854],
  ] as const // prettier-ignore
  const found = pooled(
    trials.map(([cases, vaccinated, others, unvaccinated]) =>
      study(
        Math.log(cases / vaccinated / (others / unvaccinated)),
        1 / cases - 1 / vaccinated + 1 / others - 1 / unvaccinated,
      ),
    ),
  )
  expect(found.mean).toBeCloseTo(-0.7141, 4)
  expect(found.between).toBeCloseTo(0.3088, 4)
})

test('studies that agree better than their errors allow have the interval of these errors', () => {
  const found = pooled([study(1, 1), study(1.1, 1), study(0.9, 1)])
  expect(found.between).toBe(0)
  expect(found.interval!.high - found.mean).toBeCloseTo(studentQuantile(2) * Math.sqrt(1 / 3), 9)
})

test('a study of which every seed gave the same is not weighted above the others', () => {
  const same: Estimate = { count: 5, mean: 4, interval: { low: 4, high: 4 } }
  expect(pooled([study(2, 1), same])).toEqual(estimate([2, 4]))
})
