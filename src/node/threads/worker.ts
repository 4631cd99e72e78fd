import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../refusal.ts'
import { prepareRun, writeRun, type RunOptions } from '../runs/runs.ts'
import { verifyRun } from '../runs/verify.ts'
import type { Job, Message } from '../runs/jobs.ts'

/** The thread that works, so that the one that talks to the terminal stays free to hear Ctrl-C. */
const tell = (message: Message) => parentPort?.postMessage(message)
const progress: RunOptions['progress'] = state => tell({ kind: 'progress', progress: state })

try {
  const job = workerData as Job
  if (job.kind === 'verify') tell({ kind: 'done', result: verifyRun(job.folder, { progress }) })
  else {
    const prepared = prepareRun(job.options)
    tell({ kind: 'prepared', folder: prepared.folder })
    writeRun(prepared, { ...job.options, progress })
    tell({ kind: 'done', result: prepared.folder })
  }
} catch (error) {
  if (error instanceof Refusal) tell({ kind: 'refused', message: error.message, hint: error.hint })
  else tell({ kind: 'failed', message: String(error), stack: (error as Error).stack ?? '' })
}
