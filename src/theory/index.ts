/**
 * What to expect before anything is run: laws of a plan, formulas that belong to no plan, and half-lives of words. Each is a function.
 *
 * @module collapse-lab/theory
 */
import { ancestors } from './ancestors.ts'
import { heterozygosity } from './heterozygosity.ts'
import type { Facts, Oracle } from './oracle.ts'
import { survival } from './survival.ts'

export type { Facts, Oracle } from './oracle.ts'
export { factsOf, followedNgrams } from './facts.ts'
export type { Gathered } from './formulas/detector.ts'
export type { Keep } from './formulas/selection.ts'
export * from './formulas/index.ts'
export { halfLife, halfLives } from './half-life.ts'
export { nextLine, survivingLine } from './neutral.ts'
export {
  copyingOf,
  meanPiece,
  survivalInPieces,
  survivalSpreads,
  type Copying,
  type PieceSurvival,
} from './pieces.ts'
export { survivalChance, survivalChances, survivalSpread } from './survival.ts'

/**
 * Every law that says what to expect.
 *
 * @example
 * import { oracles } from 'collapse-lab/theory'
 * oracles.map(({ row }) => row) // → [ 'surviving-types', 'surviving-ancestors', 'heterozygosity' ]
 */
export const oracles: readonly Oracle[] = [survival, ancestors, heterozygosity]

/**
 * Expected values of a generation, by row name. Laws that do not apply to the plan are left out.
 *
 * @example
 * import { expect } from 'collapse-lab/theory'
 * import { planOf } from 'collapse-lab'
 * const plan = planOf({ order: 1 })
 * // A text of two types, used once and three times, of which as much is written as was read.
 * const facts = { plan, counts: Int32Array.of(0, 1, 3), words: 4, written: 4, generation: 1 }
 * expect(facts)['surviving-types'] // → 0.7911…
 */
export function expect(facts: Facts): Readonly<Record<string, number>> {
  return Object.assign(
    {},
    ...oracles.filter(oracle => oracle.excuse(facts.plan) === undefined).map(oracle => oracle.predict(facts)),
  ) as Record<string, number>
}
