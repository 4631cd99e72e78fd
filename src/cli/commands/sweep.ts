import { given } from '../../given.ts'
import { parse, join } from 'node:path'
import { sweepOf } from '../../experiment/sweep/sweep.ts'
import {
  carryOutExperiment,
  carryOutSome,
  cellsNumbered,
} from '../../node/experiments/carry-out-experiment.ts'
import { cellName, cellPath } from '../../node/experiments/cells.ts'
import { cellsLeft, prepareExperiment, type PreparedExperiment } from '../../node/experiments/experiments.ts'
import { mergeExperiment } from '../../node/experiments/merge.ts'
import { readExperiment } from '../../node/experiments/read-experiment.ts'
import { cellsOfTask, emitSweep } from '../../node/experiments/emit.ts'
import { engineNamed, engineNames } from '../../node/experiments/engines/index.ts'
import { readSweep } from '../../node/experiments/experiment-file.ts'
import { counted } from '../../report/format/numbers.ts'
import { quoted } from '../../report/run/command-line.ts'
import { table } from '../../report/format/table.ts'
import { cellsDisplay } from '../progress.ts'
import type { Arguments, Command } from '../command.ts'
import { showExperiment } from '../views/experiment-view.ts'
import { lineWidth, note, print, printJson } from '../output.ts'
import { jobsOf, reportStop } from '../replicated-run.ts'
import { listenForStop } from '../stop.ts'
import { asUsage, textOf, UsageError, wholeOf, within } from '../values.ts'

export const sweep: Command = {
  name: 'sweep',
  positionals: '<plan> [folder]',
  summary: 'many plans, each with several seeds: a table, intervals, and an answer to each question',
  options: {
    jobs: { type: 'string', describe: 'working threads [default: as many as there are processors]' },
    out: { type: 'string', describe: 'the folder of the sweep, as the second name [default: sweeps/NAME]' },
    cell: { type: 'string', describe: 'run this cell only, by its number from 1' },
    cells: { type: 'string', describe: 'run these cells only, as in 1,4-7' },
    merge: { type: 'boolean', describe: 'only put the cells together, once all are there' },
    list: { type: 'boolean', describe: 'only name the cells, and which of them are there' },
    emit: { type: 'string', describe: `write what an engine needs into the folder: ${engineNames}` },
    'cells-per-task': {
      type: 'string',
      describe: 'cells that a task carries out [default: 1, or as few as fit]',
    },
    'at-once': { type: 'string', describe: 'with --emit: tasks that run at one time, at most' },
    time: { type: 'string', describe: 'with --emit: minutes that a task may take' },
    memory: { type: 'string', describe: 'with --emit: MiB that a task takes [default: as estimated]' },
    account: {
      type: 'string',
      describe: 'with --emit: account of Slurm, namespace of Kubernetes, job queue of AWS Batch',
    },
    image: { type: 'string', describe: 'with --emit: container image that has the command' },
    volume: {
      type: 'string',
      describe: 'with --emit: what holds the working folder, a claim of Kubernetes or a file system of EFS',
    },
    'task-of': {
      type: 'string',
      describe: 'run the cells of this task, by the number that the engine has given it',
    },
    parquet: { type: 'boolean', describe: 'write both tables as Parquet files, too: for large sweeps' },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 sweep regimes.json', 'every combination, every seed; continues where it stopped'],
    ['$0 sweep regimes.json --cell 3', 'one cell, as a scheduler asks for it'],
    ['$0 sweep regimes.json --emit slurm cluster', 'an array job for a cluster, in the folder cluster'],
    ['$0 sweep regimes.json --emit parallel here --at-once 2 --cells-per-task 4', 'scripts for GNU parallel'],
  ],
  async run(args) {
    const path = textOf(args, 'plan') ?? ''
    const plan = readSweep(path)
    const prepared = prepareExperiment(sweepOf(plan, parse(path).name), folderOf(args, path))
    const jobs = jobsOf(args)
    const json = args.json === true
    refuseTwo(args)
    if (args.list === true) return list(prepared, json)
    const emit = textOf(args, 'emit')
    if (emit !== undefined) return emitFor(prepared, plan as object, emit, args)
    const display = cellsDisplay('cells')
    const interruption = listenForStop()
    const options = {
      progress: display.show,
      remark: note,
      signal: interruption.abort,
      parquet: args.parquet === true,
      ...given({ jobs }),
    }
    const numbers = textOf(args, 'cell') ?? textOf(args, 'cells') ?? numbersOfTask(prepared, args)
    try {
      if (args.merge === true) await mergeExperiment(prepared, options)
      else {
        if (numbers === undefined) sayWhatIsThere(prepared)
        const complete = await (numbers === undefined
          ? carryOutExperiment(prepared, options)
          : carryOutNumbered(prepared, numbers, options))
        display.end()
        if (!complete) return reportStop(prepared.folder)
      }
    } finally {
      display.end()
      interruption.forget()
    }
    if (numbers !== undefined) {
      for (const { number, key } of cellsNumbered(prepared, numbers))
        print(`Cell ${number} is in ${join(prepared.folder, cellPath(key))}.`)
      return 0
    }
    showExperiment(readExperiment(prepared.folder), json)
    if (!json)
      print(`\nSaved in ${prepared.folder}: intervals.csv has every measure, metrics.csv those of each seed.`)
    return 0
  },
}

/** @throws UsageError when two things are asked for that exclude each other, or --cell names several */
function refuseTwo(args: Arguments): void {
  const asked = ['cell', 'cells', 'merge', 'list', 'emit', 'task-of'].filter(name => args[name] !== undefined)
  if (asked.length > 1)
    throw new UsageError(
      `${asked.map(name => `--${name}`).join(' and ')} are different things`,
      'give one of them',
    )
  const parts = asked.find(name => name !== 'merge')
  if (args.parquet === true && parts !== undefined)
    throw new UsageError(
      `--parquet is about the tables of all cells, and --${parts} makes none`,
      'give it with the whole sweep, or with --merge',
    )
  const ofTasks = EMIT_OPTIONS.find(name => args[name] !== undefined)
  if (ofTasks !== undefined && args.emit === undefined)
    throw new UsageError(
      `--${ofTasks} is about tasks, and nothing is written for an engine`,
      'give --emit too',
    )
  if (args['cells-per-task'] !== undefined && args.emit === undefined && args['task-of'] === undefined)
    throw new UsageError('--cells-per-task is about tasks, and there are none', 'give --emit too')
  const cell = textOf(args, 'cell')
  if (cell !== undefined && !/^\d{1,6}$/.test(cell))
    throw new UsageError(
      `--cell must be a whole number, got ${JSON.stringify(cell)}`,
      'several go by --cells, as in --cells 1,4-7',
    )
}

/** Options of --emit alone. */
const EMIT_OPTIONS = ['at-once', 'time', 'memory', 'account', 'image', 'volume'] as const

/** The folder that is named, in either place. @throws UsageError when both are */
function folderOf(args: Arguments, path: string): string {
  const [folder, out] = [textOf(args, 'folder'), textOf(args, 'out')]
  if (folder !== undefined && out !== undefined)
    throw new UsageError(`the folder is named twice, ${folder} and --out ${out}`, 'name it once')
  return folder ?? out ?? join('sweeps', parse(path).name)
}

async function carryOutNumbered(
  prepared: PreparedExperiment,
  numbers: string,
  options: Parameters<typeof carryOutSome>[2],
): Promise<boolean> {
  const left = new Set(cellsLeft(prepared).map(({ number }) => number))
  const cells = cellsNumbered(prepared, numbers)
  for (const { number } of cells.filter(({ number }) => !left.has(number)))
    note(`cell ${number} is there already`)
  return carryOutSome(
    prepared,
    cells.filter(({ number }) => left.has(number)),
    options,
  )
}

function sayWhatIsThere(prepared: PreparedExperiment): void {
  const there = prepared.cells.length - cellsLeft(prepared).length
  if (there > 0) note(`${there} of ${counted(prepared.cells.length, 'cells')} are there already`)
}

function list(prepared: PreparedExperiment, json: boolean): number {
  const left = new Set(cellsLeft(prepared))
  const cells = prepared.cells.map(cell => ({
    number: cell.number,
    cell: cellName(cell.key),
    arm: cell.arm.name,
    seed: cell.plan.seed,
    there: !left.has(cell),
  }))
  if (json) printJson({ folder: prepared.folder, cells })
  else
    print(
      table(
        ['arm', 'number', 'seed', 'cell', ''],
        cells.map(({ number, cell, arm, seed, there }) => [
          arm,
          String(number),
          seed,
          cell,
          there ? 'there' : '–',
        ]),
        { width: lineWidth() },
      ),
    )
  return 0
}

function emitFor(prepared: PreparedExperiment, plan: object, name: string, args: Arguments): number {
  const engine = asUsage(() => engineNamed(name))
  const options = given({
    cellsPerTask: countOf(args, 'cells-per-task'),
    'at-once': countOf(args, 'at-once'),
    time: countOf(args, 'time'),
    memory: countOf(args, 'memory'),
    account: nameOf(args, 'account'),
    image: nameOf(args, 'image'),
    volume: nameOf(args, 'volume'),
  })
  const { script, tasks } = emitSweep(prepared, plan, engine, options)
  print(
    `${counted(prepared.cells.length, 'cells')} in ${counted(tasks, 'tasks')} of ${engine.name}, and a step that puts them together.`,
  )
  print(`Next: bash ${quoted(script)}`)
  return 0
}

/** The cells of the task that this process is, where --task-of asks for them. */
function numbersOfTask({ cells }: PreparedExperiment, args: Arguments): string | undefined {
  const name = textOf(args, 'task-of')
  if (name === undefined) return undefined
  const cellsPerTask = countOf(args, 'cells-per-task') ?? 1
  return cellsOfTask(
    asUsage(() => engineNamed(name)),
    { cells: cells.length, cellsPerTask },
  )
}

const countOf = (args: Arguments, name: string) => {
  const value = wholeOf(args, name)
  return value === undefined ? undefined : within(value, name, { least: 1, most: 1_000_000 })
}

/** A name that files of engines have as it is. @throws UsageError when it has a blank, a quotation mark or the like */
function nameOf(args: Arguments, option: string): string | undefined {
  const name = textOf(args, option)
  if (name === undefined || /^\w[\w.:/@+-]*$/.test(name)) return name
  throw new UsageError(
    `--${option} must be one word of letters, digits and . : / @ + - _, got ${JSON.stringify(name)}`,
    'write it as the engine names it',
  )
}
