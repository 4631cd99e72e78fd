import { existsSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import type { Arm } from '../../experiment/comparison/arm.ts'
import { rowsBeside, type ComparedRow } from '../../experiment/comparison/compare.ts'
import type { SweepArm } from '../../experiment/sweep/sweep.ts'
import { grouped, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { rounded } from '../../report/format/rows.ts'
import { cellPath, readCell } from './cells.ts'
import { readableExperimentFile, writeExperimentFile, type ExperimentFile } from './experiment-file.ts'
import { cellsLeft, type PreparedExperiment } from './experiments.ts'
import { writeFinding } from './finding-files.ts'
import { inChunks, readOutput, sweepStaged, writeOutput, type Output } from '../files/outputs.ts'
import { packageVersion } from '../files/package.ts'
import type { Column } from './parquet.ts'
import { makeFolder } from '../files/write-whole.ts'
import { csvLines } from '../../report/format/csv.ts'

/** Cells that an error names at most. */
const MAX_NAMED = 20

/** Writes the status of an experiment to experiment.json. */
export function recordExperiment(
  { folder, sweep, setting, texts, inputs, cells }: PreparedExperiment,
  status: ExperimentFile['status'],
  outputs: ExperimentFile['outputs'] = [],
): void {
  makeFolder(join(folder, 'cells'))
  const before = readableExperimentFile(folder)
  const now = new Date()
  const started = status === 'running' || !before ? now.toISOString() : before.times.started
  const times = { started, ended: null, seconds: 0 }
  const ended = { ended: now.toISOString(), seconds: (now.getTime() - Date.parse(started)) / 1000 }
  writeExperimentFile(folder, {
    format: 'collapse-lab/experiment/1',
    name: sweep.name,
    status,
    arms: sweep.arms.map(({ name, varied, plan, work }, index) => ({
      ...{ name, varied, plan, text: texts[index]! },
      ...(work && { work }),
    })),
    seeds: [...sweep.seeds],
    ...(setting && { setting }),
    inputs: [...inputs],
    cells: cells.map(({ arm, plan, key }) => ({ arm: arm.name, seed: plan.seed, path: cellPath(key) })),
    outputs,
    notes: [],
    software: { 'collapse-lab': packageVersion(), node: process.version },
    times: status === 'running' ? times : { ...times, ...ended },
    host: { platform: platform(), arch: arch() },
  })
}

/**
 * Puts the cells of an experiment together: metrics.csv, intervals.csv, what it found, and experiment.json last.
 *
 * @throws Refusal when there are cells that were not carried out yet
 * @example
 * import { existsSync } from 'node:fs'
 * import { carryOutSome, mergeExperiment, prepareExperiment, sweepOf } from 'collapse-lab/node'
 * const base = { corpus: 'twenty-chapters', generations: 1, metrics: ['surviving-types'] }
 * const prepared = prepareExperiment(sweepOf({ base, seeds: 2 }, 'two'), 'sweeps/two')
 * await carryOutSome(prepared, prepared.cells, {})
 * existsSync('sweeps/two/metrics.csv') // → false
 * await mergeExperiment(prepared)
 * existsSync('sweeps/two/metrics.csv') // → true
 */
export async function mergeExperiment(
  prepared: PreparedExperiment,
  { parquet = false }: MergeOptions = {},
): Promise<void> {
  const { folder, cells, setting } = prepared
  const left = cellsLeft(prepared).map(({ number }) => number)
  if (left.length > 0)
    throw new Refusal(
      left.length === 1
        ? phrase`1 cell of ${cells.length} is not there yet: ${left[0]!}`
        : phrase`${grouped(left.length)} cells of ${cells.length} are not there yet: ${named(left)}`,
      'carry them out by --cells and their numbers, or all that are left by leaving out --merge',
    )
  const tables = [
    ...(await writeTables(prepared, parquet)),
    ...(setting
      ? await writeFinding(
          folder,
          setting,
          Array.from(armsOf(prepared), ([, arm]) => arm),
        )
      : []),
  ]
  const paths = [...new Set(cells.map(({ key }) => cellPath(key)))].sort()
  const outputs = [...paths.map(path => readOutput(folder, path)!), ...tables]
  sweepStaged(folder)
  recordExperiment(prepared, 'completed', outputs)
}

/** How the tables of an experiment are written. */
export interface MergeOptions {
  /** Whether both tables are written as Parquet files too; default: only where the folder has them already. */
  readonly parquet?: boolean
}

/** A table of an experiment, with its rows as they are asked for. */
interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: () => Iterable<readonly (string | number)[]>
}

async function writeTables(prepared: PreparedExperiment, parquet: boolean): Promise<Output[]> {
  const { folder } = prepared
  const tables: readonly Table[] = [
    { name: 'intervals', columns: columnsOf(prepared, INTERVAL_COLUMNS), rows: () => intervalRows(prepared) },
    { name: 'metrics', columns: columnsOf(prepared, METRIC_COLUMNS), rows: () => metricRows(prepared) },
  ]
  const outputs = tables.map(({ name, columns, rows }) => {
    const head = columns.map(column => column.name)
    return writeOutput(folder, `${name}.csv`, inChunks(csvLines(both([head], rows()))))
  })
  const asked = tables.filter(({ name }) => parquet || existsSync(join(folder, `${name}.parquet`)))
  if (asked.length === 0) return outputs
  const { parquetChunks } = await import('./parquet.ts')
  return [
    ...outputs,
    ...asked.map(({ name, columns, rows }) =>
      writeOutput(folder, `${name}.parquet`, parquetChunks(columns, rows())),
    ),
  ]
}

function* both<Row>(first: Iterable<Row>, then: Iterable<Row>): Generator<Row> {
  yield* first
  yield* then
}

/** The columns that a table has after those of the arm. A column of what is varied has numbers where every arm has one. */
function columnsOf(prepared: PreparedExperiment, own: readonly string[]): Column[] {
  const isNumber = (name: string) =>
    prepared.sweep.arms.every(({ varied }) => ['number', 'undefined'].includes(typeof varied[name]))
  return [
    { name: 'arm', type: 'text' },
    ...variedIn(prepared).map(name => ({ name, type: isNumber(name) ? 'number' : 'text' }) as const),
    ...own.map(name => ({ name, type: TYPES[name] ?? 'text' })),
  ]
}

/** The types of columns that are no text. */
const TYPES: Readonly<Record<string, Column['type']>> = {
  generation: 'whole',
  replicates: 'whole',
  ...Object.fromEntries(
    ['value', 'mean', 'low', 'high', 'difference', 'difference_low', 'difference_high', 'theory'].map(
      name => [name, 'number'] as const,
    ),
  ),
}

const METRIC_COLUMNS = ['seed', 'generation', 'model', 'metric', 'value']

/** The rows of metrics: every number of every cell. */
function* metricRows(prepared: PreparedExperiment): Generator<(string | number)[]> {
  const varied = variedIn(prepared)
  for (const [arm, { replicates }] of armsOf(prepared))
    for (const { seed, rows } of replicates)
      for (const { generation, model, metric, value } of rows)
        yield [...valuesIn(arm, varied), ...[seed, generation, model, metric, rounded(value)]]
}

/** The rows of intervals: what the seeds of each arm say together, and beside the first arm. */
function* intervalRows(prepared: PreparedExperiment): Generator<(string | number)[]> {
  const varied = variedIn(prepared)
  let first: Arm | undefined
  for (const [arm, measured] of armsOf(prepared)) {
    first ??= measured
    for (const row of rowsBeside(measured, first)) yield [...valuesIn(arm, varied), ...intervalCells(row)]
  }
}

/** The columns of an estimate, beside another or not. */
export const INTERVAL_COLUMNS =
  'generation,model,metric,replicates,mean,low,high,difference,difference_low,difference_high,paired,theory,agrees'.split(
    ',',
  )

/** The cells of those columns; empty where there is no such number. */
export function intervalCells({ generation, model, metric, estimate, difference, theory }: ComparedRow) {
  const { count, mean, interval } = estimate
  const digits = (value: number | undefined) => (value === undefined ? '' : rounded(value))
  return [
    ...[generation, model, metric, count, digits(mean), digits(interval?.low), digits(interval?.high)],
    ...[digits(difference?.mean), digits(difference?.interval?.low), digits(difference?.interval?.high)],
    difference ? yesOrNo(difference.paired) : '',
    ...[digits(theory?.expected), theory?.agrees === undefined ? '' : yesOrNo(theory.agrees)],
  ]
}

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no')

/** Arms with what their seeds gave, read as they are asked for. */
function* armsOf({ folder, sweep, texts, cells }: PreparedExperiment): Generator<[SweepArm, Arm]> {
  for (const [index, arm] of sweep.arms.entries()) {
    const keys = cells.filter(cell => cell.arm === arm).map(({ key }) => key)
    const replicates = keys.map(key => readCell(folder, key)!)
    yield [arm, { name: arm.name, plan: arm.plan, text: texts[index]!, replicates }]
  }
}

/** Every option that is varied in some arm. */
const variedIn = ({ sweep }: PreparedExperiment) => [
  ...new Set(sweep.arms.flatMap(({ varied }) => Object.keys(varied))),
]

/** An arm's name, then the values of what is varied: texts and numbers as they are, else as JSON. */
function valuesIn({ name, varied }: SweepArm, columns: readonly string[]): (string | number)[] {
  const values = columns.map(column => varied[column])
  return [
    name,
    ...values.map(value =>
      typeof value === 'string' || typeof value === 'number'
        ? value
        : value === undefined
          ? ''
          : JSON.stringify(value),
    ),
  ]
}

const named = (cells: readonly number[]) =>
  cells.slice(0, MAX_NAMED).join(', ') + (cells.length > MAX_NAMED ? ' …' : '')
