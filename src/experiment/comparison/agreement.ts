import type { EstimateRow } from './estimates.ts'
import { studentQuantile } from '../statistics/student.ts'

/** The mean of several seeds beside what theory expected of it. */
export interface MeanAgreement {
  readonly expected: number
  /** Standard error of the mean, SD / √R, with the standard deviation that the seeds have. */
  readonly error: number
  /** Whether mean and law are at most four standard errors apart; of equal values, at most a thousandth. */
  readonly agrees: boolean
}

/** So many standard errors apart, chance alone is not to be believed. */
const FAR = 4

/** Seeds that all gave the same have no deviation; a law may still expect the loss of one word in many seeds. */
const ALIKE = 0.001

/**
 * Holds the means of several seeds against what theory expected of the same generation.
 *
 * @param rows of one arm, those of theory among them
 * @returns by row; nothing for those without a law, and for a single seed
 */
export function meansBesideTheory(rows: readonly EstimateRow[]): ReadonlyMap<EstimateRow, MeanAgreement> {
  const laws = new Map(
    rows
      .filter(({ model }) => model === 'theory')
      .map(({ generation, metric, estimate }) => [`${generation} ${metric}`, estimate.mean]),
  )
  return new Map(
    rows.flatMap(row => {
      const { generation, model, metric, estimate } = row
      const expected = laws.get(`${generation} ${metric}`)
      if (expected === undefined || model === 'theory' || !estimate.interval) return []
      const { count, mean, interval } = estimate
      const error = (interval.high - interval.low) / 2 / studentQuantile(count - 1)
      return [
        [
          row,
          { expected, error, agrees: Math.abs(mean - expected) <= (error > 0 ? FAR * error : ALIKE) },
        ] as const,
      ]
    }),
  )
}
