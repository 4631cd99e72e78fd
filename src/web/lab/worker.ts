import { lineage, type Progress } from '../../lineage/lineage.ts'
import type { PlanOptions } from '../../lineage/plan.ts'
import { Refusal } from '../../refusal.ts'
import { DRAWN } from '../../report/page/drawn.ts'
import { LineagePage } from '../../report/page/lineage-page.ts'
import type { PageData, PageRun, PageText } from '../../report/page/page-data.ts'
import { hashOf, labCorpus, type LabText } from './text.ts'

/** What the page asks of its worker. */
export interface Order {
  readonly text: LabText
  readonly plan: PlanOptions
  /** Plans that are carried out after it, on the same text. */
  readonly others?: readonly PlanOptions[]
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
export function carryOut(order: Order, progress: (progress: Progress) => void): PageData {
  const { text, plan, others = [], software } = order
  const corpus = labCorpus(text, plan.tokens ?? 'word')
  const plans = [plan, ...others]
  const runs: PageRun[] = []
  let shown: PageText | undefined
  for (const own of plans) {
    const page = new LineagePage(corpus)
    const before = runs.length
    const told = (at: Progress) => progress({ ...at, done: (before + at.done) / plans.length })
    for (const generation of lineage(corpus, { ...own, metrics: DRAWN, progress: told })) page.add(generation)
    shown ??= page.text({ licence: corpus.licence, sha256: hashOf(corpus.passages) })
    runs.push(page.run(plans.length === 1 ? corpus.name : `${corpus.name}-${before + 1}`, 'completed'))
  }
  return { format: 'collapse-lab/page/2', software, text: shown!, runs }
}
