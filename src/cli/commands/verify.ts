import { verifyInThread } from '../../node/runs/run-tasks.ts'
import { findExperiment } from '../../node/experiments/experiment-file.ts'
import { findRun, readRunFile } from '../../node/runs/run-file.ts'
import { verifyExperiment } from '../../node/experiments/verify-experiment.ts'
import type { FileVerdict } from '../../node/runs/verify.ts'
import { counted, verbFor } from '../../report/format/numbers.ts'
import { both } from '../../phrase.ts'
import { importedInputs } from '../../report/run/run-file.ts'
import type { Command } from '../command.ts'
import { note, print, printJson, printLine } from '../output.ts'
import { cellsDisplay, progressDisplay } from '../progress.ts'
import { listenForStop } from '../stop.ts'
import { textOf } from '../values.ts'

const MEANING = {
  same: 'the same bytes',
  changed: 'changed on disk since it was written',
  missing: 'missing',
  'no file': 'not a file of this folder',
  different: 'the plan now gives other bytes',
  unlisted: 'it belongs to the run, and the record does not list it',
} as const

export const verify: Command = {
  name: 'verify',
  positionals: '<run>',
  summary: 'run the plan of a run again and compare every file',
  options: { json: { type: 'boolean', describe: 'only data, as JSON' } },
  examples: [['$0 verify moby-dick-word3-replace-seed1', 'exit code 0 when every byte is the same']],
  async run(args) {
    const spec = textOf(args, 'run') ?? ''
    const experiment = findExperiment(spec)
    const folder = experiment ?? findRun(spec)
    const interruption = listenForStop()
    const verifying = experiment === undefined ? verifyOne : verifySeeds
    const verdicts = await verifying(folder, interruption.abort).finally(interruption.forget)
    if (!verdicts) {
      note('collapse-lab: stopped; nothing was written')
      return 130
    }
    const wrong = verdicts.filter(({ verdict }) => verdict !== 'same')
    if (args.json === true) printJson({ folder, same: wrong.length === 0, files: verdicts })
    else {
      for (const { path, verdict, fields } of verdicts)
        print(
          `${verdict === 'same' ? '✓' : '✗'} ${path}: ${fields ? `the plan now gives something else for ${fields.join(', ')}` : MEANING[verdict]}`,
        )
      const scope = experiment === undefined ? scopeOf(folder) : ''
      if (experiment === undefined) printWriters(folder)
      print(
        wrong.length === 0
          ? `All ${verdicts.length} files are as the plan gives them${scope}.`
          : `${wrong.length} of ${verdicts.length} files ${verbFor(wrong.length)} not as the plan gives them${scope}.`,
      )
    }
    return wrong.length === 0 ? 0 : 1
  },
}

/** Verifies a run. @returns nothing when it was stopped */
async function verifyOne(folder: string, signal: AbortSignal): Promise<FileVerdict[] | undefined> {
  const display = progressDisplay()
  return verifyInThread(folder, { progress: display.show, signal }).finally(() => display.end())
}

/** Verifies an experiment, or a run of several seeds. @returns nothing when it was stopped */
async function verifySeeds(folder: string, signal: AbortSignal): Promise<FileVerdict[] | undefined> {
  const display = cellsDisplay('cells')
  return verifyExperiment(folder, { progress: display.show, signal }).finally(() => display.end())
}

/** Says that texts by a program were not written again. */
function printWriters(folder: string): void {
  const run = readRunFile(folder)
  if (run.plan.writer === null) return
  const writers = new Set(importedInputs(run).map(({ author }) => author ?? run.plan.writer!))
  printLine(`The texts were written by ${both([...writers])}, which is not the lab’s: it was not run again, and what is kept of it was compared.`) // prettier-ignore
}

/** How much of a run that is not complete was compared. */
function scopeOf(folder: string): string {
  const { generations, status } = readRunFile(folder)
  return status === 'completed' ? '' : ` (${status}; ${counted(generations.length, 'generations')} compared)`
}
