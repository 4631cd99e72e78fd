import { lineage, type Generation, type Progress } from '../../lineage/lineage.ts'
import type { PlanOptions } from '../../lineage/plan.ts'
import { Refusal } from '../../refusal.ts'
import { LineagePage } from '../../report/page/from-lineage.ts'
import type { PageData, PageRun, PageText } from '../../report/page/page-data.ts'
import { plottedMetrics } from '../../report/page/plotted-metrics.ts'
import { unpackedRun, unpackedText, type UnpackedRun, type UnpackedText } from '../../report/page/unpacked.ts'
import { runName } from '../../report/run/run-name.ts'
import { say } from '../locales/say.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { labPlan } from './carry-out.ts'
import { labCorpus, type LabText } from './text.ts'

/** Asks for a run that is shown copy by copy, and for others of the same text after it. */
export interface LiveRequest {
  readonly kind: 'live'
  readonly text: LabText
  /** The first is shown while it runs; the others follow unseen. */
  readonly plans: readonly PlanOptions[]
  readonly software: string
}

/** What there is of the run that is shown, unpacked too: the page would be busy with that for longer than a frame. */
export interface Grown {
  /** Comes with the first. */
  readonly text?: { readonly packed: PageText; readonly unpacked: UnpackedText }
  readonly run: PageRun
  readonly unpacked: UnpackedRun
}

/** The runs at their end. Those that are not there were stopped, or refused. */
export interface LiveResult {
  readonly data: PageData
  /** Of each run. */
  readonly unpacked: readonly UnpackedRun[]
  readonly refused?: string
}

interface Listener {
  readonly progress: (progress: Progress, of: { readonly run: number; readonly runs: number }) => void
  readonly grown: (grown: Grown) => void
  /** Waits for a moment in which a message can come in. @returns whether the run is to be stopped */
  readonly stopped: () => Promise<boolean>
}

/**
 * Carries plans out on a text. The first shows the words of the text as soon as they are counted, then each copy; its quotations come at
 * its end. When it is stopped, what is kept is a run of the copies that were complete.
 *
 * @throws Refusal when the text or the first plan is not valid
 */
export async function live({ text: own, plans, software }: LiveRequest, on: Listener): Promise<LiveResult> {
  const corpus = labCorpus(own, plans[0])
  const runs: PageRun[] = []
  let text: PageText | undefined
  let refused: string | undefined
  for (const [number, plan] of plans.entries()) {
    const page = new LineagePage(corpus)
    const progress = (at: Progress) => on.progress(at, { run: number, runs: plans.length })
    const show = (run: PageRun) => {
      if (number > 0) return
      const grown = { run, unpacked: unpackedRun(run) }
      if (text) on.grown(grown)
      else {
        text = page.text(corpus.input)
        on.grown({ ...grown, text: { packed: text, unpacked: unpackedText(text, run.plan) } })
      }
    }
    try {
      const run = await grow(page, { corpus, plan, progress, show, stopped: on.stopped })
      if (run.generations.length === 0 || (run.status !== 'completed' && number > 0)) break
      runs.push(run)
      show(run)
      if (run.status !== 'completed') break
    } catch (error) {
      if (!(error instanceof Refusal) || number === 0) throw error
      refused = error.message
    }
  }
  if (runs.length === 0) throw new Refusal(say('engine.noCopy'), say('engine.noCopyHint'))
  const data: PageData = { format: 'collapse-lab/page/3', software, text: text!, runs }
  return { data, unpacked: runs.map(unpackedRun), ...(refused === undefined ? {} : { refused }) }
}

async function grow(
  page: LineagePage,
  on: {
    readonly corpus: LoadedCorpus
    readonly plan: PlanOptions
    readonly progress: (at: Progress) => void
    readonly show: (run: PageRun) => void
    readonly stopped: () => Promise<boolean>
  },
): Promise<PageRun> {
  const { corpus, plan: own, progress, show, stopped } = on
  const plan = labPlan(corpus, own)
  const name = runName(corpus.name, plan)
  let copies: Generation['number'] = 0
  const begun = (baseline: Generation['baseline']) => {
    page.begin(baseline)
    show(page.run(name, 'running', { quotes: false }))
  }
  for (const generation of lineage(corpus, { ...own, metrics: plottedMetrics, progress, begun })) {
    if (await stopped()) {
      const ended = { ...plan, generations: copies }
      const run = page.run(runName(corpus.name, ended), 'stopped', { quotes: copies > 0 })
      return { ...run, plan: { ...run.plan, generations: copies } }
    }
    copies = generation.number
    page.add(generation)
    if (copies < plan.generations) show(page.run(name, 'running', { quotes: false }))
  }
  return page.run(name, 'completed')
}
