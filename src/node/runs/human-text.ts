import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import type { Passage } from '../../text/passage.ts'
import { split } from '../../text/corpus/split.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import type { Run } from './read-run.ts'

/**
 * The text that a run began with, which is not in the run; it is read at most once for each run.
 *
 * @throws Refusal when it is not there any more, or not as it was
 */
export function readRunCorpus({ file, corpus }: Run): LoadedCorpus {
  const loaded = corpus()
  const recorded = file.inputs[0]?.sha256 ?? ''
  const { sha256 } = loaded.input
  if (sha256 === recorded) return loaded
  throw new Refusal(
    phrase`the text ${file.plan.corpus} is not the one that the run began with: sha256 ${sha256.slice(0, 12)}… and not ${recorded.slice(0, 12)}…`,
    'put the text back as it was, or run the plan again with --out and the name of a new folder',
  )
}

/** The human passages that models of a run may have read: those that A learned from, then the reserve. @throws Refusal as {@link readRunCorpus} */
export function humanPassages(run: Run): readonly Passage[] {
  const { train, reserve } = split(readRunCorpus(run).passages, run.file.plan)
  return reserve.length === 0 ? train : [...train, ...reserve]
}
