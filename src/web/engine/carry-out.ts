import { lineage, type Progress } from '../../lineage/lineage.ts'
import { lighter, memoryOf } from '../../lineage/memory.ts'
import { planFor, type Plan, type PlanOptions } from '../../lineage/plan.ts'
import { protectionOf } from '../../lineage/protect.ts'
import { Refusal } from '../../refusal.ts'
import { plottedMetrics } from '../../report/page/plotted-metrics.ts'
import { LineagePage } from '../../report/page/from-lineage.ts'
import type { PageData, PageRun, PageText } from '../../report/page/page-data.ts'
import { runName } from '../../report/run/run-name.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { say } from '../locales/say.ts'
import { labCorpus, type LabText } from './text.ts'

/** Asks for runs of several plans on one text, one after another. */
export interface RunRequest {
  readonly kind: 'run'
  readonly text: LabText
  readonly plans: readonly PlanOptions[]
  readonly software: string
  /** Measures by name; null for all usual ones; default the plotted metrics. */
  readonly metrics?: readonly string[] | null
}

/** The largest memory that a run may take in a page, in bytes. */
const MAX_MEMORY_BYTES = 2 * 1024 ** 3

/** Runs the plans of a request. @throws Refusal when the text or an option is not valid */
export function carryOut(
  { text, plans, software, metrics = plottedMetrics }: Omit<RunRequest, 'kind'>,
  progress: (progress: Progress) => void,
): PageData {
  const corpus = labCorpus(text, plans[0])
  const runs: PageRun[] = []
  let shown: PageText | undefined
  for (const own of plans) {
    const plan = labPlan(corpus, own)
    const page = new LineagePage(corpus)
    const before = runs.length
    const report = (at: Progress) => progress({ ...at, done: (before + at.done) / plans.length })
    for (const generation of lineage(corpus, { ...own, metrics, progress: report })) page.add(generation)
    shown ??= page.text(corpus.input)
    runs.push(page.run(runName(corpus.name, plan), 'completed'))
  }
  return { format: 'collapse-lab/page/3', software, text: shown!, runs }
}

/**
 * Checks that a page can carry a plan out on a text.
 *
 * @throws Refusal when an option is not valid, or the plan takes too much memory
 */
export function labPlan(corpus: LoadedCorpus, options: PlanOptions): Plan {
  const plan = planFor(corpus, options)
  for (const { protection, values } of plan.protect.map(protectionOf))
    if (protection.reads)
      throw new Refusal(
        say('engine.oneText', {
          protection: protection.name,
          text: JSON.stringify(protection.reads(values)),
        }),
        say('engine.oneTextHint'),
      )
  const bytes = memoryOf(corpus.passages, plan)
  if (bytes > MAX_MEMORY_BYTES)
    throw new Refusal(
      say('engine.memory', { gib: (bytes / 1024 ** 3).toFixed(1), most: MAX_MEMORY_BYTES / 1024 ** 3 }),
      lighter(plan),
    )
  return plan
}
