import { startVerify } from '../../node/runs/jobs.ts'
import { findExperiment } from '../../node/experiments/experiment-file.ts'
import { findRun, readRunFile } from '../../node/runs/run-file.ts'
import { verifyExperiment } from '../../node/experiments/verify-experiment.ts'
import type { FileVerdict } from '../../node/runs/verify.ts'
import { counted, verbFor } from '../../report/format/numbers.ts'
import type { Command } from '../command.ts'
import { cellsDisplay } from '../cells-display.ts'
import { print, printJson } from '../output.ts'
import { progressDisplay } from '../progress.ts'
import { textOf } from '../values.ts'

const MEANING = {
  same: 'the same bytes',
  changed: 'changed on disk since it was written',
  missing: 'missing',
  different: 'the plan now gives other bytes',
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
    const verdicts = experiment === undefined ? await verifyOne(folder) : await verifySeeds(folder)
    const wrong = verdicts.filter(({ verdict }) => verdict !== 'same')
    if (args.json === true) printJson({ folder, same: wrong.length === 0, files: verdicts })
    else {
      for (const { path, verdict } of verdicts)
        print(`${verdict === 'same' ? '✓' : '✗'} ${path}: ${MEANING[verdict]}`)
      const scope = experiment === undefined ? scopeOf(folder) : ''
      print(
        wrong.length === 0
          ? `All ${verdicts.length} files are as the plan gives them${scope}.`
          : `${wrong.length} of ${verdicts.length} files ${verbFor(wrong.length)} not as the plan gives them${scope}.`,
      )
    }
    return wrong.length === 0 ? 0 : 1
  },
}

async function verifyOne(folder: string): Promise<FileVerdict[]> {
  const display = progressDisplay()
  return startVerify(folder, progress => display.show(progress)).result.finally(() => display.end())
}

async function verifySeeds(folder: string): Promise<FileVerdict[]> {
  const display = cellsDisplay('cells')
  return verifyExperiment(folder, { progress: display.show }).finally(() => display.end())
}

/** How much of a run that is not complete was compared. */
function scopeOf(folder: string): string {
  const { generations, status } = readRunFile(folder)
  return status === 'completed' ? '' : ` (${status}; ${counted(generations.length, 'generations')} compared)`
}
