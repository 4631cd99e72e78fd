import { rank, type Ranking } from '../../backoff/counts/ngram-ranks.ts'
import { fill, type NgramTable } from '../../backoff/counts/ngram-tables.ts'
import type { Member } from '../../model/index/radix.ts'
import type { ArpaTask } from './arpa-parts.ts'

/** What a thread of a training is told. */
export type TrainingTask = { readonly kind: 'write'; readonly task: ArpaTask } | CountingTask

/** To rank the places of a text or, when they are ranked, to fill in the tables of their n-grams. */
export interface CountingTask {
  readonly kind: 'rank' | 'fill'
  readonly ranks: Ranking
  readonly tables: readonly NgramTable[]
  readonly member: Member
  /** At 0: how many threads have come to the next meeting. At 1: how many meetings there were. */
  readonly meeting: Int32Array
}

/** Does what one thread of several does. */
export async function countWith({ kind, ranks, tables, member, meeting }: CountingTask): Promise<void> {
  const steps = kind === 'rank' ? rank(ranks, member) : fill(ranks, tables, member)
  while (!steps.next().done) await meet(meeting, member.threads)
}

/** Waits until all threads have come. */
async function meet(meeting: Int32Array, threads: number): Promise<void> {
  const held = Atomics.load(meeting, 1)
  if (Atomics.add(meeting, 0, 1) < threads - 1) {
    while (Atomics.load(meeting, 1) === held) await Atomics.waitAsync(meeting, 1, held).value
    return
  }
  Atomics.store(meeting, 0, 0)
  Atomics.add(meeting, 1, 1)
  Atomics.notify(meeting, 1)
}
