import { studentQuantile, KNOWN_SPREAD } from '../statistics/student.ts'
import type { Interval } from '../statistics/interval.ts'
import type { Arm } from './arm.ts'

/**
 * The 95 % interval of the difference between two runs of one seed each, from the spread that the survival law allows a run.
 *
 * @param mean the difference, of the first arm less the second
 * @param row a share of types, as in `surviving-types/1`
 * @returns nothing where a run has no law for the row, or its text is not there to tell the spread
 */
export function intervalByLaw(
  arms: readonly [Arm, Arm],
  { mean, row, generation }: { mean: number; row: string; generation: number },
): Interval | undefined {
  let variance = 0
  for (const { spreads } of arms) {
    const spread = spreads?.(generation)?.[row]
    if (spread === undefined) return undefined
    variance += spread * spread
  }
  const margin = studentQuantile(KNOWN_SPREAD) * Math.sqrt(variance)
  return { low: mean - margin, high: mean + margin }
}
