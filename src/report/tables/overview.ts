import { overviewRows, type RunRows } from './overview-rows.ts'
import type { Row } from '../format/rows.ts'
import { table } from '../format/table.ts'
import { hanging } from '../format/wrap.ts'

/** What the overview has to know of a run. */
export interface Overview extends RunRows {
  /** Characters that a line may have; default 100. */
  readonly width?: number
}

/** What the labels with the human column take, and a generation; of more generations than fit, evenly spaced ones are shown. */
const LABELS = 38
const COLUMN = 14

/**
 * The table of a run: words in use, human words surviving with what theory expects in brackets, perplexity and repetition, for
 * the human text and each generation; and whatever measures were asked for.
 */
export function overviewTable(overview: Overview): string {
  const { generations, origin, width = 100 } = overview
  const fitting = Math.max(2, Math.floor((width - LABELS) / COLUMN))
  const shown = evenIndices(generations.length, fitting).map(index => generations[index]!)
  const hidden = generations.filter(name => !shown.includes(name))
  const rest =
    hidden.length === 0
      ? ''
      : `\n${hanging(`Not shown: ${hidden.join(', ')}; metrics.csv has every generation.`, width, '')}`
  return table(['', origin, ...shown], overviewRows(overview, shown), { width }) + rest
}

/** What stands in brackets in the table of a run; nothing where no bracket is in it. */
export function bracketsNote(rows: readonly Row[], regime = 'replace'): string {
  const taken = new Set(rows.filter(({ model }) => model !== 'theory').map(({ metric }) => metric))
  const expected = rows.filter(({ model, metric }) => model === 'theory' && taken.has(metric))
  if (expected.length === 0) return ''
  const law = expected.some(({ metric }) => metric === 'surviving-types')
    ? `, 1 − exp(−c · ${regime === 'replace' ? 'm · g_t' : 'θ'}) for a word used c times`
    : ''
  return `In brackets: what theory expects before anything is run${law} (see docs/methods.md).`
}

/** Indices of at most `most` items of a list, the first and the last among them. */
export function evenIndices(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index)
  return Array.from({ length: most }, (_, index) =>
    Math.round((index * (length - 1)) / Math.max(1, most - 1)),
  )
}
