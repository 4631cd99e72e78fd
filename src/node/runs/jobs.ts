import { Worker } from 'node:worker_threads'
import type { Progress } from '../../lineage/lineage.ts'
import { Refusal } from '../../refusal.ts'
import { threadFile } from '../files/package.ts'
import type { RunOptions } from './runs.ts'
import type { FileVerdict } from './verify.ts'

/** Work for a thread of its own. */
export type Job =
  | { readonly kind: 'run'; readonly options: Omit<RunOptions, 'progress'> }
  | { readonly kind: 'verify'; readonly folder: string }

export type Message =
  | { readonly kind: 'prepared'; readonly folder: string }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: string | FileVerdict[] }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string }

/** A job under way. */
export interface RunningJob<T> {
  readonly result: Promise<T>
  /** The folder that a run writes to, once everything that can be refused has been looked at. */
  folder(): string | undefined
  /** Ends the thread at once, wherever it is. */
  stop(): Promise<void>
}

/** Carries out a run in a worker thread; its result is the run's folder. */
export function startRun(options: RunOptions): RunningJob<string> {
  const { progress, ...rest } = options
  return start<string>({ kind: 'run', options: rest }, progress)
}

/** Verifies a run in a worker thread. */
export function startVerify(folder: string, progress?: RunOptions['progress']): RunningJob<FileVerdict[]> {
  return start<FileVerdict[]>({ kind: 'verify', folder }, progress)
}

function start<T>(job: Job, progress: RunOptions['progress']): RunningJob<T> {
  const worker = new Worker(threadFile('worker'), { workerData: job })
  let folder: string | undefined
  const result = new Promise<T>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if (message.kind === 'progress') progress?.(message.progress)
      else if (message.kind === 'prepared') folder = message.folder
      else if (message.kind === 'done') resolve(message.result as T)
      else if (message.kind === 'refused') reject(new Refusal(message.message, message.hint))
      else reject(Object.assign(new Error(message.message), { stack: message.stack }))
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the worker ended without a result')))
  })
  return { result, folder: () => folder, stop: async () => void (await worker.terminate()) }
}
