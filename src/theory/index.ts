import { ancestors } from './ancestors.ts'
import { heterozygosity } from './heterozygosity.ts'
import type { Facts, Oracle } from './oracle.ts'
import { survival } from './survival.ts'

export type { Facts, Oracle } from './oracle.ts'
export { factsOf, followedNgrams } from './facts.ts'
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

/** Every law that says what to expect. */
export const oracles: readonly Oracle[] = [survival, ancestors, heterozygosity]

/** Expected values of a generation, by row name. Laws that do not apply to the plan are left out. */
export function expect(facts: Facts): Readonly<Record<string, number>> {
  return Object.assign(
    {},
    ...oracles.filter(oracle => oracle.excuse(facts.plan) === undefined).map(oracle => oracle.predict(facts)),
  ) as Record<string, number>
}
