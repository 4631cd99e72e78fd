import type { Corpus } from '../../text/passage.ts'
import type { Replicate } from './replicates.ts'
import type { CorpusPlan } from './sweep.ts'
import type { Knobs } from './work.ts'

/**
 * From a text, a plan with its seed, and the knobs to rows: generation 0 for the human text, 1 and up for what was done.
 *
 * @param progress how much is done, 0 to 1
 */
export type Procedure = (
  corpus: Corpus,
  given: { readonly plan: CorpusPlan; readonly knobs: Knobs; readonly progress: (share: number) => void },
) => Replicate
