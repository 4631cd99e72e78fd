import { given } from '../../given.ts'
import { program } from '../../program.ts'
import { runInThread } from '../../node/runs/run-tasks.ts'
import { readRun } from '../../node/runs/read-run.ts'
import { markStopped, type RunOptions } from '../../node/runs/runs.ts'
import type { Arguments, Command } from '../command.ts'
import { note, print, printJson } from '../output.ts'
import { printReading } from '../views/reading-view.ts'
import { progressDisplay } from '../progress.ts'
import { jobsOf, runReplicates } from '../replicated-run.ts'
import { planFlags, planOptionsIn } from '../plan-options.ts'
import { printProtections, printRun } from '../views/run-view.ts'
import { listenForStop } from '../stop.ts'
import { textOf, UsageError, wholeOf } from '../values.ts'
import { rowsAsJson } from '../views/rows-json.ts'

export const run: Command = {
  name: 'run',
  positionals: '[text]',
  summary: 'train A on a text, let it write, train B on that, and so on',
  options: {
    corpus: {
      type: 'string',
      describe: 'the text, as if named without a flag: a corpus, a file, a folder, or - [default: moby-dick]',
    },
    ...planFlags,
    replicates: {
      type: 'string',
      describe: 'number of seeds, 1 to 1000: means and intervals instead of passages',
    },
    jobs: {
      type: 'string',
      describe:
        'working threads, of several seeds or of a text above ten million tokens; the same bytes [default: as many as there are processors]',
    },
    'writer-time': {
      type: 'string',
      describe: 'seconds that --writer may take for a generation [default: 3600]',
    },
    'no-chance': {
      type: 'boolean',
      describe: 'with --writer: do not draw what chance gives at these lengths',
    },
    out: { type: 'string', describe: 'the folder of the run [default: runs/NAME-OF-THE-PLAN]' },
    resume: { type: 'boolean', describe: 'continue a run that was stopped' },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 run', 'Moby-Dick, three generations'],
    ['$0 run --generations 8 --regime accumulate', 'keep the human text and all that was written'],
    ['$0 run --replicates 10', 'ten seeds: how much of it is chance?'],
    ['$0 run my-novel.txt --order 2 --seed lab-7', 'a text of your own'],
    ['$0 run moby-dick --writer "python3 my-writer.py"', 'your own program writes, docs/writers.md'],
  ],
  async run(args) {
    if (args.protect === 'list') return printProtections()
    const options = runOptions(args)
    const json = args.json === true
    const replicates = wholeOf(args, 'replicates')
    const jobs = jobsOf(args)
    if (replicates !== undefined) return runReplicates(options, { replicates, jobs, json })
    return carryOutAndShow({ ...options, ...(jobs === undefined ? {} : { jobs }) }, { json })
  },
}

/** Carries out a run in a thread, and shows it. @returns the exit code */
export async function carryOutAndShow(options: RunOptions, { json }: { json: boolean }): Promise<number> {
  const display = progressDisplay()
  const interruption = listenForStop()
  try {
    const { folder, isComplete } = await runInThread(options, {
      progress: display.show,
      remark: note,
      signal: interruption.abort,
    })
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
      printReading(finished.file.inputs, options.language)
      printRun(finished)
      print(`\nSaved in ${folder}.`)
      print(`Next: ${program()} show ${folder} --lost ${finished.file.generations.at(-1)!}`)
    }
    return 0
  } finally {
    display.end()
    interruption.forget()
  }
}

/** The options of a run: its plan, and where it goes. @throws UsageError */
function runOptions(args: Arguments): RunOptions {
  const [text, flagged, out] = [textOf(args, 'text'), textOf(args, 'corpus'), textOf(args, 'out')]
  if (text !== undefined && flagged !== undefined && text !== flagged)
    throw new UsageError(
      `run got two texts: ${JSON.stringify(text)} and --corpus ${JSON.stringify(flagged)}`,
      'name one of them',
    )
  const corpus = text ?? flagged
  return {
    ...planOptionsIn(args),
    ...(corpus === undefined ? {} : { corpus }),
    ...(out === undefined ? {} : { out }),
    ...writerOptions(args),
    resume: args.resume === true,
  }
}

/** How a program that writes is run. @throws UsageError where none is named */
function writerOptions(args: Arguments): Pick<RunOptions, 'writerSeconds' | 'chance'> {
  const writerSeconds = wholeOf(args, 'writer-time')
  const flag =
    writerSeconds !== undefined ? 'writer-time' : args['no-chance'] === true ? 'no-chance' : undefined
  if (flag !== undefined && args.writer === undefined)
    throw new UsageError(`--${flag} is for --writer, which is not given`, 'name a program: --writer COMMAND')
  if (flag !== undefined && args.replicates !== undefined)
    throw new UsageError(
      `--${flag} is for one run, and --replicates asks for several`,
      'leave out one of them',
    )
  if (writerSeconds === 0)
    throw new UsageError('--writer-time must be 1 or more, got 0', 'as in --writer-time 600')
  return given({ writerSeconds, chance: args['no-chance'] === true ? false : undefined })
}

/** The working thread has ended: what it left half written is cleared away, and run.json says so. */
function reportStop(folder: string | undefined): number {
  const done = (folder === undefined ? undefined : markStopped(folder))?.generations ?? []
  const kept = done.length === 0 ? 'no generation was complete' : `complete are ${done.join(', ')}`
  note(`collapse-lab: run was stopped; ${kept}${folder === undefined ? '' : ` in ${folder}`}`)
  note('hint: continue with the same command and --resume')
  return 130
}
