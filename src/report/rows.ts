import type { Beginning } from '../lineage/beginning.ts'
import type { Generation } from '../lineage/lineage.ts'
import { expect, factsOf } from '../theory/index.ts'

/** One number of a run. `model` is `human` (or `constructed`), a generation's letter, or `theory`. */
export interface Row {
  readonly generation: number
  readonly model: string
  readonly metric: string
  readonly value: number
}

/** The measures of the text that A learns from: `human`, or `constructed`. */
export function humanRows({ metrics, human }: Beginning): Row[] {
  return rowsOf(0, human.name, metrics)
}

/** The measures of a generation, then what theory expects of it. */
export function generationRows({ name, number, metrics, writing, beginning }: Generation): Row[] {
  const expected = expect(factsOf(beginning, { generation: number, written: writing.stream.words }))
  return [...rowsOf(number, name, metrics), ...rowsOf(number, 'theory', expected)]
}

function rowsOf(generation: number, model: string, values: Readonly<Record<string, number>>): Row[] {
  return Object.entries(values).map(([metric, value]) => ({ generation, model, metric, value }))
}

/** Looks a number up by who was measured and what. */
export type Lookup = (model: string, metric: string) => number | undefined

/** Looks numbers up in rows. @param generation only those of this one; default all */
export function lookup(rows: readonly Row[], generation?: number): Lookup {
  const values = new Map(
    rows
      .filter(row => generation === undefined || row.generation === generation)
      .map(row => [`${row.model} ${row.metric}`, row.value]),
  )
  return (model, metric) => values.get(`${model} ${metric}`)
}

/** A number as files hold it: 12 significant digits, no trailing zeros; `Infinity` is a word. */
export function inDigits(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(12)))
}
