import type { Band, ChanceRow } from '../../experiment/procedures/chance.ts'
import { given } from '../../given.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { csvLines, parseCsv } from '../format/csv.ts'
import { rounded, type Row } from '../format/rows.ts'
import { CHANCE_TABLE, HELD_OUT_TABLE } from './run-file.ts'

/** Counts of every type in the human text and in each generation so far. */
export interface VocabularyTable {
  /** `human`, `A`, `B` … */
  readonly columns: readonly string[]
  readonly types: readonly string[]
  /** Counts by column, in the order of the types. */
  readonly counts: readonly ArrayLike<number>[]
}

/** metrics.csv: run,generation,model,metric,value. */
export function* metricsLines(run: string, rows: readonly Row[]): Generator<string> {
  yield METRICS_HEAD
  yield* csvLines(
    rows.map(({ generation, model, metric, value }) => [run, generation, model, metric, rounded(value)]),
  )
}

/** Reads metrics.csv. @throws Refusal naming the row that cannot be one */
export function parseMetrics(text: string): Row[] {
  return parseTable(text, 'metrics.csv', METRICS_HEAD).map(
    ([, generation = '', model = '', metric = '', value = ''], index) => {
      const number = value === '' ? NaN : Number(value)
      if (!/^\d{1,6}$/.test(generation) || Number.isNaN(number)) throw badRow('metrics.csv', index)
      return { generation: Number(generation), model, metric, value: number }
    },
  )
}

/** held-out.csv: run,generation,model,metric,value,low,high,cases, of the rows that are means over held-out text. */
export function* heldOutLines(run: string, rows: readonly Row[]): Generator<string> {
  yield HELD_OUT_HEAD
  yield* csvLines(
    rows.flatMap(({ generation, model, metric, value, heldOut }) =>
      heldOut
        ? [[run, generation, model, metric, ...[value, heldOut.low, heldOut.high].map(cell), heldOut.cases]]
        : [],
    ),
  )
}

const cell = (value: number | undefined) => (value === undefined ? '' : rounded(value))

/**
 * Gives rows what held-out.csv says of them.
 *
 * @param text of held-out.csv; nothing where the run has none
 * @throws Refusal naming the row that cannot be one
 */
export function withHeldOutTable(rows: readonly Row[], text: string | undefined): readonly Row[] {
  if (text === undefined) return rows
  const found = new Map(
    parseTable(text, HELD_OUT_TABLE, HELD_OUT_HEAD).map(
      ([, generation, model, metric, , low, high, cases = ''], index) => {
        const ends = [low, high].map(end => (end === '' ? undefined : Number(end)))
        if (!/^\d{1,10}$/.test(cases) || ends.some(Number.isNaN)) throw badRow(HELD_OUT_TABLE, index)
        return [
          `${generation} ${model} ${metric}`,
          { cases: Number(cases), ...given({ low: ends[0], high: ends[1] }) },
        ]
      },
    ),
  )
  return rows.map(row => ({
    ...row,
    ...given({ heldOut: found.get(`${row.generation} ${row.model} ${row.metric}`) }),
  }))
}

/** chance.csv: run,generation,model,metric, then mean, low and high of each band; one that is not known is empty. */
export function* chanceLines(run: string, rows: readonly ChanceRow[]): Generator<string> {
  yield CHANCE_HEAD
  yield* csvLines(
    rows.map(({ generation, model, metric, copies, passages }) => [
      ...[run, generation, model, metric],
      ...[copies, passages].flatMap(band => [band?.mean, band?.low, band?.high]).map(cell),
    ]),
  )
}

/** Reads chance.csv. @throws Refusal naming the row that cannot be one */
export function parseChance(text: string): ChanceRow[] {
  return parseTable(text, CHANCE_TABLE, CHANCE_HEAD).map(
    ([, generation = '', model = '', metric = '', ...ends], index) => {
      const [copies, passages] = [ends.slice(0, 3), ends.slice(3)].map(bandIn)
      const isNumber = [copies, passages].every(band => !Object.values(band ?? {}).some(Number.isNaN))
      if (!/^\d{1,6}$/.test(generation) || !isNumber) throw badRow(CHANCE_TABLE, index)
      return { generation: Number(generation), model, metric, ...given({ copies, passages }) }
    },
  )
}

function bandIn(cells: readonly string[]): Band | undefined {
  if (cells.every(cell => cell === '')) return undefined
  const [mean, low, high] = cells.map(cell => (cell === '' ? NaN : Number(cell)))
  return { mean: mean!, low: low!, high: high! }
}

/** The rows of a table below its head, each with as many cells as it. @throws Refusal naming the row that has not */
function parseTable(text: string, name: string, head: string): string[][] {
  if (text.split('\n', 1)[0] !== head)
    throw new Refusal(phrase`${name} has other columns than ${head}`, AGAIN)
  const columns = head.split(',').length
  const rows = parseCsv(text)
  const bad = rows.findIndex(cells => cells.length !== columns)
  if (bad >= 0) throw badRow(name, bad)
  return rows
}

const METRICS_HEAD = 'run,generation,model,metric,value'
const CHANCE_HEAD =
  'run,generation,model,metric,copies_mean,copies_low,copies_high,passages_mean,passages_low,passages_high'
const HELD_OUT_HEAD = `${METRICS_HEAD},low,high,cases`
const AGAIN = 'run the plan again'
const badRow = (name: string, index: number) =>
  new Refusal(phrase`${name}: row ${index + 2} is no row of a run`, AGAIN)

/** vocabulary.csv as lines: a row for each type of the human text, the most frequent first. Each generation adds a column. */
export function vocabularyLines(types: readonly string[]): string[] {
  return ['type', ...csvLines(types.map(type => [type]))]
}

/** Adds a column of counts to vocabulary.csv. @param counts by type, in the order of the rows */
export function addColumn(
  [head = '', ...rows]: readonly string[],
  name: string,
  counts: ArrayLike<number>,
): string[] {
  return [`${head},${name}`, ...rows.map((row, index) => `${row},${counts[index] ?? 0}`)]
}

/**
 * Reads vocabulary.csv.
 *
 * @param columns those that it must have, `human`, `A`, `B` …; default those that it has
 * @throws Refusal naming the row that cannot be one
 */
export function parseVocabulary(text: string, columns?: readonly string[]): VocabularyTable {
  const [header = ''] = text.split('\n', 1)
  const named = columns ?? header.split(',').slice(1)
  const rows = parseTable(text, 'vocabulary.csv', ['type', ...named].join(','))
  const countIn = (cell: string, row: number) => {
    if (/^\d{1,10}$/.test(cell) && Number(cell) <= MAX_COUNT) return Number(cell)
    throw badRow('vocabulary.csv', row)
  }
  return {
    columns: named,
    types: rows.map(([type = '']) => type),
    counts: named.map((_, column) => Int32Array.from(rows, (row, index) => countIn(row[column + 1]!, index))),
  }
}

const MAX_COUNT = 2_147_483_647
