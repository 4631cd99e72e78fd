import { generationsOf } from './comparison/arm.ts'
import { armNamed, lawOf, estimateRow, type Arms } from './comparison/arms.ts'
import type { Unit } from './claim.ts'
import { errorOfMean } from './comparison/estimates.ts'
import { widened } from './statistics/bootstrap.ts'
import type { Estimate } from './statistics/interval.ts'
import type { Replicate } from './sweep/replicates.ts'

/** A figure as numbers: lines over the generations, or named values. */
export type Figure = Lines | Bars

/** A line chart. */
export interface Lines {
  readonly kind: 'lines'
  readonly title: string
  /** What the numbers are. */
  readonly number: string
  /** What runs from left to right; default the generations. */
  readonly across?: string
  readonly unit: Unit
  readonly series: readonly Series[]
}

/** One line of a chart, with the law at each point where one applies. */
export interface Series {
  readonly name: string
  readonly points: readonly { readonly at: number; readonly value: Estimate; readonly law?: number }[]
}

/** A bar chart of named values. */
export interface Bars {
  readonly kind: 'bars'
  readonly title: string
  readonly number: string
  readonly unit: Unit
  readonly bars: readonly { readonly name: string; readonly value: Estimate; readonly law?: number }[]
}

/**
 * A table of further results of an experiment: a row for each name, with a number or nothing in each column.
 */
export interface ResultTable {
  readonly title: string
  readonly unit: Unit
  readonly columns: readonly string[]
  readonly rows: readonly { readonly name: string; readonly values: readonly (Estimate | undefined)[] }[]
}

/** A row as a figure shows it: its interval has the chance of the seeds, and of the held-out text where it rests on that. */
function estimateShown(arms: Arms, name: string, row: string, generation: number): Estimate | undefined {
  const estimate = estimateRow(arms, name, row, generation)
  const blocks = armNamed(arms, name).replicates.flatMap(
    replicate => blocksOf(replicate, row, generation) ?? [],
  )
  return estimate && widened(estimate, blocks.length === estimate.count ? errorOfMean(row, blocks) : 0)
}

const blocksOf = ({ rows }: Replicate, row: string, at: number) =>
  rows.find(({ generation, metric, model }) => generation === at && metric === row && model !== 'theory')
    ?.blocks

/**
 * Tabulates rows of several arms in one generation.
 *
 * @param rows by the name of their column
 */
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
      values: Object.values(rows).map(row => estimateShown(arms, name, row, generation)),
    })),
  }
}

/**
 * A row of an arm over its generations, with the law where one applies.
 *
 * @param label name of the line; default the arm's name
 */
export function seriesOf(arms: Arms, name: string, row: string, label = name): Series {
  const last = generationsOf([armNamed(arms, name)])
  const points = Array.from({ length: last }, (_, index) => index + 1).flatMap(at => {
    const value = estimateShown(arms, name, row, at)
    const law = lawOf(arms, name, row, at)
    return value === undefined ? [] : [{ at, value, ...(law === undefined ? {} : { law }) }]
  })
  return { name: label, points }
}

/** A row of several arms, each in its last generation. */
export function barsOf(arms: Arms, names: readonly string[], row: string): Bars['bars'] {
  return names.flatMap(name => {
    const last = generationsOf([armNamed(arms, name)])
    const value = estimateShown(arms, name, row, last)
    const law = lawOf(arms, name, row, last)
    return value === undefined ? [] : [{ name, value, ...(law === undefined ? {} : { law }) }]
  })
}
