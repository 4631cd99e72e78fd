import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { didYouMean } from '../../text/nearest.ts'
import { Refusal } from '../../refusal.ts'
import { parseRunFile, runFileText, type RunFile } from '../../report/run/run-file.ts'
import { writeOutput } from '../files/outputs.ts'
import { readText } from '../files/text-files.ts'

const RUN_FILE = 'run.json'

/** Whether a folder holds a run. */
export function isRun(folder: string): boolean {
  return existsSync(join(folder, RUN_FILE))
}

/** Reads run.json. @throws Refusal when there is none, or it is not one of ours */
export function readRunFile(folder: string): RunFile {
  const path = join(folder, RUN_FILE)
  return parseRunFile(path, readText(path, { hint: 'name the folder of a run, for instance one in runs/' }))
}

export function writeRunFile(folder: string, run: RunFile): void {
  writeOutput(folder, RUN_FILE, [runFileText(run)])
}

/**
 * The folder of a run, from a path or from a name in runs/.
 *
 * @throws Refusal that names the runs there are
 */
export function findRun(spec: string): string {
  for (const folder of [spec, join('runs', spec)]) {
    if (isRun(folder)) return folder
    if (existsSync(join(folder, 'experiment.json')))
      throw new Refusal(
        `${folder} holds the numbers of several seeds, and here one run is wanted`,
        'make the run of one seed, without --replicates',
      )
  }
  const names = existsSync('runs') ? readdirSync('runs').filter(name => isRun(join('runs', name))) : []
  throw new Refusal(
    `run ${JSON.stringify(spec)} is not there: no run.json in it, nor in runs/${spec}`,
    names.length === 0
      ? 'make one: `collapse-lab run`'
      : `${didYouMean(spec, names)}\`ls runs\` names them all`,
  )
}
