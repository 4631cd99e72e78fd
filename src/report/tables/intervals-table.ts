import { departure, type EstimateRow } from '../../experiment/comparison/estimates.ts'
import { plusMinus } from './estimated.ts'
import { hasNumber, originCell, overviewLines, NOTHING, type Line, type RunRows } from './overview-rows.ts'
import { evenIndices } from './overview.ts'
import { table } from '../format/table.ts'
import { hanging } from '../format/terminal.ts'

/** The width of the labels with the human and the last column, and of a generation. */
const LABELS = 48
const COLUMN = 14

/**
 * The table of a plan with several seeds, for the human text and each generation: the mean over the seeds, with half the width of its
 * 95 % interval. The last column names the first generation whose interval does not overlap that of A.
 */
export function intervalsTable(
  rows: readonly EstimateRow[],
  run: Omit<RunRows, 'rows'> & { readonly width: number },
): string {
  const { generations, origin, width, cases } = run
  const fitting = Math.max(2, Math.floor((width - LABELS) / COLUMN))
  const shown = evenIndices(generations.length, fitting).map(index => generations[index]!)
  const hidden = generations.filter(name => !shown.includes(name))
  const lines = overviewLines({ ...run, rows: rows.map(row => ({ ...row, value: row.estimate.mean })) })
  const cells = lines.flatMap(line => {
    const of = rows.filter(({ metric, model }) => metric === line.metric && model !== 'theory')
    const row = [
      line.label,
      originCell(of.find(({ model }) => model === origin)?.estimate.mean, { ...line, cases }),
      ...shown.map(name => estimateCell(of, name, line)),
    ]
    return line.always || hasNumber(row) ? [[...row, departure(of) ?? NOTHING]] : []
  })
  const rest =
    hidden.length === 0
      ? ''
      : `\n${hanging(`Not shown: ${hidden.join(', ')}; intervals.csv has every generation.`, width, '')}`
  return table(['', origin, ...shown, 'leaves A'], cells, { width }) + rest
}

/** Explains the table of intervals. */
export function intervalsNote(seeds: number): string {
  return seeds < 2
    ? 'One seed gives no interval: how much of a number is chance cannot be told.'
    : `Each number is the mean over ${seeds} seeds; the true mean lies within ± of it, in 95 of 100 such experiments, each with seeds and held-out text of its own. Without ± every seed gave the same. "leaves A" names the first generation whose interval does not overlap that of A.`
}

function estimateCell(of: readonly EstimateRow[], model: string, { print }: Line): string {
  const found = of.find(row => row.model === model)
  return found ? plusMinus(found.estimate, print) : NOTHING
}
