import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { inDigits, type Row } from '../report/rows.ts'

/** A cell that a spreadsheet would take for a formula, or one that already begins like an escaped one. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/

/** Counts of every type in the human text and in each generation so far. */
export interface VocabularyTable {
  /** `human`, `A`, `B` … */
  readonly columns: readonly string[]
  readonly types: readonly string[]
  /** A list of counts for each column, in the order of the types. */
  readonly counts: readonly ArrayLike<number>[]
}

/**
 * Lines of a CSV file. Cells that begin like a formula get an apostrophe in front, so that a spreadsheet shows them as
 * text; cells that begin with apostrophes before such a sign get one more, so that nothing is lost.
 */
export function csvLines(rows: Iterable<readonly (string | number)[]>): Iterable<string> {
  return mapped(rows, cells =>
    cells.every(cell => typeof cell === 'number' || PLAIN.test(cell))
      ? cells.join(',')
      : stringify([cells.map(cell => (typeof cell === 'string' ? escapeFormula(cell) : cell))]).slice(0, -1),
  )
}

/** A cell that is written as it is: most are, and a million of them take a hundredth of the time. */
const PLAIN = /^\w[\w/. -]*$/

/** Cells of a CSV file with the apostrophes of {@link csvLines} taken off again; the header row is left out. */
export function parseCsv(text: string): string[][] {
  return parse(text, { cast: value => unescapeFormula(value), from_line: 2 })
}

export const escapeFormula = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell)
export const unescapeFormula = (cell: string) =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell

/** metrics.csv: run,generation,model,metric,value. */
export function* metricsLines(run: string, rows: readonly Row[]): Generator<string> {
  yield 'run,generation,model,metric,value'
  yield* csvLines(
    rows.map(({ generation, model, metric, value }) => [run, generation, model, metric, inDigits(value)]),
  )
}

export function parseMetrics(text: string): Row[] {
  return parseCsv(text).map(([, generation = '', model = '', metric = '', value = '']) => ({
    generation: Number(generation),
    model,
    metric,
    value: Number(value),
  }))
}

/** vocabulary.csv as lines: a row for each type of the human text, the most frequent first. It grows by columns. */
export function vocabularyLines(types: readonly string[]): string[] {
  return ['type', ...csvLines(types.map(type => [type]))]
}

/** The same lines with the counts of one more text. @param counts by type, in the order of the rows */
export function addColumn(
  [head = '', ...rows]: readonly string[],
  name: string,
  counts: ArrayLike<number>,
): string[] {
  return [`${head},${name}`, ...rows.map((row, index) => `${row},${counts[index] ?? 0}`)]
}

export function parseVocabulary(text: string): VocabularyTable {
  const [header = ''] = text.split('\n', 1)
  const columns = header.split(',').slice(1)
  const rows = parseCsv(text)
  return {
    columns,
    types: rows.map(([type = '']) => type),
    counts: columns.map((_, column) => Int32Array.from(rows, row => Number(row[column + 1]))),
  }
}

function* mapped<T, U>(items: Iterable<T>, change: (item: T) => U): Generator<U> {
  for (const item of items) yield change(item)
}
