import { lineage } from '../../lineage/lineage.ts'
import { planOf, type PlanOptions } from '../../lineage/plan.ts'
import { plottedMetrics } from '../../report/page/plotted-metrics.ts'
import { LineagePage } from '../../report/page/from-lineage.ts'
import type { PageData, PageRun, PageText } from '../../report/page/page-data.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { packageVersion } from '../files/package.ts'
import { runName } from '../../report/run/run-name.ts'

const BOOK = 'moby-dick'
const OPENING = 'Call me Ishmael.'
const GENERATIONS = 10

/**
 * Plans: chance alone; the human text kept; a tenth of it in each training text; a filter for likely words; a smoothed model. To quote
 * from all would make the file too large. The first has passages and, with `around` tokens on either side, the last lines of its words;
 * the second has passages.
 */
const PLANS: readonly { plan: PlanOptions; quotes?: false; around?: number }[] = [
  { plan: { regime: 'replace' }, around: 3 },
  { plan: { regime: 'accumulate' }, around: 0 },
  { plan: { regime: 'keep-human' }, quotes: false },
  { plan: { regime: 'replace', topP: 0.9 }, quotes: false },
  { plan: { regime: 'replace', sampling: 'jelinek-mercer' }, quotes: false },
]

/** The runs that are built into the page: five lineages of one book, carried out anew at each build. */
export function demoRuns(): PageData {
  const book = readCorpus(BOOK)
  const runs: PageRun[] = []
  let text: PageText | undefined
  for (const { plan: own, ...shown } of PLANS) {
    const page = new LineagePage(book)
    const plan = { generations: GENERATIONS, ...own }
    for (const generation of lineage(book, { ...plan, metrics: plottedMetrics })) page.add(generation)
    text ??= page.text(book.input, OPENING)
    runs.push(page.run(runName(book.name, planOf(plan)), 'completed', shown))
  }
  return { format: 'collapse-lab/page/3', software: packageVersion(), text: text!, runs }
}
