import { availableParallelism } from 'node:os'
import { ThreadPool, type Progress } from '../../threads/pool.ts'
import type { Task } from '../../threads/task.ts'

/** More threads than this would have too little memory each. */
const MAX_THREADS = 4

/** Threads that work on a text, one for each processor. */
export const threadsHere = () => Math.max(1, Math.min(availableParallelism(), MAX_THREADS))

/** Bytes of arrays from which on they are collected as garbage where a limit holds; V8 would wait for several times as many. */
export const GARBAGE = 32 << 20

/**
 * Carries out a task in several threads that share its data.
 *
 * @throws Stopped when the signal came before the end
 */
export async function inThreads<Data, Message>(
  task: Task<Data, undefined, Message>,
  data: Data,
  { progress, signal }: { readonly progress: Progress<Message>; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const threads = threadsHere()
  const pool = new ThreadPool(threads, { signal })
  try {
    await Promise.all(Array.from({ length: threads }, () => pool.run(task, data, { progress })))
  } finally {
    await pool.close()
  }
}
