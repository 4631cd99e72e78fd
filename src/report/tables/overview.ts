import { overviewRows, type RunRows } from './overview-rows.ts'
import type { Row } from '../format/rows.ts'
import { table } from '../format/table.ts'
import { hanging } from '../format/terminal.ts'

/** The facts of a run that the overview needs. */
export interface Overview extends RunRows {
  /** The width of a line, in characters; default 100. */
  readonly width?: number
}

/** The width of the labels with the human column, and of a generation. Of too many generations an evenly spaced sample is shown. */
const LABELS = 38
const COLUMN = 14

/**
 * The table of a run, for the human text and each generation: types used, surviving types with the theoretical value in brackets,
 * perplexity, repetition, and the measures that were requested.
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

/** Explains the brackets in the table of a run; empty where it has none. */
export function bracketsNote(rows: readonly Row[], regime = 'replace'): string {
  const taken = new Set(rows.filter(({ model }) => model !== 'theory').map(({ metric }) => metric))
  const expected = rows.filter(({ model, metric }) => model === 'theory' && taken.has(metric))
  if (expected.length === 0) return ''
  const law = expected.some(({ metric }) => metric === 'surviving-types')
    ? `, 1 − exp(−c · ${regime === 'replace' ? 'm · g_t' : 'θ'}) for a word used c times`
    : ''
  return `In brackets: what theory expects before anything is run${law} (see docs/methods.md).`
}

/** Evenly spaced indices of a list, with the first and the last. @param most the largest number of indices */
export function evenIndices(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index)
  return Array.from({ length: most }, (_, index) =>
    Math.round((index * (length - 1)) / Math.max(1, most - 1)),
  )
}
