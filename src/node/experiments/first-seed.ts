import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { estimates } from '../../experiment/comparison/estimates.ts'
import type { Replicate } from '../../experiment/sweep/replicates.ts'
import { Refusal } from '../../refusal.ts'
import type { PageReplicates } from '../../report/page/page-data.ts'
import { DRAWN } from '../../report/page/plotted-metrics.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { startRun, type RunningJob } from '../runs/jobs.ts'
import { furtherTexts, textsKey } from '../corpora/plan-texts.ts'
import { readExperiment, type Experiment } from './read-experiment.ts'
import { readRun, type Run } from '../runs/read-run.ts'
import type { RunOptions } from '../runs/runs.ts'

/** A run, and what several seeds say of its measures, where it is one of several. */
export type RunOfSeeds = Run & { readonly replicates?: PageReplicates }

/** The run of the first seed under way. */
export interface FirstSeed {
  readonly job: RunningJob<string>
  /** The run, once the job is done. @throws Refusal when it comes out otherwise than the folder has it */
  read(): RunOfSeeds
  /** Removes what was written; to be called in any case. */
  clear(): void
}

/**
 * Carries the first seed of a replicated run out again, in a folder of its own: a replicated run keeps numbers, and to be looked at it
 * takes words and passages.
 *
 * @throws Refusal when the folder holds several plans or a procedure, is not complete, or its text is not as it was
 */
export function startFirstSeed(folder: string, progress: RunOptions['progress']): FirstSeed {
  const { file, arms } = readExperiment(folder)
  const [plan] = plansOf(folder, file)
  const { replicates, text } = arms[0]!
  const texts = [readCorpus(plan.corpus, { tokens: plan.tokens }), ...furtherTexts(plan)]
  if (textsKey(texts) !== text)
    throw new Refusal(
      `the text of ${folder} is not the one that it was made from`,
      'give back the text as it was',
    )
  const scratch = mkdtempSync(join(tmpdir(), 'collapse-lab-'))
  const { seed } = replicates[0]!
  return {
    job: startRun({ ...plan, seed, out: scratch, ...(progress && { progress }) }),
    read: () => {
      const run = readRun(scratch)
      refuseOther(folder, replicates[0]!, run)
      return { ...run, replicates: spoken(replicates) }
    },
    clear: () => rmSync(scratch, { recursive: true, force: true }),
  }
}

function plansOf(folder: string, { arms }: Experiment['file']) {
  const [first, ...others] = arms
  if (first && others.length === 0 && !first.work) return [first.plan] as const
  throw new Refusal(
    `${folder} holds ${others.length === 0 ? 'a procedure' : `${arms.length} plans`} with several seeds, and a page shows runs of one plan each`,
    others.length === 0
      ? 'look at its numbers: collapse-lab show'
      : 'hold the plans against each other: collapse-lab compare; or make each by collapse-lab run --replicates',
  )
}

/** @throws Refusal when a measure of a run is not what the folder has of the same seed */
function refuseOther(folder: string, { rows, seed }: Replicate, run: Run): void {
  const key = (row: Replicate['rows'][number]) => `${row.generation} ${row.model} ${row.metric}`
  const now = new Map(run.rows.map(row => [key(row), row.value]))
  if (rows.every(row => now.get(key(row)) === row.value)) return
  throw new Refusal(
    `seed ${seed} gives other numbers now than ${folder} has`,
    'it was made by another version: carry the plan out again, in a new folder',
  )
}

/** What the seeds say together of the measures that a page draws. */
function spoken(replicates: readonly Replicate[]): PageReplicates {
  const drawn = estimates(replicates).filter(
    ({ generation, metric }) => generation > 0 && DRAWN.includes(metric.split('/', 1)[0]!),
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
