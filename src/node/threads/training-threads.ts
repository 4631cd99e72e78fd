import { closeSync, openSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { arpaModel, countLines } from '../../backoff/arpa/write.ts'
import type { BackoffModel } from '../../backoff/backoff-model.ts'
import { ranking } from '../../backoff/counts/ngram-ranks.ts'
import { emptyTables, ngramTables, type NgramTable } from '../../backoff/counts/ngram-tables.ts'
import { threadInts } from '../../arrays.ts'
import type { Stream } from '../../text/stream.ts'
import { writeParts, type ArpaTask } from './arpa-parts.ts'
import { threadFile } from '../files/package.ts'
import { countWith, type CountingTask, type TrainingTask } from './training-team.ts'

/** N-grams of a part: some megabytes, so that a thread keeps little and waits seldom for the ones before. */
const PART = 65_536

/** More threads than this would wait for the disk. */
const MOST = 8

/** Bytes of a text, times the lengths of n-grams beyond words: below that a model is written about as soon as threads have begun. */
const SHORT = 1 << 25

/** Whether the model of a text is so large that threads write it sooner. @param spec a file, or what is none */
export function isWorthThreads(spec: string, order: number): boolean {
  const { size = 0 } = statSync(spec, { throwIfNoEntry: false }) ?? {}
  return size * (order - 1) > SHORT
}

/**
 * Threads that train a model, one for each processor, the caller's among them: they sort a text and count its n-grams, and write them
 * as an ARPA file, to the same bytes as one alone. They take a tenth of a second to begin: make them while the text is still being read.
 * Unless they work, they keep nobody waiting.
 */
export class TrainingThreads {
  private readonly workers = Array.from({ length: Math.min(availableParallelism(), MOST) - 1 }, () => {
    const worker = new Worker(threadFile('training-worker'))
    worker.unref()
    return worker
  })

  /**
   * What {@link ngramTables} gives.
   *
   * @throws Error what the first thread ran into; the threads are ended then
   */
  async count(stream: Stream, types: number, order: number): Promise<NgramTable[]> {
    const threads = 1 << Math.floor(Math.log2(this.workers.length + 1))
    if (threads === 1 || order === 1 || !isShared(stream.ids)) return ngramTables(stream, types, order)
    const ranks = ranking(stream, types, order)
    const team = (kind: CountingTask['kind'], tables: readonly NgramTable[]) => {
      const meeting = threadInts(2)
      return this.together(
        Array.from({ length: threads }, (_, thread) => ({
          kind,
          ranks,
          tables,
          member: { thread, threads },
          meeting,
        })),
      )
    }
    await team('rank', [])
    const tables = emptyTables(ranks)
    await team('fill', tables)
    return tables
  }

  /**
   * Writes one file; the threads are ended then.
   *
   * @throws Error what the first thread ran into
   */
  async write(path: string, model: BackoffModel): Promise<void> {
    closeSync(openSync(path, 'w'))
    const task: TrainingTask = { kind: 'write', task: taskOf(path, model) }
    await this.together(Array.from({ length: this.workers.length + 1 }, () => task))
    await this.end()
  }

  /** Ends the threads, wherever they are. */
  async end(): Promise<void> {
    await Promise.all(this.workers.map(worker => worker.terminate()))
  }

  /** Carries out tasks at a time, the first one in this thread; where one fails, the others would wait for it, and are ended. */
  private async together([own, ...others]: readonly TrainingTask[]): Promise<void> {
    try {
      await Promise.all([
        ...others.map((task, index) => carriedOut(this.workers[index]!, task)),
        own?.kind === 'write' ? writeParts(own.task) : own && countWith(own),
      ])
    } catch (error) {
      await this.end()
      throw error
    }
  }
}

const isShared = ({ buffer }: Int32Array) => buffer instanceof SharedArrayBuffer

function taskOf(path: string, trained: BackoffModel): ArpaTask {
  const model = arpaModel(trained)
  const lines = countLines(model)
  const parts = Math.max(1, Math.ceil(lines / PART))
  return {
    path,
    model,
    bounds: Int32Array.from({ length: parts + 1 }, (_, part) => Math.min(lines, part * PART)),
    next: new Int32Array(new SharedArrayBuffer(4)),
    known: new Int32Array(new SharedArrayBuffer(4)),
    starts: new Float64Array(new SharedArrayBuffer(8 * (parts + 1))),
  }
}

const carriedOut = (worker: Worker, task: TrainingTask) =>
  new Promise<void>((resolve, reject) => {
    const ended = () => reject(new Error('a thread that trains the model has ended'))
    worker.ref()
    worker.once('error', reject)
    worker.once('exit', ended)
    worker.once('message', () => {
      worker.off('error', reject)
      worker.off('exit', ended)
      worker.unref()
      resolve()
    })
    worker.postMessage(task)
  })
