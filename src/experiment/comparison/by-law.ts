import { spreadAtMost } from '../../theory/survival.ts'
import type { Interval } from '../statistics/interval.ts'
import { lawOf, named } from './arms.ts'
import type { Arm } from './arm.ts'

/** Standard deviations on either side of 95 % of a bell curve. */
const TWO_SIDED_95 = 1.96

/**
 * The 95 % interval of the difference between two runs of one seed each, from the spread that the survival law allows a run.
 *
 * @param mean the difference, of the first arm less the second
 * @param row a share of types, as in `surviving-types/1`
 * @returns nothing where a run has no law for the row, or its types were not counted
 */
export function intervalByLaw(
  arms: readonly [Arm, Arm],
  { mean, row, generation }: { mean: number; row: string; generation: number },
): Interval | undefined {
  let variance = 0
  for (const arm of arms) {
    const expected = lawOf(named([arm]), arm.name, row, generation)
    const types = arm.replicates[0]?.human.types?.[row]
    if (expected === undefined || types === undefined || types === 0) return undefined
    const spread = spreadAtMost({ expected, types, order: arm.plan.order })
    variance += spread * spread
  }
  const margin = TWO_SIDED_95 * Math.sqrt(variance)
  return { low: mean - margin, high: mean + margin }
}
