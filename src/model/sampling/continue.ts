import { ALL_BY_RULE } from '../../text/surface.ts'
import type { Model } from '../train.ts'
import { writeSteps, type ContinueOptions } from './steps.ts'

export type { ContinueOptions } from './steps.ts'

/** A passage that continues an opening. */
export interface Continuation {
  /** Ids, the opening included, without boundaries. */
  readonly ids: readonly number[]
  /** By place, how each token is written: the opening by rules, all else as where it was copied from. Left out where a text keeps no surfaces. */
  readonly surfaces?: Uint8Array
  /** Whether the model ended it, rather than the limit. */
  readonly ended: boolean
}

/**
 * Continues a given opening. Where the model has never seen the last words so far, it backs off to fewer of them, down to
 * none. One opening and seed use one random stream in every generation.
 *
 * @param opening ids of the vocabulary, the passage's beginning first; may be empty
 * @example
 * import { continuePassage, passagesOf, train } from 'collapse-lab'
 * const A = train(passagesOf(['the cat sat', 'the dog sat', 'the cat ran']), { order: 2 })
 * const the = A.vocabulary.types.indexOf('the')
 * const { ids, ended } = continuePassage(A, [the], { seed: 1 })
 * ids.map(id => A.vocabulary.types[id]) // → [ 'the', 'cat', 'ran' ]
 * ended // → true
 */
export function continuePassage(
  model: Model,
  opening: readonly number[],
  options: ContinueOptions,
): Continuation {
  const { surfaces: known } = model.occurrences.stream
  const ids = [...opening]
  const surfaces = opening.map(() => ALL_BY_RULE)
  let ended = false
  for (const step of writeSteps([{ model, share: 1 }], opening, options)) {
    if (step.ends) ended = true
    else {
      ids.push(step.id)
      surfaces.push(step.surface)
    }
  }
  return { ids, ...(known && { surfaces: Uint8Array.from(surfaces) }), ended }
}
