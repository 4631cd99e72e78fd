import { lineage, type Progress } from '../lineage/lineage.ts'
import type { PlanOptions } from '../lineage/plan.ts'
import { Refusal } from '../refusal.ts'
import { DRAWN } from '../report/page/drawn.ts'
import { LineagePage } from '../report/page/lineage-page.ts'
import type { PageData } from '../report/page/page-data.ts'
import { hashOf, labCorpus, type LabText } from './lab-text.ts'

/** What the page asks of its worker. */
export interface Order {
  readonly text: LabText
  readonly plan: PlanOptions
  readonly software: string
}

/** What the worker answers: how far it is, then the run or why there is none. */
export type Answer =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly data: PageData }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string }

/** The engine as a worker: one order, its progress, its answer. */
export function serveWorker(): void {
  const send = (answer: Answer) => postMessage(answer)
  addEventListener('message', (event: MessageEvent<Order>) => {
    try {
      send({ kind: 'done', data: carryOut(event.data, progress => send({ kind: 'progress', progress })) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      send({ kind: 'refused', message: error.message, hint: error.hint })
    }
  })
}

/** Carries an order out. @throws Refusal when the text or an option will not do */
export function carryOut({ text, plan, software }: Order, progress: (progress: Progress) => void): PageData {
  const corpus = labCorpus(text, plan.tokens ?? 'word')
  const page = new LineagePage(corpus)
  for (const generation of lineage(corpus, { ...plan, metrics: DRAWN, progress })) page.add(generation)
  return {
    format: 'collapse-lab/page/2',
    software,
    text: page.text({ licence: corpus.licence, sha256: hashOf(corpus.passages) }),
    runs: [page.run(corpus.name, 'completed')],
  }
}
