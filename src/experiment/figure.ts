import { generationsOf } from './comparison/arm.ts'
import { armNamed, lawOf, numberOf, type Arms } from './comparison/arms.ts'
import type { Unit } from './claim.ts'
import type { Estimate } from './statistics/interval.ts'

/** A drawing as numbers: lines over the generations, or values of which each has a name. */
export type Figure = Lines | Bars

export interface Lines {
  readonly kind: 'lines'
  readonly title: string
  /** What the numbers are. */
  readonly number: string
  /** What runs from left to right; the generations where nothing else is said. */
  readonly across?: string
  readonly unit: Unit
  readonly series: readonly Series[]
}

export interface Series {
  readonly name: string
  readonly points: readonly { readonly at: number; readonly value: Estimate; readonly law?: number }[]
}

export interface Bars {
  readonly kind: 'bars'
  readonly title: string
  readonly number: string
  readonly unit: Unit
  readonly bars: readonly { readonly name: string; readonly value: Estimate; readonly law?: number }[]
}

/** Further numbers that belong to an experiment: a row for each name, with a number in each column or none. */
export interface ResultTable {
  readonly title: string
  readonly unit: Unit
  readonly columns: readonly string[]
  readonly rows: readonly { readonly name: string; readonly values: readonly (Estimate | undefined)[] }[]
}

/** Rows of arms in a generation as a sheet. @param rows by the name of their column */
export function tabulateRows(
  arms: Arms,
  {
    names,
    rows,
    generation,
    ...facts
  }: Pick<ResultTable, 'title' | 'unit'> & {
    names: readonly string[]
    rows: Readonly<Record<string, string>>
    generation: number
  },
): ResultTable {
  return {
    ...facts,
    columns: Object.keys(rows),
    rows: names.map(name => ({
      name,
      values: Object.values(rows).map(row => numberOf(arms, name, row, generation)),
    })),
  }
}

/** A row of an arm over its generations, with the law where one holds. @param label what the line is called; default the arm's name */
export function seriesOf(arms: Arms, name: string, row: string, label = name): Series {
  const last = generationsOf([armNamed(arms, name)])
  const points = Array.from({ length: last }, (_, index) => index + 1).flatMap(at => {
    const value = numberOf(arms, name, row, at)
    const law = lawOf(arms, name, row, at)
    return value === undefined ? [] : [{ at, value, ...(law === undefined ? {} : { law }) }]
  })
  return { name: label, points }
}

/** A row of several arms in their last generation, side by side. */
export function barsOf(arms: Arms, names: readonly string[], row: string): Bars['bars'] {
  return names.flatMap(name => {
    const last = generationsOf([armNamed(arms, name)])
    const value = numberOf(arms, name, row, last)
    const law = lawOf(arms, name, row, last)
    return value === undefined ? [] : [{ name, value, ...(law === undefined ? {} : { law }) }]
  })
}
