import { contextDiversityFormula } from './context-diversity.ts'
import { copies } from './copies.ts'
import { detector } from './detector.ts'
import { equilibrium } from './equilibrium.ts'
import { fixation } from './fixation.ts'
import type { Formula } from './formula.ts'
import { freshPresenceFormula } from './fresh-presence.ts'
import { infiniteSampleFormula } from './infinite-sample.ts'
import { keptDiversity } from './kept-diversity.ts'
import { missingMassFormula } from './missing-mass.ts'
import { sampledEntropy } from './sampled-entropy.ts'
import { selection } from './selection.ts'
import { temperature } from './temperature.ts'
import { typesAliveFormula } from './types-alive.ts'
import { variance } from './variance.ts'

export type { Formula } from './formula.ts'
export { contextDiversity } from './context-diversity.ts'
export { copiesAlive } from './copies.ts'
export { shareAfterDetector } from './detector.ts'
export { freshEquilibrium, keptEquilibrium } from './equilibrium.ts'
export { fixationTime } from './fixation.ts'
export { freshPresence } from './fresh-presence.ts'
export { infiniteSample } from './infinite-sample.ts'
export { keptByAccumulate, keptByPool, keptByReplace, keptBySizes, keptForEver } from './kept-diversity.ts'
export { goodTuringMass, missingMass } from './missing-mass.ts'
export { entropyAfterDraw, millerMadowLoss } from './sampled-entropy.ts'
export { breakdown, selectedOdds } from './selection.ts'
export { sharpened, sharpenedOdds } from './temperature.ts'
export { typesAlive } from './types-alive.ts'
export { varianceByAccumulate, varianceByReplace } from './variance.ts'

/**
 * Every law that belongs to no plan, with a worked number each.
 *
 * @example
 * import { formulas } from 'collapse-lab/theory'
 * formulas.find(({ name }) => name === 'fixation').example
 * // → { text: 'generations until one of two equally frequent words has gone, N = 100', value: 138.6294…, unit: 'generations' }
 */
export const formulas: readonly Formula[] = [
  typesAliveFormula,
  copies,
  keptDiversity,
  contextDiversityFormula,
  variance,
  fixation,
  equilibrium,
  freshPresenceFormula,
  selection,
  temperature,
  infiniteSampleFormula,
  sampledEntropy,
  missingMassFormula,
  detector,
]
