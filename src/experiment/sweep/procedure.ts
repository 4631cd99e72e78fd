import type { Corpus } from '../../text/passage.ts'
import type { Replicate } from './replicates.ts'
import type { CorpusPlan } from './sweep.ts'
import type { ProcedureParameters } from './work.ts'

/**
 * A procedure: from a text, a plan with its seed, and settings to rows. Generation 0 is the human text;
 * generations from 1 are what was done.
 *
 * @param progress share that is done, 0 to 1
 */
export type Procedure = (
  corpus: Corpus,
  given: {
    readonly plan: CorpusPlan
    readonly parameters: ProcedureParameters
    readonly progress: (share: number) => void
  },
) => Replicate
