import { estimate } from '../../experiment/statistics/interval.ts'
import type { PageReplicates } from '../../report/page/page-data.ts'
import { lookup, type Row } from '../../report/format/rows.ts'

/** A measure over several seeds: its mean and the 95 % interval of that. */
export interface SeedInterval {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/**
 * Reads measures of several runs of one plan, by generation.
 *
 * @param runs the rows of each
 * @param columns names of the texts, the human one first, which has no spread
 * @returns for a measure by generation, the human text at 0: nothing where a run has no such value, or an infinite one
 */
export function intervalsOverSeeds(
  runs: readonly (readonly Row[])[],
  columns: readonly string[],
): (metric: string) => (SeedInterval | undefined)[] {
  const lookups = columns.map((_, t) => runs.map(rows => lookup(rows, t)))
  return metric =>
    columns.map((column, t) => {
      if (t === 0) return undefined
      const values = lookups[t]!.flatMap(at => at(column, metric) ?? [])
      if (values.length < runs.length) return undefined
      const { mean, interval } = estimate(values)
      return interval && { mean, ...interval }
    })
}

/** The same from what a page holds of several seeds. */
export function replicateIntervals(
  { rows }: PageReplicates,
  columns: readonly string[],
): (metric: string) => (SeedInterval | undefined)[] {
  const found = new Map(rows.map(row => [`${row.generation} ${row.metric}`, row]))
  return metric => columns.map((_, t) => found.get(`${t} ${metric}`))
}
