import { experimentNamed } from '../../experiment/named.ts'
import { replicate, type Replicate } from '../../experiment/sweep/replicates.ts'
import type { CorpusPlan } from '../../experiment/sweep/sweep.ts'
import type { Work } from '../../experiment/sweep/work.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { byName, furtherTexts, textsKey } from '../corpora/plan-texts.ts'
import { writeTexts } from '../runs/program-run.ts'
import type { Task } from '../threads/task.ts'
import { cellTexts, writeCell } from './cells.ts'

/** A cell to carry out, and the folder of its experiment. */
export interface CellOrder {
  readonly folder: string
  readonly plan: CorpusPlan
  readonly work?: Work
}

/** Carries out a cell and writes it; its messages are the share that is done, 0 to 1. */
export const cellTask: Task<CellOrder, undefined, number> = {
  name: 'cell',
  async work({ folder, plan, work }, report) {
    const texts = textsOf(plan)
    const key = { plan, text: textsKey(texts), ...(work && { work }) }
    const [corpus, ...others] = texts
    const tell = (share: number) => report(WRITTEN * share)
    const written =
      plan.writer === null ? [] : await writeTexts(cellTexts(folder, key), { plan, corpus, others }, tell)
    const progress = (share: number) => report(written.length === 0 ? share : WRITTEN + (1 - WRITTEN) * share)
    writeCell(folder, key, carriedOut([...texts, ...written], { plan, ...(work && { work }), progress }))
    return undefined
  },
}

/** The share of a cell by a program that is over when its texts are written. */
const WRITTEN = 0.9

type Texts = readonly [LoadedCorpus, ...LoadedCorpus[]]

function carriedOut(
  [corpus, ...others]: Texts,
  { plan, work, progress }: Pick<CellOrder, 'plan' | 'work'> & { progress: (share: number) => void },
): Replicate {
  const { corpus: _, ...options } = plan
  if (work === undefined)
    return replicate(corpus, { ...options, texts: byName(others), progress: ({ done }) => progress(done) })
  const { name, procedure } = experimentNamed(work.experiment)
  if (!procedure) throw new Error(`${name} has no procedure`)
  return procedure(corpus, { plan, parameters: work.knobs, progress })
}

let last: { readonly name: string; readonly texts: Texts } | undefined

/** The texts of a plan, the human one first. A thread keeps those that it read last, since most cells of an experiment share them. */
function textsOf(plan: CorpusPlan): Texts {
  const { corpus, tokens, cut, language, protect, imports } = plan
  const name = JSON.stringify([tokens, cut, language, corpus, protect, imports])
  if (last?.name !== name) last = { name, texts: [readCorpus(corpus, plan), ...furtherTexts(plan)] }
  return last.texts
}
