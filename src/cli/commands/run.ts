import { planOf, type PlanOptions } from '../../lineage/plan.ts'
import { runInThread } from '../../node/runs/run-tasks.ts'
import { readRun } from '../../node/runs/read-run.ts'
import { markStopped, type RunOptions } from '../../node/runs/runs.ts'
import { regimes, type RegimeOptions } from '../../lineage/regimes/index.ts'
import { tokenizers } from '../../text/tokenizers/index.ts'
import type { Arguments, Command } from '../command.ts'
import { note, print, printJson } from '../output.ts'
import { progressDisplay } from '../progress.ts'
import { jobsOf, runReplicates } from '../replicated-run.ts'
import { printProtections } from '../views/protections-view.ts'
import { printRun } from '../views/run-view.ts'
import { listenForStop } from '../stop.ts'
import { asUsage, decimalOf, listOf, textOf, wholeOf } from '../values.ts'
import { rowsAsJson } from '../views/rows-json.ts'

export const run: Command = {
  name: 'run',
  positionals: '',
  summary: 'train A on a text, let it write, train B on that, and so on',
  options: {
    corpus: {
      type: 'string',
      default: 'moby-dick',
      describe: 'a corpus by name, a UTF-8 text file, or a folder of them',
    },
    tokens: { type: 'string', default: 'word', describe: tokenizers.map(({ name }) => name).join(', ') },
    order: { type: 'string', default: '3', describe: 'length of the n-grams, 1 to 10' },
    generations: { type: 'string', default: '3', describe: 'how many models, 1 to 500' },
    passages: { type: 'string', describe: 'passages that each generation writes' },
    size: {
      type: 'string',
      describe:
        'tokens that each generation writes, or 0.5x: half of what A read [default: as many as A read]',
    },
    regime: {
      type: 'string',
      default: 'replace',
      describe: regimes.map(({ name, title }) => `${name}: ${title}`).join('; '),
    },
    'human-share': {
      type: 'string',
      describe: `${regimesWith('humanShare')}: share of human text in what each model after A reads [default: 0.1]`,
    },
    pool: { type: 'string', describe: `${regimesWith('pool')}: lineages side by side [default: 4]` },
    reserve: {
      type: 'string',
      describe: `share of the human training text that A does not read [default: 0; ${regimesWith('reserve')}: 0.5]`,
    },
    sampling: {
      type: 'string',
      default: 'mle',
      describe: 'mle writes sequences that were read, jelinek-mercer also new ones from a smoothed model',
    },
    protect: {
      type: 'string',
      describe:
        'what is done to what models learn from, in order, as in rare-case-gate=3,near-duplicates=0.8; `run --protect list` says what there is',
    },
    temperature: { type: 'string', default: '1', describe: 'below 1 prefers the common, 0.01 to 100' },
    'top-k': { type: 'string', describe: 'draw from the k likeliest words only' },
    'top-p': { type: 'string', describe: 'draw from the likeliest words that make up the share p' },
    'min-p': {
      type: 'string',
      describe: 'draw from words with at least the share p of the likeliest one’s chance',
    },
    seed: { type: 'string', default: '1', describe: 'any text; the same plan gives the same bytes' },
    metric: {
      type: 'string',
      describe: 'measures by name, as in surviving-types,perplexity [default: all; see measure --list]',
    },
    replicates: {
      type: 'string',
      describe: 'so many seeds: means and intervals instead of passages, 1 to 1000',
    },
    jobs: {
      type: 'string',
      describe:
        'working threads, of several seeds or of a text above ten million tokens; the same bytes [default: as many as there are processors]',
    },
    'no-genealogy': {
      type: 'boolean',
      describe: 'do not trace each token to its place in the human text: half the memory of a large run',
    },
    out: { type: 'string', describe: 'the folder of the run [default: runs/NAME-OF-THE-PLAN]' },
    resume: { type: 'boolean', describe: 'go on with a run that was stopped' },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 run', 'Moby-Dick, three generations'],
    ['$0 run --generations 8 --regime accumulate', 'keep the human text and all that was written'],
    ['$0 run --replicates 10', 'ten seeds: how much of it is chance?'],
    ['$0 run --corpus my-novel.txt --order 2 --seed lab-7', 'a text of your own'],
  ],
  async run(args) {
    if (args.protect === 'list') return printProtections()
    const options = runOptions(args)
    const json = args.json === true
    const replicates = wholeOf(args, 'replicates')
    const jobs = jobsOf(args)
    if (replicates !== undefined) return runReplicates(options, { replicates, jobs, json })
    const display = progressDisplay()
    const interruption = listenForStop()
    try {
      const { folder, isComplete } = await runInThread(
        { ...options, ...(jobs === undefined ? {} : { jobs }) },
        { progress: display.show, signal: interruption.abort },
      )
      display.end()
      if (!isComplete || folder === undefined) return reportStop(folder)
      const finished = readRun(folder)
      if (json)
        printJson({
          folder,
          run: finished.file,
          generations: rowsAsJson(finished.rows),
          samples: finished.samples,
        })
      else {
        printRun(finished)
        print(`\nSaved in ${folder}.`)
        print(`Next: npx collapse-lab show ${folder} --lost ${finished.file.generations.at(-1)!}`)
      }
      return 0
    } finally {
      display.end()
      interruption.forget()
    }
  },
}

/** The names of the regimes that take an option. */
function regimesWith(option: keyof RegimeOptions): string {
  return regimes.flatMap(({ name, options }) => (options[option] === undefined ? [] : [name])).join(', ')
}

/** A number of tokens, or with an x behind it a factor of what A read. */
function sizeOf(args: Arguments): PlanOptions {
  const text = textOf(args, 'size')
  if (text === undefined) return {}
  if (!text.endsWith('x')) return { size: wholeOf(args, 'size')! }
  return { sizeFactor: decimalOf({ size: text.slice(0, -1) }, 'size')! }
}

/** Reads and checks the options of a plan. @throws UsageError */
function runOptions(args: Arguments): RunOptions {
  const given = <T>(key: string, value: T | undefined) => (value === undefined ? {} : { [key]: value })
  const plan: PlanOptions = {
    ...given('tokens', textOf(args, 'tokens')),
    ...given('order', wholeOf(args, 'order')),
    ...given('generations', wholeOf(args, 'generations')),
    ...given('passages', wholeOf(args, 'passages')),
    ...sizeOf(args),
    ...given('humanShare', decimalOf(args, 'human-share')),
    ...given('pool', wholeOf(args, 'pool')),
    ...given('reserve', decimalOf(args, 'reserve')),
    ...given('regime', textOf(args, 'regime')),
    ...given('sampling', textOf(args, 'sampling')),
    ...given('temperature', decimalOf(args, 'temperature')),
    ...given('topK', wholeOf(args, 'top-k')),
    ...given('topP', decimalOf(args, 'top-p')),
    ...given('minP', decimalOf(args, 'min-p')),
    ...given('protect', listOf(args, 'protect')),
    ...given('seed', textOf(args, 'seed')),
    ...given('metrics', listOf(args, 'metric')),
    genealogy: args['no-genealogy'] !== true,
  }
  asUsage(() => planOf(plan))
  return {
    ...plan,
    ...given('corpus', textOf(args, 'corpus')),
    ...given('out', textOf(args, 'out')),
    resume: args.resume === true,
  }
}

/** The working thread has ended: what it left half written is cleared away, and run.json says so. */
function reportStop(folder: string | undefined): number {
  const done = (folder === undefined ? undefined : markStopped(folder))?.generations ?? []
  const kept = done.length === 0 ? 'no generation was complete' : `complete are ${done.join(', ')}`
  note(`collapse-lab: run was stopped; ${kept}${folder === undefined ? '' : ` in ${folder}`}`)
  note('hint: go on with the same command and --resume')
  return 130
}
