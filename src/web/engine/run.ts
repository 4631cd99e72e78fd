import { signal } from '@preact/signals'
import type { Progress } from '../../lineage/lineage.ts'
import { Refusal } from '../../refusal.ts'
import type { PageData } from '../../report/page/page-data.ts'
import { language, say } from '../locales/say.ts'
import type { CheckedSheet } from './check.ts'
import type { Grown, LiveResult } from './live.ts'
import type { Looked } from './look.ts'
import type { Answer, EngineRequest, StopRequest } from './worker.ts'

export interface Refused {
  readonly message: string
  readonly hint: string
}

/** The result of a request, by its kind. */
interface Results {
  readonly look: Looked
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

let worker: Worker | undefined

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
  const own = newWorker()
  worker = own
  own.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
    if (worker !== own) return
    if (answer.kind === 'progress') {
      const { run = 0, runs = 1 } = answer
      if (progress.value) progress.value = { ...answer.progress, since, run, runs }
    } else if (answer.kind === 'grown') on.grown?.(answer.grown)
    else {
      const wasStopped = progress.value === undefined
      cancel()
      if (answer.kind === 'done') done(answer.result as ResultOf<T>)
      else if (answer.kind === 'refused') {
        if (!wasStopped) refused.value = answer
        on.failed?.()
      }
    }
  }
  own.onerror = event => {
    event.preventDefault()
    cancel()
    refused.value = faultOf(event)
    on.failed?.()
  }
  own.postMessage(request)
}

/** What is said of a worker that has ended with an error. */
export const faultOf = ({ message }: ErrorEvent): Refused => ({
  message: say('engine.broken', { message: message || say('engine.noReason') }),
  hint: say('engine.brokenHint'),
})

/** Ends the running request at once. */
export function cancel(): void {
  worker?.terminate()
  worker = undefined
  working.value = undefined
  progress.value = undefined
}

/** Ends a live run: from here on it shows no progress, and its result is what is complete. */
export function stop(): void {
  progress.value = undefined
  worker?.postMessage({ kind: 'stop' } satisfies StopRequest)
}

/** Carries a short request out in a worker of its own, beside whatever runs. @throws Refusal when it is refused */
export function once<T extends EngineRequest>(request: T): Promise<ResultOf<T>> {
  return new Promise((resolve, reject) => {
    const own = newWorker()
    own.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
      if (answer.kind === 'done') resolve(answer.result as ResultOf<T>)
      else if (answer.kind === 'refused') reject(new Refusal(answer.message, answer.hint))
      else return
      own.terminate()
    }
    own.onerror = event => {
      event.preventDefault()
      own.terminate()
      const { message, hint } = faultOf(event)
      reject(new Refusal(message, hint))
    }
    own.postMessage(request)
  })
}

/** How far a run is, in a sentence. */
export function progressLine({ generation, stage, done, since }: Omit<Progressing, 'run' | 'runs'>): string {
  const seconds = (performance.now() - since) / 1000
  const left = done > 0.05 && seconds > 1 ? Math.ceil((seconds * (1 - done)) / done) : undefined
  const at = say(`engine.stages.${stage}`, { name: generation })
  return left === undefined || left < 2 ? at : `${at} ${say('engine.left', { count: left })}`
}

/** Starts a worker from the script of the page itself, so that the page needs no second file. */
export function newWorker(): Worker {
  const script = document.querySelector('script[type=module]')!.textContent
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  const started = new Worker(url, { name: language })
  // The address must last until the worker has read its script.
  started.addEventListener('message', () => URL.revokeObjectURL(url), { once: true })
  return started
}
