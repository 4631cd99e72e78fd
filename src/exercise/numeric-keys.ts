import type { Pack } from './pack.ts'
import type { FactsOf } from './keys/values.ts'

/** Keys that are numbers and depend on the seed, by question, in the unit of the answer. */
export function numericKeys({ tasks }: Pack, factsOf: FactsOf): Record<string, number> {
  return Object.fromEntries(
    tasks.flatMap(({ id, seededKey }) => (seededKey === undefined ? [] : [[id, seededKey(factsOf)]])),
  )
}
