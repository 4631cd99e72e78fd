import type { RunProgress } from './chance.ts'
import { inThread } from '../threads/pool.ts'
import type { Task } from '../threads/task.ts'
import { isCarriedOut, prepareRun, writeRun, type RunOptions } from './runs.ts'
import { compareRun, type FileVerdict } from './verify.ts'
import { withScratch } from '../files/scratch.ts'

/** What a run in a thread says of itself: the folder that it writes to, once nothing can be refused any more, and how far it is. */
type RunMessage =
  { readonly folder: string } | { readonly progress: RunProgress } | { readonly remark: string }

type RunTaskOptions = Omit<RunOptions, 'progress' | 'remark'>

/** Carries out a run. @returns its folder */
export const runTask: Task<RunTaskOptions, string, RunMessage> = {
  name: 'run',
  async work(options, report) {
    const prepared = prepareRun(options)
    report({ folder: prepared.folder })
    if (options.beside && isCarriedOut(prepared)) return prepared.folder
    await writeRun(prepared, {
      ...options,
      progress: progress => report({ progress }),
      remark: remark => report({ remark }),
    })
    return prepared.folder
  },
}

/** Runs the plan of a run again, and compares its files. */
export const verifyTask: Task<{ folder: string; scratch: string }, FileVerdict[], RunProgress> = {
  name: 'verify',
  work: ({ folder, scratch }, report) => compareRun(folder, { scratch, progress: report }),
}

/** How a run in a thread of its own is followed and stopped. */
export interface ThreadOptions {
  readonly progress?: ((progress: RunProgress) => void) | undefined
  /** Is told what the folder had that is not kept. */
  readonly remark?: ((sentence: string) => void) | undefined
  /** Ends the thread at once, wherever it is. */
  readonly signal?: AbortSignal | undefined
}

/** What became of a run in a thread. */
export interface RunEnd {
  /** The folder of the run; nothing when it was stopped before the plan was checked. */
  readonly folder: string | undefined
  /** Whether the plan was carried out: not when the signal came before the end. */
  readonly isComplete: boolean
}

/** Carries out a run in a thread of its own, so that the one that asks stays free to hear Ctrl-C. */
export async function runInThread(
  options: RunTaskOptions,
  { progress, remark, signal }: ThreadOptions = {},
): Promise<RunEnd> {
  let folder: string | undefined
  const take = (message: RunMessage) => {
    if ('folder' in message) folder = message.folder
    else if ('remark' in message) remark?.(message.remark)
    else progress?.(message.progress)
  }
  const done = await inThread(runTask, options, { progress: take, signal })
  return { folder, isComplete: done !== undefined }
}

/** Verifies a run in a thread of its own. @returns nothing when the signal came before the end */
export function verifyInThread(
  folder: string,
  options: ThreadOptions = {},
): Promise<FileVerdict[] | undefined> {
  return withScratch(scratch => inThread(verifyTask, { folder, scratch }, options))
}
