import { mean } from '../../arithmetic.ts'
import { studentQuantile } from './student.ts'

/** Estimate of a mean from several values. */
export interface Estimate {
  /** Number of values. */
  readonly count: number
  readonly mean: number
  /** 95 % confidence interval, by Student's t; nothing where there is only one value, or an infinite one. */
  readonly interval?: Interval
}

/** An interval with its two ends. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * Mean of values, one from each replicate, and its 95 % confidence interval: mean ± t · s / √n with n − 1 degrees
 * of freedom (Student 1908). It holds the true mean in 95 of 100 cases where values are normally distributed.
 *
 * @param values at least one; of equal values the interval is the value itself
 * @example
 * estimate([1, 2, 3]).mean // 2
 */
export function estimate(values: readonly number[]): Estimate {
  const { count, mean, squares } = momentsOf(values)
  if (count < 2 || !Number.isFinite(mean)) return { count, mean }
  return { count, mean, interval: around(mean, Math.sqrt(squares / (count - 1) / count), count - 1) }
}

/**
 * Welch's interval for the difference of two means: the groups are independent and may have different variances
 * (Welch 1947).
 */
export function unpairedDifference(these: readonly number[], those: readonly number[]): Estimate {
  const [a, b] = [momentsOf(these), momentsOf(those)]
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
  const margin = error === 0 ? 0 : error * studentQuantile(freedom)
  return { low: mean - margin, high: mean + margin }
}

/**
 * Count, mean and sum of squares. Taken relative to the first value, so that equal values have exactly that mean.
 */
function momentsOf(values: readonly number[]): { count: number; mean: number; squares: number } {
  const count = values.length
  const [first = NaN] = values
  if (!values.every(Number.isFinite)) return { count, mean: mean(values), squares: NaN }
  const middle = mean(values.map(value => value - first))
  const squares = values.reduce((sum, value) => sum + (value - first - middle) * (value - first - middle), 0)
  return { count, mean: first + middle, squares }
}
