import type { Progress } from '../../lineage/lineage.ts'
import { once } from '../../once.ts'
import { say, spokenInWorkers } from '../locales/say.ts'
import type { Grown } from './live.ts'
import type { SeedRun } from './other-seeds.ts'
import type { Answer, AnyRequest, StopRequest } from './worker.ts'

export interface Refused {
  readonly message: string
  readonly hint: string
}

/** What is done with what a worker says. */
interface Listener {
  readonly progress?: (at: Progress, of: { readonly run?: number; readonly runs?: number }) => void
  readonly grown?: (grown: Grown) => void
  readonly seed?: (run: SeedRun) => void
  readonly done: (result: (Answer & { kind: 'done' })['result']) => void
  /** The request was refused, or the worker has ended with a fault. */
  readonly failed: (why: Refused, isFault: boolean) => void
}

/** A worker that carries requests out. */
export interface Job {
  post(request: AnyRequest | StopRequest): void
  /** Ends it at once: it says nothing more. */
  end(): void
}

/** Starts a worker with a request. */
export function startJob(request: AnyRequest, on: Listener): Job {
  const worker = new Worker(script(), { name: spokenInWorkers })
  let isOver = false
  worker.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
    if (isOver) return
    if (answer.kind === 'progress') on.progress?.(answer.progress, answer)
    else if (answer.kind === 'grown') on.grown?.(answer.grown)
    else if (answer.kind === 'seed') on.seed?.(answer.run)
    else if (answer.kind === 'done') on.done(answer.result)
    else on.failed({ message: answer.message, hint: answer.hint }, false)
  }
  worker.onerror = event => {
    event.preventDefault()
    if (!isOver) on.failed(faultOf(event), true)
  }
  const job: Job = {
    post: request => worker.postMessage(request),
    end: () => {
      isOver = true
      worker.terminate()
    },
  }
  job.post(request)
  return job
}

/** The address of the page's own script, so that a worker needs no second file. To make it takes longer than a frame: it is made once. */
const script = once(() => {
  const text = document.querySelector('script[type=module]')!.textContent
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
})

/** What is said of a worker that has ended with an error. */
const faultOf = ({ message }: ErrorEvent): Refused => ({
  message: say('engine.broken', { message: message || say('engine.noReason') }),
  hint: say('engine.brokenHint'),
})
