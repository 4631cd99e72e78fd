import type { CorpusPlan } from '../experiment/sweep.ts'
import { replicate } from '../experiment/replicates.ts'
import { Refusal } from '../refusal.ts'
import { writeCell } from './cells.ts'
import { readCorpus, type LoadedCorpus } from './corpora.ts'

/** A cell for a working thread. */
export interface CellTask {
  readonly folder: string
  readonly plan: CorpusPlan
  /** How far each cell is, in thousandths; this one's stands at `index`. */
  readonly shares: Int32Array
  readonly index: number
}

/** Nothing, or what the caller has to mend: an error loses its class on the way between threads. */
export type CellOutcome = { readonly refused: string; readonly hint: string } | undefined

let last: { readonly name: string; readonly corpus: LoadedCorpus } | undefined

/** Carries out a cell and writes it. */
export default function carryOutCell({ folder, plan, shares, index }: CellTask): CellOutcome {
  try {
    const corpus = corpusOf(plan)
    const { corpus: _, ...options } = plan
    const progress = ({ done }: { done: number }) => {
      Atomics.store(shares, index, Math.floor(done * 1000))
    }
    writeCell(folder, { plan, text: corpus.input.sha256 }, replicate(corpus, { ...options, progress }))
    Atomics.store(shares, index, 1000)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message, hint: error.hint }
    throw error
  }
}

/** The text of a plan; a thread keeps the last one, since most cells begin with the same. */
function corpusOf({ corpus: spec, tokens }: CorpusPlan): LoadedCorpus {
  const name = `${tokens} ${spec}`
  if (last?.name !== name) last = { name, corpus: readCorpus(spec, { tokens }) }
  return last.corpus
}
