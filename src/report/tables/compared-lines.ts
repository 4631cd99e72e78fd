import { rowsToShow } from '../../metrics/held-out.ts'
import type { ComparedRow, Comparison } from '../../experiment/comparison/compare.ts'
import { fromTo, plusMinus, signed } from './estimated.ts'
import { heldOutCases } from './held-out-note.ts'
import { overviewLines, withCases, NOTHING, type Line, type RunRows } from './overview-rows.ts'
import { given } from '../../given.ts'

/** A measure in every arm of a comparison. */
export interface ComparedLine {
  readonly label: string
  readonly metric: string
  /**
   * By arm: its number, and the difference from the first arm. The difference is missing in the first arm, and where the two do not
   * compare.
   */
  readonly cells: readonly { readonly value: string; readonly difference?: string }[]
}

/** The lines of a comparison at its generation; a measure that no arm has, or that rests on too little held-out text, is left out. */
export function comparedLines(
  { arms, generation, rows, heldOutWords }: Comparison,
  {
    origin,
    nameOf,
    counted,
  }: Pick<RunRows, 'origin' | 'nameOf'> & { readonly counted?: Parameters<typeof withCases>[2] },
): ComparedLine[] {
  const at = rowsToShow(rows, heldOutWords).filter(
    row => row.generation === generation && row.model !== 'theory',
  )
  const values = at.map(row => ({ ...row, value: row.estimate.mean }))
  const cases = casesBehind({ arms, rows: at })
  const columns = arms.map(({ name }) => cellsIn(at.filter(({ arm }) => arm === name)))
  return overviewLines({ rows: values, tokens: arms[0]!.plan.tokens, origin, cases, ...given({ nameOf }) })
    .map(line => withCases(line, cases, counted))
    .map(line => ({ ...line, cells: columns.map(cells => comparedCell(cells, line)) }))
    .filter(({ cells }) => cells.some(({ value }) => value !== NOTHING))
    .map(({ label, metric, cells }) => ({ label, metric, cells }))
}

/** How many words or tokens the measures of a comparison are of: its arms began with one text. */
export const casesBehind = ({ arms, rows }: Pick<Comparison, 'arms' | 'rows'>): Record<string, number> => ({
  ...arms[0]!.replicates[0]?.human.types,
  ...heldOutCases(rows),
})

function comparedCell({ value, difference }: Cells, line: Line) {
  const apart = difference(line)
  return { value: value(line), ...(apart === NOTHING ? {} : { difference: apart }) }
}

/** Prints the numbers of an arm. */
export interface Cells {
  value(line: Line): string
  /** The difference from the first arm. */
  difference(line: Line): string
}

/** Makes the cells of an arm. */
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
