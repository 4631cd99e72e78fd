import {
  originOfPassage,
  originsOf,
  type Origins,
  type PassageOrigin,
  PROVENANCE_COLUMNS,
  provenanceRows,
} from '../../node/reading/provenance.ts'
import { generationOf, originOf, readRun, type Run } from '../../node/runs/read-run.ts'
import { findRun } from '../../node/runs/run-file.ts'
import { refuseExisting } from '../../node/files/existing.ts'
import { writeTable } from '../../node/files/outputs.ts'
import { generationName } from '../../lineage/names.ts'
import { importedInputs } from '../../report/run/run-file.ts'
import { clipped } from '../../report/format/marked.ts'
import { counted } from '../../report/format/numbers.ts'
import { hanging, wrap } from '../../report/format/terminal.ts'
import type { Command } from '../command.ts'
import { print, printHeading, printJson, terminalWidth } from '../output.ts'
import { planLine } from '../views/run-view.ts'
import { listOf, readOptionsIn, textOf, uncheckedOption, UsageError } from '../values.ts'

/** Passages that are named of each source. */
const NAMED = 5

export const provenance: Command = {
  name: 'provenance',
  positionals: '<run>',
  summary: 'where the texts came from that models learned from, and a passage back to its human sentences',
  options: {
    passage: { type: 'string', describe: 'the story of one passage, as in B/17' },
    csv: {
      type: 'string',
      describe: 'write a row for every passage that was learned from into this file',
    },
    generation: { type: 'string', describe: 'with --csv: only what these learned from, as in B,C' },
    force: { type: 'boolean', describe: 'with --csv: write over a file that is there' },
    ...uncheckedOption,
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 provenance moby-dick-word3-replace-seed1', 'what each model learned from'],
    ['$0 provenance moby-dick-word3-replace-seed1 --passage C/5', 'whose words these are'],
    ['$0 provenance moby-dick-word3-replace-seed1 --csv origins.csv', 'a row for every passage'],
  ],
  run(args) {
    const run = readRun(findRun(textOf(args, 'run') ?? ''), readOptionsIn(args))
    const wanted = textOf(args, 'passage')
    const [, generation = '', number = ''] = /^([A-Za-z]{1,4})\/([1-9]\d{0,14})$/.exec(wanted ?? '') ?? []
    if (wanted !== undefined && generation === '')
      throw new UsageError(
        `--passage must be the id of a passage that a generation wrote, got ${JSON.stringify(wanted)}`,
        'write it as in B/17, counted from 1',
      )
    const csv = textOf(args, 'csv')
    const generations = listOf(args, 'generation')?.map(name => generationOf(run, name))
    if (csv === undefined ? generations !== undefined : wanted !== undefined)
      throw new UsageError(
        csv === undefined ? '--generation is for --csv' : '--passage is a story, and --csv a table',
        'give --csv FILE alone, or with --generation B,C',
      )
    if (csv !== undefined) {
      refuseExisting(csv, { force: args.force === true, option: '--csv' })
      writeTable(csv, tableOf(run, generations))
    }
    const { inputs } = run.file
    if (wanted === undefined) {
      const origins = originsOf(run)
      if (args.json === true) printJson({ inputs, origins })
      else printOrigins(run, origins)
      if (csv !== undefined && args.json !== true) print(`\nSaved in ${csv}.`)
    } else {
      const story = originOfPassage(run, { generation, number: Number(number) })
      if (args.json === true) printJson({ inputs, ...story })
      else printStory(run, story)
    }
    return 0
  },
}

function* tableOf(run: Run, generations?: readonly string[]): Generator<readonly (string | number)[]> {
  yield PROVENANCE_COLUMNS
  yield* provenanceRows(run, generations)
}

function printOrigins(run: Run, origins: readonly Origins[]): void {
  const width = terminalWidth()
  printHeading('Where the training texts came from')
  print(wrap(planLine(run), width))
  print()
  printText(run)
  for (const { generation, transformations, passages } of origins) {
    const sources = Object.entries(passages).map(
      ([source, count]) =>
        `${counted(count, 'passages')} ${source === originOf(run) ? `of the ${source} text` : `that ${source} wrote`}`,
    )
    print(hanging(`${generation} learned from ${sources.join(', ')}.`, width, '  '))
    for (const step of transformations) print(hanging(`  ${step}`, width, '    '))
  }
  print()
  print(wrap('Models read passages as they were written. training.csv of each generation names every passage, passages.jsonl has its text under the same id, and --csv FILE writes where each came from.', width)) // prettier-ignore
}

/** Stands for what `corpora add` asks for, when a text was read from a file. */
const NOT_STATED = 'not stated'

/** Whose text it is, and who may use it. */
function printText({ file, ...run }: Run): void {
  const imported = importedInputs(file)
  for (const input of file.inputs) {
    const { title, author = NOT_STATED, year = NOT_STATED, licence, sha256 } = input
    const index = imported.indexOf(input)
    const what = index < 0 ? originOf({ file, ...run }) : `imported: ${generationName(index + 1)}`
    print(hanging(`${title} (${what}); author: ${author}; year: ${year}; licence: ${licence}; sha256 ${sha256.slice(0, 12)}…`, terminalWidth(), '  ')) // prettier-ignore
  }
}

function printStory(run: Run, { passage, text, tokens, steps, human }: PassageOrigin): void {
  const width = Math.min(80, terminalWidth())
  printHeading(`Where ${passage} came from`)
  print(wrap(planLine(run), width))
  print()
  print(hanging(`  ${text}`, width, '  '))
  for (const { source, passages } of steps) {
    const isHuman = source === originOf(run)
    const from = isHuman ? `the ${source} text` : `what ${source} wrote`
    const total = passages.reduce((sum, { tokens }) => sum + tokens, 0)
    print()
    print(wrap(`Copied from ${from}: ${total} of ${counted(tokens, 'tokens')}, in ${counted(passages.length, 'passages')}:`, width)) // prettier-ignore
    for (const { passage, tokens } of passages.slice(0, NAMED)) {
      const words = isHuman ? `: ${clipped(human[passage] ?? '', 200)}` : ''
      print(hanging(`  ${passage}, ${counted(tokens, 'tokens')}${words}`, width, '    '))
    }
    if (passages.length > NAMED) print(`  and ${passages.length - NAMED} more; --json names them all`)
  }
  print()
  printText(run)
}
