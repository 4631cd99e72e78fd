import type { Stream } from '../text/stream.ts'
import type { Plan } from './plan.ts'
import { protectionOf } from './protect.ts'
import { regimeNamed } from './regimes/index.ts'

/** How much a generation writes, all its models together. */
export interface Length {
  readonly by: 'size' | 'passages'
  /** Tokens or passages, as `by` says. */
  readonly amount: number
  /** The amount in tokens: exact by size; by passages, what as many human passages hold on average. */
  readonly tokens: number
}

/**
 * The length of a generation under a plan.
 *
 * @param human the size of the text that A learns from
 * @param generation 1 for A; in some regimes later generations write more
 * @example
 * const plan = planOf({ passages: 10, regime: 'grow' })
 * lengthOf(plan, { words: 900, passages: 30 }, 2) // { by: 'passages', amount: 20, tokens: 600 }
 */
export function lengthOf(plan: Plan, human: Pick<Stream, 'words' | 'passages'>, generation: number): Length {
  const times = timesWritten(plan, generation)
  if (plan.sizes !== null) {
    const tokens = times * plan.sizes[Math.min(generation, plan.sizes.length) - 1]!
    return { by: 'size', amount: tokens, tokens }
  }
  if (plan.passages === null) {
    const tokens = times * (plan.size ?? Math.max(1, Math.round((plan.sizeFactor ?? 1) * human.words)))
    return { by: 'size', amount: tokens, tokens }
  }
  const amount = times * plan.passages
  return { by: 'passages', amount, tokens: Math.ceil((amount * human.words) / Math.max(1, human.passages)) }
}

/** The tokens of each generation of a plan, first to last. */
export const lengthsOf = (plan: Plan, human: Pick<Stream, 'words' | 'passages'>): number[] =>
  Array.from({ length: plan.generations }, (_, index) => lengthOf(plan, human, index + 1).tokens)

/**
 * The factor by which a generation writes more than the length in the plan: the regime's growth, times the lineages of a pool, times the
 * models that protections add.
 *
 * @param generation 1 for A
 */
export function timesWritten({ regime, pool, protect }: Plan, generation: number): number {
  const { growth, isolated } = regimeNamed(regime)
  const members = protect
    .map(protectionOf)
    .reduce((product, { protection, values }) => product * (protection.times?.(values) ?? 1), 1)
  return (growth?.(generation) ?? 1) * (isolated ? (pool ?? 1) : 1) * members
}
