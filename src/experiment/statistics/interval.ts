import { mean } from '../../arithmetic.ts'
import { studentQuantile } from './student.ts'

/** What several values say of the mean of all that there could be. */
export interface Estimate {
  /** How many values there are. */
  readonly count: number
  readonly mean: number
  /** 95 %, by Student's t; nothing where there is one value only, or an infinite one. */
  readonly interval?: Interval
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The mean of values, one from each replicate, and its 95 % interval: mean ± t · s / √n with n − 1 degrees of freedom (Student
 * 1908). Of intervals made in this way 95 in 100 hold the true mean where values are spread about normally.
 *
 * @param values at least one; of equal values the interval is the value itself
 * @example
 * estimate([1, 2, 3]).mean // 2
 */
export function estimate(values: readonly number[]): Estimate {
  const { count, mean, squares } = spreadOf(values)
  if (count < 2 || !Number.isFinite(mean)) return { count, mean }
  return { count, mean, interval: around(mean, Math.sqrt(squares / (count - 1) / count), count - 1) }
}

/**
 * How much higher the mean of one group of values is than that of another, for groups that have nothing to do with each other and
 * may be spread differently (Welch 1947).
 */
export function unpairedDifference(these: readonly number[], those: readonly number[]): Estimate {
  const [a, b] = [spreadOf(these), spreadOf(those)]
  const count = Math.min(a.count, b.count)
  const difference = a.mean - b.mean
  if (count < 2 || !Number.isFinite(difference)) return { count, mean: difference }
  const [u, v] = [a, b].map(({ squares, count }) => squares / (count - 1) / count) as [number, number]
  if (u + v === 0) return { count, mean: difference, interval: { low: difference, high: difference } }
  const freedom = ((u + v) * (u + v)) / ((u * u) / (a.count - 1) + (v * v) / (b.count - 1))
  return { count, mean: difference, interval: around(difference, Math.sqrt(u + v), freedom) }
}

/** Whether two intervals have no value in common. */
export function apart(one: Interval, other: Interval): boolean {
  return one.low > other.high || one.high < other.low
}

function around(mean: number, error: number, freedom: number): Interval {
  const contextLength = error === 0 ? 0 : error * studentQuantile(freedom)
  return { low: mean - contextLength, high: mean + contextLength }
}

/** Taken from the first value on, so that equal values have themselves as their mean, to the last digit. */
function spreadOf(values: readonly number[]): { count: number; mean: number; squares: number } {
  const count = values.length
  const [first = NaN] = values
  if (!values.every(Number.isFinite)) return { count, mean: mean(values), squares: NaN }
  const middle = mean(values.map(value => value - first))
  const squares = values.reduce((sum, value) => sum + (value - first - middle) * (value - first - middle), 0)
  return { count, mean: first + middle, squares }
}
