import { closeSync, openSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { linesOf, type ArpaModel } from '../model/arpa/write.ts'
import { writeParts, type ArpaTask } from './arpa-parts.ts'
import { threadFile } from './package.ts'

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
 * Threads that write a model as an ARPA file, one for each processor, the caller's among them. Each takes the next part, puts it
 * together, waits until it is known how long the parts before it are, and writes it to its place. They take a tenth of a second to
 * begin: make them while the text is still being read. Unless they write, they keep nobody waiting.
 */
export class ArpaThreads {
  private readonly workers = Array.from({ length: Math.min(availableParallelism(), MOST) - 1 }, () => {
    const worker = new Worker(threadFile('arpa-worker'))
    worker.unref()
    return worker
  })

  /**
   * Writes one file; the threads are ended then.
   *
   * @throws Error what the first thread ran into
   */
  async write(path: string, model: ArpaModel): Promise<void> {
    closeSync(openSync(path, 'w'))
    const task = taskOf(path, model)
    try {
      await Promise.all([...this.workers.map(worker => carriedOut(worker, task)), writeParts(task)])
    } finally {
      await Promise.all(this.workers.map(worker => worker.terminate()))
    }
  }
}

function taskOf(path: string, model: ArpaModel): ArpaTask {
  const lines = linesOf(model)
  const parts = Math.max(1, Math.ceil(lines / PART))
  return {
    path,
    model: { order: model.order, types: model.types, levels: model.levels.map(withoutSuffix) },
    bounds: Int32Array.from({ length: parts + 1 }, (_, part) => Math.min(lines, part * PART)),
    next: new Int32Array(new SharedArrayBuffer(4)),
    known: new Int32Array(new SharedArrayBuffer(4)),
    starts: new Float64Array(new SharedArrayBuffer(8 * (parts + 1))),
  }
}

/** Only what is written: what is not in shared memory is copied for each thread. */
const withoutSuffix = ({ length, size, context, last, prob, backoff }: ArpaModel['levels'][number]) => ({
  ...{ length, size, context, last, prob, backoff },
})

const carriedOut = (worker: Worker, task: ArpaTask) =>
  new Promise<void>((resolve, reject) => {
    worker.ref()
    worker.once('error', reject)
    worker.once('message', resolve)
    worker.once('exit', () => reject(new Error('a thread that writes the model has ended')))
    worker.postMessage(task)
  })
