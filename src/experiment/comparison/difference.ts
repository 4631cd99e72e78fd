import { valuesOf, type Arm, type Value } from './arm.ts'
import { estimate, unpairedDifference, type Estimate } from '../statistics/interval.ts'

/** Difference of a number between two arms. */
export interface Difference extends Estimate {
  /** Whether the difference was taken seed by seed, over the seeds that both arms have. */
  readonly paired: boolean
}

/** A number of each replicate. */
export type Statistic = (value: Value) => number | undefined

/** Estimates a number over the replicates of an arm; nothing where none has it. */
export function estimateOf({ replicates }: Arm, statistic: Statistic): Estimate | undefined {
  const values = replicates.flatMap(replicate => statistic(valuesOf(replicate)) ?? [])
  return values.length === 0 ? undefined : estimate(values)
}

/**
 * Difference between two arms. Paired: with two shared seeds or more, the mean of the differences seed by seed,
 * which removes the chance that both arms have in common. One shared seed is enough where an arm has only that
 * one; the difference then has no interval. Otherwise unpaired: the difference of the means, with Welch's
 * interval.
 *
 * @returns nothing where an arm has no such number, or both are infinite
 */
export function differenceOf(arm: Arm, against: Arm, statistic: Statistic): Difference | undefined {
  const [these, those] = [arm, against].map(({ replicates }) => bySeed(replicates, statistic)) as [
    Map<string, number>,
    Map<string, number>,
  ]
  if (these.size === 0 || those.size === 0) return undefined
  const shared = Array.from(these.keys()).filter(seed => those.has(seed))
  const single = these.size === 1 || those.size === 1
  const paired = shared.length >= (single ? 1 : 2)
  const found = paired
    ? estimate(shared.map(seed => these.get(seed)! - those.get(seed)!))
    : unpairedDifference([...these.values()], [...those.values()])
  return Number.isNaN(found.mean) ? undefined : { ...found, paired }
}

function bySeed(replicates: Arm['replicates'], statistic: Statistic): Map<string, number> {
  return new Map(
    replicates.flatMap(replicate => {
      const value = statistic(valuesOf(replicate))
      return value === undefined ? [] : [[replicate.seed, value] as const]
    }),
  )
}
