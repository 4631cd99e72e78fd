import type { PassageName } from '../../node/reading/close-reading.ts'
import { findExperiment } from '../../node/experiments/experiment-file.ts'
import { readExperiment } from '../../node/experiments/read-experiment.ts'
import { originOf, readRun } from '../../node/runs/read-run.ts'
import { findRun } from '../../node/runs/run-file.ts'
import type { Arguments, Command } from '../command.ts'
import { showDescent, showPassage } from '../views/passage-view.ts'
import { showDrift, showLost, showWord } from '../views/word-view.ts'
import { rowsAsJson } from '../views/rows-json.ts'
import { showHumanPassage } from '../views/human-passage-view.ts'
import { showExperiment } from '../views/experiment-view.ts'
import { printJson } from '../output.ts'
import { printRun } from '../views/run-view.ts'
import { showSideBySide } from '../views/side-by-side-view.ts'
import { readOptionsIn, textOf, uncheckedOption, UsageError } from '../values.ts'
import { showTheory, showTheoryOfMeans } from '../views/theory-view.ts'

export const show: Command = {
  name: 'show',
  positionals: '<run>',
  summary: 'look into a run: its table, its passages, a word, what was lost, what drifted',
  options: {
    generation: { type: 'string', describe: 'read these side by side, as in human,A,C' },
    passage: {
      type: 'string',
      describe: 'one passage closely, as in B/17 or human/17; a number: that passage of several generations',
    },
    token: {
      type: 'string',
      describe: 'with --passage B/17: the human ancestor of this token, by its number or a word',
    },
    word: { type: 'string', describe: 'its count in every generation, when it was seen last, the sentences' },
    lost: { type: 'string', describe: 'the words that this generation has lost, the most used first' },
    drift: {
      type: 'string',
      describe: 'the words that this generation uses more than the human text, and less',
    },
    theory: { type: 'boolean', describe: 'which laws hold for the run, and whether it agrees with them' },
    ...uncheckedOption,
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 show moby-dick-word3-replace-seed1 --word whale', 'the life of a word'],
    ['$0 show moby-dick-word3-replace-seed1 --lost B', 'what model B forgot'],
    ['$0 show moby-dick-word3-replace-seed1 --drift C', 'what it says too often, and too seldom'],
    ['$0 show moby-dick-word3-replace-seed1 --generation human,A,C', 'passages side by side'],
    ['$0 show moby-dick-word3-replace-seed1 --passage B/17', 'what in a passage is copied, and from where'],
  ],
  run(args) {
    refuseEmpty(args)
    const json = args.json === true
    const experiment = findExperiment(textOf(args, 'run') ?? '')
    if (experiment !== undefined) {
      refuseViews(args)
      const found = readExperiment(experiment, readOptionsIn(args))
      if (args.theory !== true) return showExperiment(found, json)
      showTheoryOfMeans(found, json)
      return 0
    }
    const run = readRun(findRun(textOf(args, 'run') ?? ''), readOptionsIn(args))
    const word = textOf(args, 'word')
    const lost = textOf(args, 'lost')
    const drift = textOf(args, 'drift')
    const generation = textOf(args, 'generation')
    const passage = passageOf(args)
    const token = textOf(args, 'token')
    if ([word, lost, drift, generation].filter(choice => choice !== undefined).length > 1)
      throw new UsageError('--word, --lost, --drift and --generation are different views', 'give one of them')
    if (passage && [word, lost, drift, generation].some(choice => choice !== undefined))
      throw new UsageError(
        '--passage with the id of a passage is a view of its own',
        'leave out --word, --lost, --drift and --generation',
      )
    if (token !== undefined && !passage)
      throw new UsageError('--token asks for a passage', 'name it, as in --passage B/17')
    if (args.theory === true) refuseBeside([word, lost, drift, generation, textOf(args, 'passage')])
    if (args.theory === true) showTheory(run, json)
    else if (passage && token === undefined && passage.generation.toLowerCase() === originOf(run))
      showHumanPassage(run, passage.number, json)
    else if (passage && token !== undefined) showDescent(run, passage, token, json)
    else if (passage) showPassage(run, passage, json)
    else if (word !== undefined) showWord(run, word, json)
    else if (lost !== undefined) showLost(run, lost, json)
    else if (drift !== undefined) showDrift(run, drift, json)
    else if (generation !== undefined || args.passage !== undefined) showSideBySide(run, args, json)
    else if (json) printJson({ run: run.file, generations: rowsAsJson(run.rows), samples: run.samples })
    else printRun(run)
    return 0
  },
}

/** @throws UsageError when another view is asked for beside --theory */
function refuseBeside(views: readonly (string | undefined)[]): void {
  if (views.some(view => view !== undefined))
    throw new UsageError('--theory is a view of its own', 'leave out the others')
}

/** The value that each view option needs, for its refusal. */
const WANTED: Readonly<Record<string, string>> = {
  generation: 'one or several, as in --generation human,A,C',
  passage: 'the id of a passage, as in --passage B/17, or a number',
  token: 'the number of a token, or a word, as in --token whale',
  word: 'a word, as in --word whale',
  lost: 'a generation, as in --lost B',
  drift: 'a generation, as in --drift C',
}

/** @throws UsageError when a view option has no value */
function refuseEmpty(args: Arguments): void {
  for (const [name, wanted] of Object.entries(WANTED))
    if (args[name] === '') throw new UsageError(`--${name} is given without a value`, `name ${wanted}`)
}

/** @throws UsageError when a view is asked for that needs passages, which replicates do not keep */
function refuseViews(args: Arguments): void {
  for (const name of Object.keys(WANTED))
    if (args[name] !== undefined)
      throw new UsageError(
        `--${name} looks at passages, and only the numbers of several seeds are kept`,
        'make the run of one seed, as in collapse-lab run --seed 1r2, and look into that',
      )
}

/** The passage that `--passage` names by an id; undefined without one, or for a number. @throws UsageError for anything else */
function passageOf(args: Arguments): PassageName | undefined {
  const text = textOf(args, 'passage')
  if (text === undefined || /^\d+$/.test(text)) return undefined
  const [, generation = '', number = ''] =
    /^([A-Za-z]{1,4}|human|constructed)\/([1-9]\d{0,14})$/i.exec(text) ?? []
  if (generation !== '') return { generation, number: Number(number) }
  throw new UsageError(
    `--passage must be the id of a passage that a generation wrote, or a whole number, got ${JSON.stringify(text)}`,
    'write it as in B/17 or human/17, counted from 1',
  )
}
