import type { Plan } from '../../lineage/plan.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import type { RunFile } from '../../report/run/run-file.ts'

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

/** The first text that is not the one that a run was made from: the human one, or one that a protection reads. */
export function otherText(
  { inputs }: Pick<RunFile, 'inputs'>,
  { corpus, others }: Pick<PreparedRun, 'corpus' | 'others'>,
): string | undefined {
  return [corpus, ...others].find(({ input }, index) => input.sha256 !== inputs[index]?.sha256)?.input.corpus
}
