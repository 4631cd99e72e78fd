import type { PassageFacts } from '../metrics/index.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import type { Source } from './sources.ts'

/** The part of a lineage's baseline that protections read; the whole baseline knows the plan, and plans know protections. */
export interface Ground {
  readonly plan: { readonly genealogy: boolean }
  readonly vocabulary: Vocabulary
  readonly writing: Vocabulary
  readonly human: Source
  readonly reserve: Source
  readonly passages: readonly PassageFacts[]
}
