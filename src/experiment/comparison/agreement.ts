import { untoldLaw, type Cases, type Untold } from '../../theory/verdicts.ts'
import type { EstimateRow } from './estimates.ts'
import { studentQuantile } from '../statistics/student.ts'

/** The mean over several seeds, compared with what theory expected. */
export interface MeanAgreement {
  readonly expected: number
  /** Standard error of the mean, SD / √R, with the standard deviation that the seeds have. */
  readonly error: number
  /**
   * Whether mean and law are at most four standard errors apart; where all seeds gave one value, at most a
   * thousandth. Missing where there are too few cases.
   */
  readonly agrees?: boolean
  /** Why it is missing. */
  readonly untold?: Untold
}

/** Standard errors beyond which chance alone is not a credible reason. */
const MAX_STANDARD_ERRORS = 4

/**
 * Largest distance where all seeds gave one value: a law may still expect the loss of one word in many seeds.
 */
const EQUAL_WITHIN = 0.001

/**
 * Compares the means over several seeds with what theory expected of the same generation.
 *
 * @param rows of one arm, including the rows of theory
 * @param cases what the text of the arm has for verdicts to rest on
 * @returns by row; nothing for rows without a law, and for a single seed
 */
export function meansBesideTheory(
  rows: readonly EstimateRow[],
  cases: Cases,
): ReadonlyMap<EstimateRow, MeanAgreement> {
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
      const untold = untoldLaw(metric, { expected, measured: mean }, cases)
      const agrees = Math.abs(mean - expected) <= (error > 0 ? MAX_STANDARD_ERRORS * error : EQUAL_WITHIN)
      return [[row, { expected, error, ...(untold === undefined ? { agrees } : { untold }) }] as const]
    }),
  )
}
