import { Refusal } from '../../refusal.ts'
import { compareBeside, type Beside, type BesideRequest } from './beside.ts'
import { carryOut, type RunRequest } from './carry-out.ts'
import { openRun, type OpenRequest } from './open-run.ts'
import { packRun, type PackRequest } from './pack-run.ts'
import { check, type CheckedSheet, type CheckRequest } from './check.ts'
import { live, type Grown, type LiveRequest, type LiveResult } from './live.ts'
import { lookAt, type Looked, type LookRequest } from './look.ts'
import type { Progress } from '../../lineage/lineage.ts'
import type { PageData } from '../../report/page/page-data.ts'
import type { KeptRun } from '../../analysis/reading/kept-run.ts'
import { otherSeeds, type SeedRun, type SeedsRequest } from './other-seeds.ts'
import { answer, study, type Answers, type Question, type StudyRequest } from './study.ts'

/** What the page asks of its worker: looking at a text, comparing one, running plans, opening the files of a run, packing the files of a plan, marking answers. */
export type EngineRequest =
  LookRequest | BesideRequest | LiveRequest | RunRequest | OpenRequest | PackRequest | CheckRequest

/** Asks about the run that the worker keeps in memory. */
export interface AskRequest {
  readonly kind: 'ask'
  readonly question: Question
}

/** The result of a request. */
type Result = PageData | LiveResult | Looked | Beside | Blob | CheckedSheet | null | Answers[Question['kind']]

/** A message of the worker: its progress, then the result or a refusal. */
export type Answer =
  | { readonly kind: 'progress'; readonly progress: Progress; readonly run?: number; readonly runs?: number }
  | { readonly kind: 'grown'; readonly grown: Grown }
  | { readonly kind: 'seed'; readonly run: SeedRun }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string }

/** Serves requests in a worker: it posts progress, then the result. A worker that keeps a run takes questions about it. */
export function serveWorker(): void {
  const send = (answer: Answer) => postMessage(answer)
  addEventListener('message', ({ data: request }: MessageEvent<AnyRequest | StopRequest>) => {
    if (request.kind === 'stop') {
      stopping = true
      return
    }
    fulfil(request, send).then(
      result => send({ kind: 'done', result }),
      (error: unknown) => {
        if (error instanceof Refusal) send({ kind: 'refused', message: error.message, hint: error.hint })
        else
          setTimeout(() => {
            // An error outside of a promise reaches the page.
            throw error
          })
      },
    )
  })
}

/** Ends the live run after the copy that is being written; the copies before it are kept. */
export interface StopRequest {
  readonly kind: 'stop'
}

let stopping = false
/** Lets messages come in. @returns whether one of them has ended the run */
const stopped = () => new Promise<boolean>(resolve => setTimeout(() => resolve(stopping)))

/** The run that questions are about. */
let kept: KeptRun | undefined

/** All that a worker can be asked. */
export type AnyRequest = EngineRequest | StudyRequest | AskRequest | SeedsRequest

async function fulfil(request: AnyRequest, send: (answer: Answer) => void): Promise<Result> {
  const tell = (progress: Progress) => send({ kind: 'progress', progress })
  if (request.kind === 'study') {
    kept = study(request, tell)
    return null
  }
  if (request.kind === 'seeds') {
    for (const run of otherSeeds(request, tell)) send({ kind: 'seed', run })
    return null
  }
  if (request.kind === 'ask') return answer(kept!, request.question)
  if (request.kind === 'run') return carryOut(request, tell)
  if (request.kind === 'live')
    return live(request, {
      progress: (progress, of) => send({ kind: 'progress', progress, ...of }),
      grown: grown => send({ kind: 'grown', grown }),
      stopped,
    })
  if (request.kind === 'look') return lookAt(request)
  if (request.kind === 'beside') return compareBeside(request)
  if (request.kind === 'check') return check(request, tell)
  return request.kind === 'open' ? openRun(request) : packRun(request, tell)
}
