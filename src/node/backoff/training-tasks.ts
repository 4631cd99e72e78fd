import { arpaParts, type ArpaModel } from '../../backoff/arpa/write.ts'
import { rank, type Ranking } from '../../backoff/counts/ngram-ranks.ts'
import { fill, type NgramTable } from '../../backoff/counts/ngram-tables.ts'
import type { Member } from '../../model/index/radix.ts'
import { collectGarbage } from '../memory.ts'
import { arrive, type Barrier } from '../threads/barrier.ts'
import type { Task } from '../threads/task.ts'
import { writeParts, type FileOfParts } from './arpa-parts.ts'

/** The part of one thread in counting n-grams; all threads have to be at it at the same time. */
export interface CountingOrder {
  readonly ranks: Ranking
  /** Empty while the places of the text are ranked. */
  readonly tables: readonly NgramTable[]
  readonly member: Member
  readonly barrier: Barrier
}

/** Ranks the places of a text. */
export const rankTask: Task<CountingOrder, undefined> = {
  name: 'rank',
  work: ({ ranks, member, barrier }) => inStep(rank(ranks, member), { member, barrier }),
}

/** Fills in the tables of the n-grams, when the places are ranked. */
export const fillTask: Task<CountingOrder, undefined> = {
  name: 'fill',
  work: ({ ranks, tables, member, barrier }) => inStep(fill(ranks, tables, member), { member, barrier }),
}

/** An ARPA file that threads write. */
export interface WritingOrder {
  readonly file: FileOfParts
  readonly model: ArpaModel
  /** The line at which each part begins, and last the number of lines. */
  readonly bounds: Int32Array
}

/** Writes parts of an ARPA file until none is left. */
export const arpaTask: Task<WritingOrder, undefined> = {
  name: 'arpa',
  async work({ file, model, bounds }) {
    const bytesOf = arpaParts(model)
    await writeParts(file, part => bytesOf({ from: bounds[part]!, to: bounds[part + 1]! }))
    collectSorted()
    return undefined
  },
}

/** Takes steps, and waits behind each until all threads have taken it. */
async function inStep(
  steps: Iterator<unknown>,
  { member, barrier }: Pick<CountingOrder, 'member' | 'barrier'>,
): Promise<undefined> {
  while (!steps.next().done) await arrive(barrier, member.threads)
  collectSorted()
  return undefined
}

/** All threads hold the arrays that they sorted, until each has let them go. */
const collectSorted = () => void setImmediate(() => collectGarbage({ from: 0 }))
