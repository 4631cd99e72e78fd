import { startVerify } from '../../node/jobs.ts'
import { findRun, readRunFile } from '../../node/run-file.ts'
import { counted, verbFor } from '../../report/numbers.ts'
import type { Command } from '../command.ts'
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
    const folder = findRun(textOf(args, 'run') ?? '')
    const display = progressDisplay()
    const verdicts = await startVerify(folder, progress => display.show(progress)).result.finally(() =>
      display.end(),
    )
    const wrong = verdicts.filter(({ verdict }) => verdict !== 'same')
    if (args.json === true) printJson({ folder, same: wrong.length === 0, files: verdicts })
    else {
      for (const { path, verdict } of verdicts)
        print(`${verdict === 'same' ? '✓' : '✗'} ${path}: ${MEANING[verdict]}`)
      const { generations, status } = readRunFile(folder)
      const scope =
        status === 'completed' ? '' : ` (${status}; ${counted(generations.length, 'generations')} compared)`
      print(
        wrong.length === 0
          ? `All ${verdicts.length} files are as the plan gives them${scope}.`
          : `${wrong.length} of ${verdicts.length} files ${verbFor(wrong.length)} not as the plan gives them${scope}.`,
      )
    }
    return wrong.length === 0 ? 0 : 1
  },
}
