import { statSync } from 'node:fs'
import { join } from 'node:path'
import { refuseExisting } from '../../node/existing.ts'
import { writeReport } from '../../node/page.ts'
import { readRun } from '../../node/read-run.ts'
import { findRun } from '../../node/run-file.ts'
import { grouped } from '../../report/numbers.ts'
import type { Command } from '../command.ts'
import { printLine } from '../output.ts'
import { textOf } from '../values.ts'

export const report: Command = {
  name: 'report',
  positionals: '<run>',
  summary: 'write a run as one HTML file to look at, print or hand on',
  options: {
    out: { type: 'string', describe: 'the file; default report.html in the folder of the run' },
    force: { type: 'boolean', describe: 'with --out: write over a file that is there' },
  },
  examples: [
    ['$0 report moby-dick-word3-replace-seed1', 'writes runs/moby-dick-word3-replace-seed1/report.html'],
    ['$0 report moby-dick-word3-replace-seed1 --out moby.html', 'elsewhere'],
  ],
  run(args) {
    const run = readRun(findRun(textOf(args, 'run') ?? ''))
    const out = textOf(args, 'out')
    if (out !== undefined) refuseExisting(out, { force: args.force === true })
    const path = out ?? join(run.folder, 'report.html')
    writeReport(path, run)
    printLine(
      `Saved in ${path}, ${grouped(statSync(path).size / 1000)} kB. Open it in any browser; it needs nothing else.`,
    )
    return 0
  },
}
