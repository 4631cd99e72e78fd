import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { arpaModel, countLines } from '../../backoff/arpa/write.ts'
import type { BackoffModel } from '../../backoff/backoff-model.ts'
import { ranking } from '../../backoff/counts/ngram-ranks.ts'
import { emptyTables, ngramTables, type NgramTable } from '../../backoff/counts/ngram-tables.ts'
import type { Stream } from '../../text/stream.ts'
import { newBarrier } from '../threads/barrier.ts'
import { ThreadPool } from '../threads/pool.ts'
import type { Task } from '../threads/task.ts'
import { fileOfParts } from './arpa-parts.ts'
import { arpaTask, fillTask, rankTask, type CountingOrder, type WritingOrder } from './training-tasks.ts'

/** N-grams of a part: some megabytes, so that a thread keeps little and waits seldom for the ones before. */
const PART_NGRAMS = 65_536

/** More threads than this would wait for the disk. */
const MAX_THREADS = 8

/** Bytes of a text, times the lengths of n-grams beyond words, up to which one thread has written the model before others have begun. */
const SHORT = 1 << 25

/** Whether the model of a text is so large that threads write it sooner. @param spec a file, or what is none */
export function isWorthThreads(spec: string, order: number): boolean {
  const { size = 0 } = statSync(spec, { throwIfNoEntry: false }) ?? {}
  return size * (order - 1) > SHORT
}

/**
 * Threads that train a model, one for each processor, the caller's among them: they sort a text and count its n-grams, and write them
 * as an ARPA file, to the same bytes as one alone. They take a tenth of a second to begin: make them while the text is still being read.
 */
export class TrainingThreads {
  /** The other threads; none on a machine with one processor. */
  private readonly others: ThreadPool | undefined

  constructor(threads = Math.min(availableParallelism(), MAX_THREADS)) {
    this.others = threads > 1 ? new ThreadPool(threads - 1) : undefined
  }

  /**
   * Counts the n-grams of a text, as {@link ngramTables} does.
   *
   * @throws Error that the first thread ran into; the threads are ended then
   */
  async count(stream: Stream, types: number, order: number): Promise<NgramTable[]> {
    // As many as the sort can divide the text among.
    const threads = 1 << Math.floor(Math.log2(1 + (this.others?.size ?? 0)))
    if (threads === 1 || order === 1 || !isShared(stream.ids)) return ngramTables(stream, types, order)
    const ranks = ranking(stream, types, order)
    const ordersOf = (tables: readonly NgramTable[]): CountingOrder[] => {
      const barrier = newBarrier()
      return Array.from({ length: threads }, (_, thread) => ({
        ...{ ranks, tables, barrier },
        member: { thread, threads },
      }))
    }
    await this.together(rankTask, ordersOf([]))
    const tables = emptyTables(ranks)
    await this.together(fillTask, ordersOf(tables))
    return tables
  }

  /**
   * Writes into one file, which is there and empty; the threads are ended then.
   *
   * @throws Error that the first thread ran into
   */
  async write(path: string, model: BackoffModel): Promise<void> {
    const order = writingOrder(path, model)
    await this.together(arpaTask, Array<WritingOrder>(1 + (this.others?.size ?? 0)).fill(order))
    await this.end()
  }

  /** Ends the threads, wherever they are. */
  async end(): Promise<void> {
    await this.others?.close()
  }

  /** Gives each thread its data, the first to this one; where one fails, the others would wait for it, and are ended. */
  private async together<Data>(task: Task<Data, undefined>, [own, ...others]: Data[]): Promise<void> {
    try {
      const running = others.map(data => this.others!.run(task, data))
      await Promise.all([...running, task.work(own!, () => undefined)])
    } catch (error) {
      await this.end()
      throw error
    }
  }
}

const isShared = ({ buffer }: Int32Array) => buffer instanceof SharedArrayBuffer

function writingOrder(path: string, trained: BackoffModel): WritingOrder {
  const model = arpaModel(trained)
  const lines = countLines(model)
  const parts = Math.max(1, Math.ceil(lines / PART_NGRAMS))
  return {
    file: fileOfParts(path, parts),
    model,
    bounds: Int32Array.from({ length: parts + 1 }, (_, part) => Math.min(lines, part * PART_NGRAMS)),
  }
}
