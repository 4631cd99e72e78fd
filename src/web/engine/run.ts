import { signal } from '@preact/signals'
import type { Progress } from '../../lineage/lineage.ts'
import type { PageData } from '../../report/page/page-data.ts'
import type { CheckedSheet } from './check.ts'
import { words } from '../state/words.ts'
import type { Answer, EngineRequest } from './worker.ts'

export interface Refused {
  readonly message: string
  readonly hint: string
}

/** The result of a request, by its kind. */
type ResultOf<T extends EngineRequest> = T extends { kind: 'pack' }
  ? Blob
  : T extends { kind: 'check' }
    ? CheckedSheet
    : PageData

/** The progress of the request that is carried out, with its start in milliseconds; missing while nothing runs. */
export const progress = signal<(Progress & { readonly since: number }) | undefined>(undefined)
export const refused = signal<Refused | undefined>(undefined)

let worker: Worker | undefined

/**
 * Carries a request out in a worker.
 *
 * @param done called with the result, unless the request was cancelled or refused
 */
export function start<T extends EngineRequest>(request: T, done: (result: ResultOf<T>) => void): void {
  cancel()
  refused.value = undefined
  const since = performance.now()
  progress.value = { generation: 'A', stage: 'reading', done: 0, written: 0, since }
  worker = newWorker()
  worker.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
    if (answer.kind === 'progress') progress.value = { ...answer.progress, since }
    else {
      cancel()
      if (answer.kind === 'done') done(answer.result as ResultOf<T>)
      else if (answer.kind === 'refused') refused.value = answer
    }
  }
  worker.onerror = event => {
    event.preventDefault()
    cancel()
    refused.value = {
      message: words.lab.broken(event.message || words.lab.noReason),
      hint: words.lab.brokenHint,
    }
  }
  worker.postMessage(request)
}

/** Ends the running request at once. */
export function cancel(): void {
  worker?.terminate()
  worker = undefined
  progress.value = undefined
}

/** Starts a worker from the script of the page itself, so that the page needs no second file. */
export function newWorker(): Worker {
  const script = document.querySelector('script[type=module]')!.textContent
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  const started = new Worker(url)
  // The address must last until the worker has read its script.
  started.addEventListener('message', () => URL.revokeObjectURL(url), { once: true })
  return started
}
