import { RunBench } from '../../exercise/exercise-runs.ts'
import { withoutCorpus, type Pack, type RunPlan } from '../../exercise/pack.ts'
import { planOf } from '../../lineage/plan.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { checkMemory } from '../limits.ts'

/** Seconds that a plan which was handed in may take. */
const SECONDS = 120

/** The bench of an exercise with a seed; texts are read once for all benches. */
export function benchesOf(pack: Pack): (seed: string) => RunBench {
  const corpora = new Map<string, LoadedCorpus>()
  const corpusOf = (plan: RunPlan) => {
    const corpus = corpora.get(plan.corpus) ?? readCorpus(plan.corpus)
    corpora.set(plan.corpus, corpus)
    checkMemory(corpus, planOf(withoutCorpus(plan)))
    return corpus
  }
  return seed => new RunBench(pack, { seed, corpusOf, stopAfter: stopwatch })
}

/** Says whether the time is over; it begins to run now. */
function stopwatch(): () => boolean {
  const started = Date.now()
  return () => Date.now() - started > SECONDS * 1000
}
