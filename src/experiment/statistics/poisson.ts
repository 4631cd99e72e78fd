import { exp, ln } from '../../arithmetic.ts'

/**
 * The chance that a Poisson count is as far from its mean as one that was seen, to either side: twice the smaller tail, at most 1.
 *
 * @param count that was seen, a whole number
 * @param mean above 0
 * @example
 * poissonChance(0, 3) // 0.0995…: twice exp(−3)
 */
export function poissonChance(count: number, mean: number): number {
  const below = chanceUpTo(count, mean)
  const above = 1 - chanceUpTo(count - 1, mean)
  return Math.min(1, 2 * Math.min(below, above))
}

function chanceUpTo(count: number, mean: number): number {
  let sum = 0
  let log = -mean
  for (let k = 0; k <= count; k++) {
    sum += exp(log)
    log += ln(mean) - ln(k + 1)
  }
  return Math.min(1, sum)
}
