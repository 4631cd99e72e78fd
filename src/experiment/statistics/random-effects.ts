import { mean } from '../../arithmetic.ts'
import { estimate, type Estimate } from './interval.ts'
import { studentQuantile } from './student.ts'

/** What several studies of one number say together. */
export interface Pooled extends Estimate {
  /** Variance of the true numbers between studies (τ²), 0 or above; nothing where no weights could be given. */
  readonly between?: number
}

/**
 * Pools one number of several studies, here texts, whose true numbers may differ: random effects. Each is weighted by 1 / (s² + τ²), where
 * s is the standard error of its mean and τ² the variance between studies by moments (DerSimonian and Laird 1986, Controlled Clinical
 * Trials 7, 177-188). The interval is that of Hartung and Knapp (2001, Statistics in Medicine 20, 3875-3889) by Student's t with k − 1
 * degrees of freedom, never narrower than their factor 1 gives (Knapp and Hartung 2003, 22, 2693-2710). It speaks of texts like these,
 * and not of these texts alone.
 *
 * @param studies estimates with an interval, one from each of k studies, at least two; where a study has no spread at all, every study has
 *   the same weight, and the interval is that of their plain mean
 * @returns `count` is k
 */
export function pooled(studies: readonly Estimate[]): Pooled {
  const means = studies.map(study => study.mean)
  const variances = studies.map(squaredError)
  if (variances.some(variance => !(variance > 0))) return estimate(means)
  const between = varianceBetween(means, variances)
  const weights = variances.map(variance => 1 / (variance + between))
  const middle = weightedMean(means, weights)
  const freedom = studies.length - 1
  const spread =
    means.reduce((sum, value, k) => sum + weights[k]! * (value - middle) * (value - middle), 0) / freedom
  const margin = studentQuantile(freedom) * Math.sqrt(Math.max(1, spread) / sumOf(weights))
  return {
    ...{ count: studies.length, mean: middle, between },
    interval: { low: middle - margin, high: middle + margin },
  }
}

/** τ² of DerSimonian and Laird: what the means differ by beyond their own errors, at least 0. */
function varianceBetween(means: readonly number[], variances: readonly number[]): number {
  const weights = variances.map(variance => 1 / variance)
  const middle = weightedMean(means, weights)
  const spread = means.reduce((sum, value, k) => sum + weights[k]! * (value - middle) * (value - middle), 0)
  const total = sumOf(weights)
  const scale = total - sumOf(weights.map(weight => weight * weight)) / total
  return Math.max(0, (spread - (means.length - 1)) / scale)
}

const weightedMean = (values: readonly number[], weights: readonly number[]) =>
  sumOf(values.map((value, k) => value * weights[k]!)) / sumOf(weights)

const sumOf = (values: readonly number[]) => values.length * mean(values)

/** The squared standard error of a mean, from its 95 % interval. */
function squaredError({ interval, count }: Estimate): number {
  if (!interval) return NaN
  const error = (interval.high - interval.low) / 2 / studentQuantile(count - 1)
  return error * error
}
