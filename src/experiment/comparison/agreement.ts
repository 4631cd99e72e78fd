import { pieceKey, untoldLaw, type Cases, type Untold } from '../../theory/verdicts.ts'
import { poissonChance } from '../statistics/poisson.ts'
import { KNOWN_SPREAD, studentQuantile } from '../statistics/student.ts'
import type { EstimateRow } from './estimates.ts'
import { distanceFrom, judgeLaws, type LawTest, type Unjudged } from './law-tests.ts'

/** The mean over several seeds, compared with what theory expected. */
export interface MeanAgreement {
  readonly expected: number
  /** Standard error of the mean, SD / √R, with the standard deviation that the seeds have; 0 where all gave the same. */
  readonly error: number
  /** Whether mean and law agree. Missing where that is not told. */
  readonly agrees?: boolean
  /** Why it is missing. */
  readonly untold?: Untold
}

/**
 * Compares the means over several seeds with what theory expected of the same generation. A mean differs when it lies farther from the
 * law than Student's t with R − 1 degrees of freedom allows, by Holm's procedure over all means of the arm. Where all R seeds gave the
 * same number, the words lost in all seeds together are a Poisson number under the law. Where the law of pieces says something else than
 * the law of tokens, to a percentage point, all between the two counts as the law.
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
  const means = rows.flatMap(row => {
    const expected = laws.get(`${row.generation} ${row.metric}`)
    return expected === undefined || row.model === 'theory' || !row.estimate.interval
      ? []
      : [{ row, expected, error: errorOf(row.estimate) }]
  })
  const verdicts = judgeLaws(means.map(({ row, expected }) => testOf(row, expected, cases)))
  return new Map(
    means.map(({ row, expected, error }, index) => [row, { expected, error, ...verdicts[index]! }]),
  )
}

/** Standard error of a mean, from its 95 % interval. */
const errorOf = ({ count, interval }: EstimateRow['estimate']) =>
  interval ? (interval.high - interval.low) / 2 / studentQuantile(count - 1) : 0

/** The test of a mean against a law, or why there is none. */
function testOf(
  { generation, metric: row, estimate }: EstimateRow,
  expected: number,
  cases: Cases,
): LawTest | Unjudged {
  const { count, mean } = estimate
  const untold = untoldLaw({ row, generation, expected, measured: mean }, cases)
  if (untold !== undefined) return { untold }
  const distance = distanceFrom(mean, { expected, bound: cases.inPieces?.[pieceKey(generation, row)] })
  const error = errorOf(estimate)
  if (error > 0) return { expected, distance, error, freedom: count - 1 }
  const types = cases.types?.[row]
  return types === undefined
    ? { untold: 'equal' }
    : equalSeeds({ mean, expected, distance, cases: count * types })
}

/** The test where all seeds gave the same: of the types lost or those left, whichever are fewer, in all seeds together. */
function equalSeeds({
  mean,
  expected,
  distance,
  cases,
}: {
  mean: number
  expected: number
  distance: number
  cases: number
}): LawTest {
  const [few, fewExpected] = expected < 0.5 ? [mean, expected] : [1 - mean, 1 - expected]
  const error = Math.sqrt(cases * fewExpected) / cases
  const chance = poissonChance(Math.round(cases * few), cases * fewExpected)
  return { expected, distance, error, freedom: KNOWN_SPREAD, chance }
}
