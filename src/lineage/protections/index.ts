import { equalSize } from './equal-size.ts'
import { factCheck } from './fact-check.ts'
import { independentTest } from './independent-test.ts'
import { keepOriginal } from './keep-original.ts'
import { leastSurprising } from './least-surprising.ts'
import { maxLength } from './max-length.ts'
import { minLength } from './min-length.ts'
import { mostSurprising } from './most-surprising.ts'
import { nearDuplicates } from './near-duplicates.ts'
import type { Protection } from './protection.ts'
import { provenanceWeights } from './provenance-weights.ts'
import { rareCaseGate } from './rare-case-gate.ts'
import { severalHalves } from './several-halves.ts'
import { severalOrders } from './several-orders.ts'
import { severalSeeds } from './several-seeds.ts'
import { verification } from './verification.ts'
import { webRepetition } from './web-repetition.ts'

export type {
  ProtectionContext,
  Observed,
  Parameter,
  Protection,
  EnsembleGroup,
  Values,
} from './protection.ts'

/**
 * Every protection, then what harms, then what compares them.
 *
 * @example
 * import { protections } from 'collapse-lab'
 * protections.map(({ name }) => name).slice(0, 3) // → [ 'keep-original', 'provenance-weights', 'verification' ]
 */
export const protections: readonly Protection[] = [
  keepOriginal,
  provenanceWeights,
  verification,
  factCheck,
  rareCaseGate,
  nearDuplicates,
  webRepetition,
  independentTest,
  severalSeeds,
  severalOrders,
  severalHalves,
  leastSurprising,
  mostSurprising,
  minLength,
  maxLength,
  equalSize,
]
