import type { Claim, Unit } from '../../experiment/claim.ts'
import type { Estimate } from '../../experiment/statistics/interval.ts'
import { fromTo, plusMinus, signed } from '../tables/estimated.ts'
import { percent, significant } from '../format/numbers.ts'

/** Prints a number in its unit: `34.2 %`, `−3.1 points`, `+0.02`, `278`. */
export function printed(value: number, unit: Unit): string {
  if (unit === 'share') return percent(value)
  if (unit === 'points') return `${signed(value, percent)}${value === 0 ? '' : ' points'}`
  return unit === 'change' ? signed(value, significant) : significant(value).replace(/^-/, '−')
}

/** A mean with its 95 % interval: `34.2 % (34.0 % to 34.4 %)`; without it where all seeds agree, or there is one. */
export function withInterval({ mean, interval }: Estimate, unit: Unit): string {
  const value = printed(mean, unit)
  if (!interval || interval.low === interval.high) return value
  if (unit === 'points') return `${value} (${fromTo(interval, percent)})`
  return `${value} (${printed(interval.low, unit)} to ${printed(interval.high, unit)})`
}

/** A mean with half the width of its interval, for a narrow table. */
export function withHalf(estimate: Estimate, unit: Unit): string {
  return plusMinus(estimate, unit === 'share' || unit === 'points' ? percent : significant)
}

/**
 * Where a number was expected, or where it is if the statement is said broadly: `expected below 0`, `if said broadly: above 0`. With two
 * bounds also why what lies between them counts as alike.
 */
export function expectation({ expected, unit, weight, margin }: Claim): string {
  const range = rangeOf(expected, unit)
  const where = weight === 'limit' ? `if said broadly: ${range}` : `expected ${range}`
  return margin === undefined ? where : `${where}. ${margin}`
}

function rangeOf({ above, below }: Claim['expected'], unit: Unit): string {
  if (above !== undefined && below !== undefined)
    return `from ${printed(above, unit)} to ${printed(below, unit)}`
  return above === undefined ? `below ${printed(below ?? Infinity, unit)}` : `above ${printed(above, unit)}`
}
