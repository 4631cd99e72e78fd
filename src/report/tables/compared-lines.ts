import type { ComparedRow, Comparison } from '../../experiment/comparison/compare.ts'
import { fromTo, plusMinus, signed } from './estimated.ts'
import { overviewLines, NOTHING, type Line } from './overview-rows.ts'

/** A measure in every arm of a comparison. */
export interface ComparedLine {
  readonly label: string
  readonly metric: string
  /** By arm: its number, and how far it is from that of the first; nothing in the first itself, or where the two do not compare. */
  readonly cells: readonly { readonly value: string; readonly difference?: string }[]
}

/** The generation that a comparison asks about, line by line; a measure that no arm has is left out. */
export function comparedLines(
  { arms, generation, rows }: Comparison,
  { origin }: { readonly origin: string },
): ComparedLine[] {
  const at = rows.filter(row => row.generation === generation && row.model !== 'theory')
  const values = at.map(row => ({ ...row, value: row.estimate.mean }))
  const columns = arms.map(({ name }) => cellsIn(at.filter(({ arm }) => arm === name)))
  return overviewLines({ rows: values, tokens: arms[0]!.plan.tokens, origin })
    .map(line => ({ ...line, cells: columns.map(cells => comparedCell(cells, line)) }))
    .filter(({ cells }) => cells.some(({ value }) => value !== NOTHING))
    .map(({ label, metric, cells }) => ({ label, metric, cells }))
}

function comparedCell({ value, difference }: Cells, line: Line) {
  const apart = difference(line)
  return { value: value(line), ...(apart === NOTHING ? {} : { difference: apart }) }
}

/** How the numbers of an arm are shown in a line of the table. */
export interface Cells {
  value(line: Line): string
  /** From the first arm. */
  difference(line: Line): string
}

/** The cells of an arm. */
export function cellsIn(rows: readonly ComparedRow[]): Cells {
  const found = new Map(rows.map(row => [row.metric, row]))
  return {
    value({ metric, print }) {
      const row = found.get(metric)
      return row ? plusMinus(row.estimate, print) : NOTHING
    },
    difference({ metric, print }) {
      const difference = found.get(metric)?.difference
      if (!difference) return NOTHING
      const { mean, interval } = difference
      return `${signed(mean, print)}${interval ? ` (${fromTo(interval, print)})` : ''}`
    },
  }
}
