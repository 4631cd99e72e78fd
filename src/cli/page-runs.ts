import { join } from 'node:path'
import { findExperiment } from '../node/experiments/experiment-file.ts'
import { firstSeed, type RunOfSeeds } from '../node/experiments/first-seed.ts'
import { readRun, type ReadOptions } from '../node/runs/read-run.ts'
import { findRun } from '../node/runs/run-file.ts'
import { withScratch } from '../node/files/scratch.ts'
import { servePage } from '../node/page/page-server.ts'
import type { servedPage } from '../node/page/served-page.ts'
import { note, noteLeftOut } from './output.ts'
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
  options: ReadOptions = {},
): Promise<number> {
  const runs: RunOfSeeds[] = []
  const folders: string[] = []
  return withScratch(async scratch => {
    for (const [index, name] of names.entries()) {
      const replicated = findExperiment(name)
      const folder = replicated ?? findRun(name)
      const run =
        replicated === undefined
          ? readRun(folder, options)
          : await runFirstSeed(folder, join(scratch, String(index)), options)
      if (!run) return STOPPED
      runs.push(run)
      folders.push(folder)
    }
    use(runs, folders)
    return 0
  })
}

const STOPPED = 130

/** Carries out the run of the first seed. @returns undefined when it was stopped */
async function runFirstSeed(
  folder: string,
  scratch: string,
  options: ReadOptions,
): Promise<RunOfSeeds | undefined> {
  const display = progressDisplay()
  const interruption = listenForStop()
  try {
    const run = await firstSeed(folder, {
      ...options,
      scratch,
      progress: display.show,
      signal: interruption.abort,
    })
    if (!run) note('collapse-lab: stopped; nothing was written')
    return run
  } finally {
    display.end()
    interruption.forget()
  }
}

/**
 * Serves a page until Ctrl-C.
 *
 * @param port 0 for any that is free
 * @param shown is given the address, once it is served
 * @returns the exit code
 * @throws Refusal when the port cannot be had
 */
export async function pageUntilStop(
  { page, files, broken }: ReturnType<typeof servedPage>,
  port: number,
  shown: (address: string) => void | Promise<void>,
): Promise<number> {
  for (const refusal of broken) noteLeftOut(refusal)
  const stop = listenForStop()
  const { address, close } = await servePage(page, { port, files })
  await shown(address)
  await stop.signal
  await close()
  stop.forget()
  return 130
}
