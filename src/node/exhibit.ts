import { lineage } from '../lineage/lineage.ts'
import { planOf } from '../lineage/plan.ts'
import { DRAWN } from '../report/page/drawn.ts'
import { LineagePage } from '../report/page/lineage-page.ts'
import type { PageData, PageRun, PageText } from '../report/page/page-data.ts'
import { readCorpus } from './corpora.ts'
import { packageVersion } from './package.ts'
import { runName } from './run-name.ts'

/** The book, and the two plans by which it is read: with and without the human text kept. */
const BOOK = 'moby-dick'
const GENERATIONS = 10
/** Tokens on either side of a lost word: with more, the file would be too large; only the first plan has such lines. */
const AROUND = [3, 0]

/** What the page shows by itself, worked out anew each time it is built. */
export function exhibit(): PageData {
  const book = readCorpus(BOOK)
  const runs: PageRun[] = []
  let text: PageText | undefined
  for (const regime of ['replace', 'accumulate']) {
    const page = new LineagePage(book)
    const plan = { generations: GENERATIONS, regime }
    for (const generation of lineage(book, { ...plan, metrics: DRAWN })) page.add(generation)
    text ??= page.text(book.input)
    runs.push(page.run(runName(book.name, planOf(plan)), 'completed', { around: AROUND[runs.length]! }))
  }
  return { format: 'collapse-lab/page/2', software: packageVersion(), text: text!, runs }
}
