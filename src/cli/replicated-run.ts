import { join } from 'node:path'
import { planOf } from '../lineage/plan.ts'
import { carryOutExperiment } from '../node/experiments/carry-out-experiment.ts'
import { cellTexts } from '../node/experiments/cells.ts'
import { prepareReplicates } from '../node/experiments/experiments.ts'
import { readExperiment } from '../node/experiments/read-experiment.ts'
import type { RunOptions } from '../node/runs/runs.ts'
import { WRITER_FOLDER } from '../node/writers/written-text.ts'
import { cellsDisplay } from './progress.ts'
import type { Arguments } from './command.ts'
import { showExperiment } from './views/experiment-view.ts'
import { note, print, printLine } from './output.ts'
import { printReading } from './views/reading-view.ts'
import { listenForStop } from './stop.ts'
import { UsageError, wholeOf } from './values.ts'

/** Carries out `run --replicates`: a plan with several seeds. @returns the exit code */
export async function runReplicates(
  { corpus = 'moby-dick', out, resume: _, progress: __, ...options }: RunOptions,
  { replicates, jobs, json }: { replicates: number; jobs: number | undefined; json: boolean },
): Promise<number> {
  const prepared = prepareReplicates(
    { corpus, ...planOf(options) },
    { replicates, ...(out === undefined ? {} : { out }) },
  )
  const display = cellsDisplay('seeds')
  const interruption = listenForStop()
  try {
    const complete = await carryOutExperiment(prepared, {
      progress: display.show,
      remark: note,
      signal: interruption.abort,
      ...(jobs === undefined ? {} : { jobs }),
    })
    display.end()
    if (!complete) return reportStop(prepared.folder)
  } finally {
    display.end()
    interruption.forget()
  }
  if (!json) printReading(prepared.inputs, options.language)
  showExperiment(readExperiment(prepared.folder), json)
  if (!json) {
    const { key } = prepared.cells.at(-1)!
    print()
    printLine(`Saved in ${prepared.folder}: intervals.csv has every measure, metrics.csv those of each seed.`)
    printLine(`To look at it: collapse-lab report ${prepared.folder}`)
    printLine(
      key.plan.writer === null
        ? `To read what one seed wrote, run the same command with --seed ${key.plan.seed} and without --replicates.`
        : `What the writer wrote with seed ${key.plan.seed}: ${join(cellTexts(prepared.folder, key), WRITER_FOLDER)}`,
    )
  }
  return 0
}

/** Says that a sweep was stopped and what it keeps. @returns the exit code */
export function reportStop(folder: string): number {
  note(`collapse-lab: stopped; what was complete is kept in ${folder}`)
  note('hint: the same command continues from there')
  return 130
}

/** The number of working threads. @throws UsageError when it is not one from 1 to 256 */
export function jobsOf(args: Arguments): number | undefined {
  const jobs = wholeOf(args, 'jobs')
  if (jobs === undefined || (jobs >= 1 && jobs <= MAX_JOBS)) return jobs
  throw new UsageError(`--jobs must be a whole number from 1 to ${MAX_JOBS}, got ${jobs}`, 'as in --jobs 4')
}

const MAX_JOBS = 256
