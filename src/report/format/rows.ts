import type { Row } from '../../experiment/sweep/rows.ts'

export type { Row } from '../../experiment/sweep/rows.ts'

/** Looks a value up by model and metric. */
export type Lookup = (model: string, metric: string) => number | undefined

/** Makes a look-up of rows. @param generation only rows of this generation; default all */
export function lookup(rows: readonly Row[], generation?: number): Lookup {
  const values = new Map(
    rows
      .filter(row => generation === undefined || row.generation === generation)
      .map(row => [`${row.model} ${row.metric}`, row.value]),
  )
  return (model, metric) => values.get(`${model} ${metric}`)
}

/** Rounds to 12 significant digits, as files hold numbers. A number below zero is no formula to a spreadsheet. */
export function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12))
}

/** Prints a number with up to 12 significant digits, without trailing zeros; `Infinity` is a word. */
export const inDigits = (value: number): string => String(rounded(value))
