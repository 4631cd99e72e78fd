import { errorOfMean } from '../../experiment/comparison/estimates.ts'
import { errorOf, widened } from '../../experiment/statistics/bootstrap.ts'
import { estimate } from '../../experiment/statistics/interval.ts'
import type { PageReplicates } from '../../report/page/page-data.ts'
import type { Row } from '../../report/format/rows.ts'

/** The mean of a measure over several seeds, with its 95 % interval. */
export interface SeedInterval {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/**
 * Estimates measures over several runs of one plan, by generation.
 *
 * @param runs the rows of each run
 * @param columns names of the texts, the human text first
 * @returns for a metric the estimates by generation; undefined for the human text, and where a run has no finite value
 */
export function intervalsOverSeeds(
  runs: readonly (readonly Row[])[],
  columns: readonly string[],
): (metric: string) => (SeedInterval | undefined)[] {
  const found = runs.map(
    rows => new Map(rows.map(row => [`${row.generation} ${row.model} ${row.metric}`, row])),
  )
  return metric =>
    columns.map((column, t) => {
      if (t === 0) return undefined
      const rows = found.flatMap(at => at.get(`${t} ${column} ${metric}`) ?? [])
      if (rows.length < runs.length) return undefined
      const { mean, interval } = widened(estimate(rows.map(({ value }) => value)), errorByText(metric, rows))
      return interval && { mean, ...interval }
    })
}

/** Standard error by the held-out text: of all runs, or where only the first says so, of that. */
function errorByText(metric: string, rows: readonly Row[]): number {
  const blocks = rows.flatMap(row => row.blocks ?? [])
  return blocks.length === rows.length ? errorOfMean(metric, blocks) : errorOf(rows[0]?.heldOut ?? {})
}

/** Reads the means and intervals that a page embeds, by generation. */
export function replicateIntervals(
  { rows }: PageReplicates,
  columns: readonly string[],
): (metric: string) => (SeedInterval | undefined)[] {
  const found = new Map(rows.map(row => [`${row.generation} ${row.metric}`, row]))
  return metric => columns.map((_, t) => found.get(`${t} ${metric}`))
}
