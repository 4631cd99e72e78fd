import { statSync } from 'node:fs'
import { join } from 'node:path'
import { refuseExisting } from '../../node/files/existing.ts'
import type { RunOfSeeds } from '../../node/experiments/first-seed.ts'
import { writeReport } from '../../node/page/page.ts'
import { grouped } from '../../report/format/numbers.ts'
import type { Command } from '../command.ts'
import { printLine } from '../output.ts'
import { withRuns } from '../page-runs.ts'
import { namesOf, readOptionsIn, textOf, uncheckedOption } from '../values.ts'

export const report: Command = {
  name: 'report',
  positionals: '<runs..>',
  summary: 'write a run, or several of one text, as one HTML file to look at, print or hand on',
  options: {
    out: {
      type: 'string',
      describe: 'the file; default report.html in the folder of the run, of several runs here',
    },
    'with-text': {
      type: 'boolean',
      describe:
        'put the text itself into the page, so that it can train the models again: nearest passages, where a word comes from, the keyboard',
    },
    url: {
      type: 'string',
      describe:
        'where the page will be: chats and social sites then show a card for its link; card.png is written beside the page',
    },
    force: { type: 'boolean', describe: 'write over a file that is there' },
    ...uncheckedOption,
  },
  examples: [
    ['$0 report moby-dick-word3-replace-seed1', 'writes runs/moby-dick-word3-replace-seed1/report.html'],
    ['$0 report moby-dick-word3-replace-seed1 --out moby.html', 'elsewhere'],
    [
      '$0 report moby-dick-word3-replace-seed1 moby-dick-word3-accumulate-seed1',
      'two runs of one text, compared in the view Compare; writes report.html',
    ],
    [
      '$0 report moby-dick-word3-replace-seed1-replicates5',
      'a run of several seeds: the words and passages of the first, and the curves with the intervals of all',
    ],
  ],
  run(args) {
    const names = namesOf(args, 'runs')
    const out = textOf(args, 'out') ?? (names.length > 1 ? 'report.html' : undefined)
    if (out !== undefined) refuseExisting(out, { force: args.force === true })
    const write = (runs: readonly RunOfSeeds[], [first]: readonly string[]) => {
      const path = out ?? join(first!, 'report.html')
      writeReport(path, runs, { withText: args['with-text'] === true, url: textOf(args, 'url') })
      printLine(
        `Saved in ${path}, ${grouped(statSync(path).size / 1000)} kB. Open it in any browser; it needs nothing else.`,
      )
    }
    return withRuns(names, write, readOptionsIn(args))
  },
}
