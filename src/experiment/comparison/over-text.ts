import { drawsOfError, spreadOf, widened } from '../statistics/bootstrap.ts'
import type { Estimate } from '../statistics/interval.ts'
import type { Replicate } from '../sweep/replicates.ts'
import type { Arm } from './arm.ts'

/** Works a number out from some arms. */
type Work<E extends Estimate> = (arms: readonly Arm[]) => E | undefined

/** Widens the interval of a number of some arms. @param work works the number out from the arms */
export type Widen = <E extends Estimate>(estimate: E, work: Work<E>) => E

/**
 * Makes what widens intervals by the chance of the held-out text. A number is worked out again on texts that are drawn from the blocks of
 * the held-out one, the same for every arm and seed, so that differences are paired. Numbers that do not rest on it stay as they are.
 */
export function overText(arms: readonly Arm[]): Widen {
  const draws = drawsOfError(blocksOf(arms) ?? 0)
  if (draws.length === 0) return estimate => estimate
  const without = withReplicates(arms, replicate => ({
    ...replicate,
    rows: replicate.rows.filter(({ blocks }) => !blocks),
  }))
  return (estimate, work) => {
    const left = work(without)
    if (left?.mean === estimate.mean && left.count === estimate.count) return estimate
    const values = draws.flatMap(
      draw => work(withReplicates(arms, replicate => ({ ...replicate, draw })))?.mean ?? [],
    )
    return widened(estimate, spreadOf(values))
  }
}

/** The number of blocks, where some rows have any and all of these have as many. */
function blocksOf(arms: readonly Arm[]): number | undefined {
  const numbers = new Set(
    arms.flatMap(({ replicates }) =>
      replicates.flatMap(({ rows }) => rows.flatMap(({ blocks }) => (blocks ? [blocks.counts.length] : []))),
    ),
  )
  return numbers.size === 1 ? [...numbers][0] : undefined
}

const withReplicates = (arms: readonly Arm[], change: (replicate: Replicate) => Replicate): Arm[] =>
  arms.map(arm => ({ ...arm, replicates: arm.replicates.map(change) }))
