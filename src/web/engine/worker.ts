import { Refusal } from '../../refusal.ts'
import { carryOut, type RunOrder } from './carry-out.ts'
import { openRun, type OpenOrder } from './open-run.ts'
import { packRun, type PackOrder } from './pack-run.ts'
import { check, type CheckedSheet, type CheckOrder } from './check.ts'
import type { Progress } from '../../lineage/lineage.ts'
import type { PageData } from '../../report/page/page-data.ts'
import type { KeptRun } from '../../analysis/reading/kept-run.ts'
import { otherSeeds, type SeedRun, type SeedsOrder } from './other-seeds.ts'
import { answer, study, type Answers, type Question, type StudyOrder } from './study.ts'

/** What the page asks of its worker: to run plans, to open the files of a run, to pack the files of a plan, to mark answers. */
export type Order = RunOrder | OpenOrder | PackOrder | CheckOrder

/** A question about the run that the worker has kept. */
export interface AskOrder {
  readonly kind: 'ask'
  readonly question: Question
}

/** What comes of an order. */
type Result = PageData | Blob | CheckedSheet | null | Answers[Question['kind']]

/** What the worker answers: how far it is, then what came of it or why nothing did. */
export type Answer =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'seed'; readonly run: SeedRun }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string }

/** The engine as a worker: an order, its progress, its answer; one that keeps a run is asked further. */
export function serveWorker(): void {
  const send = (answer: Answer) => postMessage(answer)
  addEventListener('message', (event: MessageEvent<AnyOrder>) => {
    fulfil(event.data, send).then(
      result => send({ kind: 'done', result }),
      (error: unknown) => {
        if (error instanceof Refusal) send({ kind: 'refused', message: error.message, hint: error.hint })
        else
          setTimeout(() => {
            // Thrown where the page hears of it.
            throw error
          })
      },
    )
  })
}

/** The run that was carried out to be asked. */
let kept: KeptRun | undefined

type AnyOrder = Order | StudyOrder | AskOrder | SeedsOrder

async function fulfil(order: AnyOrder, send: (answer: Answer) => void): Promise<Result> {
  const tell = (progress: Progress) => send({ kind: 'progress', progress })
  if (order.kind === 'study') {
    kept = study(order, tell)
    return null
  }
  if (order.kind === 'seeds') {
    for (const run of otherSeeds(order, tell)) send({ kind: 'seed', run })
    return null
  }
  if (order.kind === 'ask') return answer(kept!, order.question)
  if (order.kind === 'run') return carryOut(order, tell)
  if (order.kind === 'check') return check(order, tell)
  return order.kind === 'open' ? openRun(order) : packRun(order, tell)
}
