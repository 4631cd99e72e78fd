import { ExerciseRuns, timeLimit } from '../../exercise/exercise-runs.ts'
import { withoutCorpus, type Pack, type RunPlan } from '../../exercise/pack.ts'
import { planOf } from '../../lineage/plan.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { checkMemory } from '../limits.ts'

/** Prepares the runs of an exercise with any seed; each text is read once for all seeds. */
export function exerciseRunsOf(pack: Pack): (seed: string) => ExerciseRuns {
  const corpora = new Map<string, LoadedCorpus>()
  const corpusOf = (plan: RunPlan) => {
    const corpus = corpora.get(plan.corpus) ?? readCorpus(plan.corpus)
    corpora.set(plan.corpus, corpus)
    checkMemory(corpus, planOf(withoutCorpus(plan)))
    return corpus
  }
  return seed => new ExerciseRuns(pack, { seed, corpusOf, stopAfter: timeLimit(() => performance.now()) })
}
