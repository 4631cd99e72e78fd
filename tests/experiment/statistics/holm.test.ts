import { expect, test } from 'vitest'
import { holm } from '../../../src/experiment/statistics/holm.ts'
import { poissonChance } from '../../../src/experiment/statistics/poisson.ts'
import { KNOWN_SPREAD, studentChance, studentQuantile } from '../../../src/experiment/statistics/student.ts'

test('Holm by hand: the least chance is held at a third of the rate, the next at a half, and a miss ends it', () => {
  expect(holm([0.01, 0.04, 0.03], 0.05)).toEqual({ rejected: [true, false, false], level: 0.025 })
  expect(holm([0.01, 0.024, 0.04], 0.05)).toEqual({ rejected: [true, true, true], level: 0.05 })
  expect(holm([0.02, 0.02, 0.02], 0.05)).toEqual({ rejected: [false, false, false], level: 0.05 / 3 })
  expect(holm([], 0.05)).toEqual({ rejected: [], level: 0.05 })
})

test('the chance beyond t is what scipy has, and the quantile of a level undoes it', () => {
  expect(studentChance(4, 2)).toBeCloseTo(0.05719095841793661, 12)
  expect(studentChance(0, 3)).toBe(1)
  expect(studentChance(3, KNOWN_SPREAD)).toBeCloseTo(0.0026998, 6)
  for (const [freedom, level] of [
    [2, 0.001],
    [4, 0.3],
    [19, 0.9],
  ] as const)
    expect(studentChance(studentQuantile(freedom, level), freedom)).toBeCloseTo(level, 10)
})

test('the chance of a Poisson count, by hand: twice the smaller tail', () => {
  expect(poissonChance(0, 3)).toBeCloseTo(2 * Math.exp(-3), 12)
  expect(poissonChance(3, 3)).toBe(1)
  expect(poissonChance(9, 3)).toBeCloseTo(2 * 0.003803, 6)
})
