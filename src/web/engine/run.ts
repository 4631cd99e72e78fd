import { signal } from '@preact/signals'
import type { Progress } from '../../lineage/lineage.ts'
import { Refusal } from '../../refusal.ts'
import type { PageData } from '../../report/page/page-data.ts'
import { say } from '../locales/say.ts'
import type { Beside } from './beside.ts'
import type { CheckedSheet } from './check.ts'
import type { Grown, LiveResult } from './live.ts'
import type { Looked } from './look.ts'
import { startJob, type Job, type Refused } from './job.ts'
import type { EngineRequest } from './worker.ts'

/** The result of a request, by its kind. */
interface Results {
  readonly look: Looked
  readonly beside: Beside
  readonly live: LiveResult
  readonly pack: Blob
  readonly check: CheckedSheet
  readonly run: PageData
  readonly open: PageData
}
type ResultOf<T extends EngineRequest> = Results[T['kind']]

/** How far a request is, and the number of its run among several; `since` is its start in milliseconds. */
export interface Progressing extends Progress {
  readonly since: number
  readonly run: number
  readonly runs: number
}

/** The progress of the request that is carried out; missing while nothing runs. */
export const progress = signal<Progressing | undefined>(undefined)
export const refused = signal<Refused | undefined>(undefined)

/** The kind of the request that is carried out, also when it shows no progress any more; missing while nothing runs. */
export const working = signal<EngineRequest['kind'] | undefined>(undefined)

let job: Job | undefined

/**
 * Carries a request out in a worker.
 *
 * @param done called with the result, unless the request was cancelled or refused
 * @param on what to do with what there is of a live run, and when the request is refused or ends with a fault
 */
export function start<T extends EngineRequest>(
  request: T,
  done: (result: ResultOf<T>) => void,
  on: { readonly grown?: (grown: Grown) => void; readonly failed?: () => void } = {},
): void {
  cancel()
  refused.value = undefined
  const since = performance.now()
  const none = { generation: 'A', stage: 'reading', done: 0, written: 0 } as const
  progress.value = { ...none, since, run: 0, runs: 1 }
  working.value = request.kind
  job = startJob(request, {
    progress: (at, { run = 0, runs = 1 }) => {
      if (progress.value) progress.value = { ...at, since, run, runs }
    },
    grown: grown => on.grown?.(grown),
    done: result => {
      cancel()
      done(result as ResultOf<T>)
    },
    failed: (why, isFault) => {
      const wasStopped = progress.value === undefined
      cancel()
      if (isFault || !wasStopped) refused.value = why
      on.failed?.()
    },
  })
}

/** Ends the running request at once. */
export function cancel(): void {
  job?.end()
  job = undefined
  working.value = undefined
  progress.value = undefined
}

/** Ends a live run: from here on it shows no progress, and its result is what is complete. */
export function stop(): void {
  progress.value = undefined
  job?.post({ kind: 'stop' })
}

/** Carries a short request out in a worker of its own, beside whatever runs. @throws Refusal when it is refused */
export function once<T extends EngineRequest>(request: T): Promise<ResultOf<T>> {
  return new Promise((resolve, reject) => {
    const own = startJob(request, {
      done: result => {
        own.end()
        resolve(result as ResultOf<T>)
      },
      failed: ({ message, hint }) => {
        own.end()
        reject(new Refusal(message, hint))
      },
    })
  })
}

/** How far a run is, in a sentence. */
export function progressLine({ generation, stage, done, since }: Omit<Progressing, 'run' | 'runs'>): string {
  const seconds = (performance.now() - since) / 1000
  const left = done > 0.05 && seconds > 1 ? Math.ceil((seconds * (1 - done)) / done) : undefined
  const at = say(`engine.stages.${stage}`, { name: generation })
  return left === undefined || left < 2 ? at : `${at} ${say('engine.left', { count: left })}`
}
