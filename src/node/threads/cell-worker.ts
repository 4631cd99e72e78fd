import { experimentNamed } from '../../experiment/experiments/index.ts'
import type { Work } from '../../experiment/sweep/work.ts'
import { replicate, type Replicate } from '../../experiment/sweep/replicates.ts'
import type { CorpusPlan } from '../../experiment/sweep/sweep.ts'
import { Refusal } from '../../refusal.ts'
import { writeCell } from '../experiments/cells.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { byName, furtherTexts, textsKey } from '../corpora/plan-texts.ts'

/** A cell for a working thread. */
export interface CellTask {
  readonly folder: string
  readonly plan: CorpusPlan
  readonly work?: Work
  /** How far each cell is, in thousandths; this one's stands at `index`. */
  readonly shares: Int32Array
  readonly index: number
}

/** Nothing, or what the caller has to mend: an error loses its class on the way between threads. */
export type CellOutcome = { readonly refused: string; readonly hint: string } | undefined

let last: { readonly name: string; readonly texts: readonly [LoadedCorpus, ...LoadedCorpus[]] } | undefined

/** Carries out a cell and writes it. */
export default function carryOutCell(task: CellTask): CellOutcome {
  const { folder, plan, work, shares, index } = task
  try {
    const texts = textsOf(plan)
    const key = { plan, text: textsKey(texts), ...(work && { work }) }
    writeCell(folder, key, carriedOut(texts, task))
    Atomics.store(shares, index, 1000)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message, hint: error.hint }
    throw error
  }
}

function carriedOut(
  [corpus, ...others]: readonly [LoadedCorpus, ...LoadedCorpus[]],
  { plan, work, shares, index }: CellTask,
): Replicate {
  // Not 1000 before its file is there: who stops at that moment keeps what is said to be complete.
  const progress = (share: number) => {
    Atomics.store(shares, index, Math.min(999, Math.floor(share * 1000)))
  }
  const { corpus: _, ...options } = plan
  if (work === undefined)
    return replicate(corpus, { ...options, texts: byName(others), progress: ({ done }) => progress(done) })
  const { name, procedure } = experimentNamed(work.experiment)
  if (!procedure) throw new Error(`${name} has no procedure`)
  return procedure(corpus, { plan, knobs: work.knobs, progress })
}

/** The texts of a plan, the human one first; a thread keeps the last ones, since most cells begin with the same. */
function textsOf({ corpus: spec, tokens, protect }: CorpusPlan) {
  const name = JSON.stringify([tokens, spec, protect])
  if (last?.name !== name)
    last = { name, texts: [readCorpus(spec, { tokens }), ...furtherTexts({ protect, tokens })] }
  return last.texts
}
