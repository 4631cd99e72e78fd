import { csvLines, parseCsv } from '../format/csv.ts'
import { rounded, type Row } from '../format/rows.ts'

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
  yield 'run,generation,model,metric,value'
  yield* csvLines(
    rows.map(({ generation, model, metric, value }) => [run, generation, model, metric, rounded(value)]),
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
