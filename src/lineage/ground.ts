import type { PassageFacts } from '../metrics/index.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import type { Source } from './sources.ts'

/** What of its beginning a lineage's protections stand on. */
export interface Ground {
  readonly plan: { readonly genealogy: boolean }
  readonly vocabulary: Vocabulary
  readonly writing: Vocabulary
  readonly human: Source
  readonly reserve: Source
  readonly passages: readonly PassageFacts[]
}
