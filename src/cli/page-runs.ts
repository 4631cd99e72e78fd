import { findExperiment } from '../node/experiments/experiment-file.ts'
import { startFirstSeed, type RunOfSeeds } from '../node/experiments/first-seed.ts'
import { readRun } from '../node/runs/read-run.ts'
import { findRun } from '../node/runs/run-file.ts'
import { note } from './output.ts'
import { progressDisplay } from './progress.ts'
import { listenForStop } from './stop.ts'

/**
 * Reads runs for a page. Of a replicated run the first seed is carried out again, since its folder has numbers and no words.
 *
 * @param use what is done with them, before what was carried out again is removed; each comes with the folder that was named
 * @returns the exit code
 */
export async function withRuns(
  names: readonly string[],
  use: (runs: readonly RunOfSeeds[], folders: readonly string[]) => void,
): Promise<number> {
  const runs: RunOfSeeds[] = []
  const folders: string[] = []
  const cleared: (() => void)[] = []
  try {
    for (const name of names) {
      const replicated = findExperiment(name)
      const folder = replicated ?? findRun(name)
      const run = replicated === undefined ? readRun(folder) : await firstSeed(folder, cleared)
      if (!run) return STOPPED
      runs.push(run)
      folders.push(folder)
    }
    use(runs, folders)
    return 0
  } finally {
    for (const clear of cleared) clear()
  }
}

const STOPPED = 130

/** The run of the first seed; nothing when it was stopped. */
async function firstSeed(folder: string, cleared: (() => void)[]): Promise<RunOfSeeds | undefined> {
  const display = progressDisplay()
  const interruption = listenForStop()
  try {
    const { job, read, clear } = startFirstSeed(folder, progress => display.show(progress))
    cleared.push(clear)
    const done = await Promise.race([job.result, interruption.signal])
    if (done !== undefined) return read()
    await job.stop()
    note('collapse-lab: stopped; nothing was written')
    return undefined
  } finally {
    display.end()
    interruption.forget()
  }
}
