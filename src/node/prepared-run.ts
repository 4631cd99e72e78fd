import type { Plan } from '../lineage/plan.ts'
import type { LoadedCorpus } from './corpora.ts'

/** A run that is ready to be carried out: everything that can be refused has been looked at, and nothing written. */
export interface PreparedRun {
  readonly folder: string
  readonly name: string
  readonly plan: Plan & { readonly corpus: string }
  readonly corpus: LoadedCorpus
  /** Further texts that protections read. */
  readonly others: readonly LoadedCorpus[]
  /** Generations that are complete already. */
  readonly done: number
}
