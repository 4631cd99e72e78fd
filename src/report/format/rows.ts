import type { Row } from '../../experiment/sweep/rows.ts'

export type { Row } from '../../experiment/sweep/rows.ts'

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

/** A number as files hold it: of 12 significant digits. A cell that is a number is no formula, even below zero. */
export function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12))
}

/** The same in digits, without trailing zeros; `Infinity` is a word. */
export const inDigits = (value: number): string => String(rounded(value))
