import { estimates } from '../../experiment/comparison/estimates.ts'
import type { Replicate } from '../../experiment/sweep/replicates.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import type { PageReplicates } from '../../report/page/page-data.ts'
import { plottedMetrics } from '../../report/page/plotted-metrics.ts'
import { readCorpus, refuseMissingText } from '../corpora/corpora.ts'
import { runInThread, type ThreadOptions } from '../runs/run-tasks.ts'
import { furtherTexts, textsKey } from '../corpora/plan-texts.ts'
import { cellTexts } from './cells.ts'
import { readExperiment, type Experiment } from './read-experiment.ts'
import { readRun, type ReadOptions, type Run } from '../runs/read-run.ts'

/** A run, and what several seeds say of its measures, where it is one of several. */
export type RunOfSeeds = Run & { readonly replicates?: PageReplicates }

/**
 * Carries the first seed of a replicated run out again, in a folder of its own: a replicated run keeps numbers, and to be looked at it
 * takes words and passages.
 *
 * @param scratch an empty folder for the run; the caller removes it when the run was looked at
 * @returns nothing when the signal came before the end
 * @throws Refusal when the folder holds several plans or a procedure, is not complete, its text is not as it was, or the run comes out
 *   otherwise than the folder has it
 */
export async function firstSeed(
  folder: string,
  { scratch, unchecked = false, ...options }: ThreadOptions & ReadOptions & { readonly scratch: string },
): Promise<RunOfSeeds | undefined> {
  const { file, arms } = readExperiment(folder, { unchecked })
  const [plan] = plansOf(folder, file)
  const { replicates, text } = arms[0]!
  refuseMissingText(plan.corpus, folder)
  const texts = [readCorpus(plan.corpus, plan), ...furtherTexts(plan)]
  if (textsKey(texts) !== text)
    throw new Refusal(
      phrase`the text of ${folder} is not the one that it was made from`,
      'put the text back as it was',
    )
  const { seed } = replicates[0]!
  const { isComplete } = await runInThread(
    {
      ...plan,
      seed,
      out: scratch,
      writtenIn: cellTexts(folder, { plan: { ...plan, seed }, text }),
      chance: false,
    },
    options,
  )
  if (!isComplete) return undefined
  const run = readRun(scratch)
  refuseOther(folder, replicates[0]!, run)
  return { ...run, replicates: spoken(replicates) }
}

function plansOf(folder: string, { arms }: Experiment['file']) {
  const [first, ...others] = arms
  if (first && others.length === 0 && !first.work) return [first.plan] as const
  throw new Refusal(
    others.length === 0
      ? phrase`${folder} holds a procedure with several seeds, and a page shows runs of one plan each`
      : phrase`${folder} holds ${arms.length} plans with several seeds, and a page shows runs of one plan each`,
    others.length === 0
      ? 'look at its numbers: collapse-lab show'
      : 'compare the plans: collapse-lab compare; or make each by collapse-lab run --replicates',
  )
}

/** @throws Refusal when a measure of a run is not what the folder has of the same seed */
function refuseOther(folder: string, { rows, seed }: Replicate, run: Run): void {
  const key = (row: Replicate['rows'][number]) => `${row.generation} ${row.model} ${row.metric}`
  const now = new Map(run.rows.map(row => [key(row), row.value]))
  if (rows.every(row => now.get(key(row)) === row.value)) return
  throw new Refusal(
    phrase`seed ${seed} gives other numbers now than ${folder} has`,
    'it was made by another version: carry the plan out again, in a new folder',
  )
}

/** What the seeds say together of the measures that a page draws. */
function spoken(replicates: readonly Replicate[]): PageReplicates {
  const drawn = estimates(replicates).filter(
    ({ generation, metric }) => generation > 0 && plottedMetrics.includes(metric.split('/', 1)[0]!),
  )
  return {
    seeds: replicates.map(({ seed }) => seed),
    rows: drawn.flatMap(({ generation, model, metric, estimate: { count, mean, interval } }) =>
      interval && model !== 'theory' && count === replicates.length
        ? [{ generation, metric, mean, ...interval }]
        : [],
    ),
  }
}
