import type { Band, ChanceRow } from '../../experiment/procedures/chance.ts'
import { lookup } from '../format/rows.ts'
import { table } from '../format/table.ts'
import { NOTHING, overviewLines, withCases, type Print, type RunRows } from './overview-rows.ts'

/** The facts of an import that its table of chance needs. */
export interface ChanceFacts extends RunRows {
  readonly chance: readonly ChanceRow[]
  /** The width of a line, in characters. */
  readonly width?: number
}

/**
 * The table of the last imported text beside chance: each measure of the table of the run that chance has a band of.
 *
 * @returns the name of the generation and the table; nothing where there is no band
 */
export function chanceTable({
  chance,
  width = 100,
  ...run
}: ChanceFacts): { readonly generation: string; readonly table: string } | undefined {
  const last = chance.at(-1)
  if (!last) return undefined
  const bands = new Map(
    chance.filter(({ generation }) => generation === last.generation).map(row => [row.metric, row]),
  )
  const measured = lookup(run.rows, last.generation)
  const rows = overviewLines(run).flatMap(line => {
    const { label, metric, print } = withCases(line, run.cases)
    const [value, found] = [measured(last.model, metric), bands.get(metric)]
    if (value === undefined || !found) return []
    return [[label, print(value), bandText(found.copies, print), bandText(found.passages, print)]]
  })
  return {
    generation: last.model,
    table: table(['', last.model, `copies of the ${run.origin} text`, `passages of it`], rows, { width }),
  }
}

/** A band as text; one number where both ends are written alike. */
function bandText(band: Band | undefined, print: Print): string {
  if (!band) return NOTHING
  const [low, high] = [print(band.low), print(band.high)]
  return low === high ? low : `${low} to ${high}`
}
