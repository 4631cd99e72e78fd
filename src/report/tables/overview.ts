import { ln } from '../../arithmetic.ts'
import { bands, rowName } from '../../metrics/index.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { inNumber } from '../format/numbers.ts'
import { overviewRows, type RunRows } from './overview-rows.ts'
import { lookup, type Row } from '../format/rows.ts'
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
  const shown = shownGenerations(overview)
  const hidden = generations.filter(name => !shown.includes(name))
  const rest =
    hidden.length === 0
      ? ''
      : `\n${hanging(`Not shown: ${hidden.join(', ')}; metrics.csv has every generation.`, width, '')}`
  return table(['', origin, ...shown], overviewRows(overview, shown), { width }) + rest
}

/** The names of the generations that have a column in the table of a run: an evenly spaced sample where not all fit. */
export function shownGenerations({
  generations,
  width = 100,
}: Pick<Overview, 'generations' | 'width'>): string[] {
  const fitting = Math.max(2, Math.floor((width - LABELS) / COLUMN))
  return evenIndices(generations.length, fitting).map(index => generations[index]!)
}

/** Generations whose θ is named below the table of a run, at most. */
const NAMED_THETAS = 4

/**
 * Explains the brackets in the table of a run, with the θ of the law for some generations. Under `fresh-human` the counts in the reserve
 * have a θ too, and none is named.
 *
 * @returns empty where the table has no brackets
 */
export function bracketsNote(
  { rows, tokens, ...overview }: Pick<Overview, 'rows' | 'generations' | 'tokens' | 'width'>,
  regime = 'replace',
): string {
  const taken = new Set(rows.filter(({ model }) => model !== 'theory').map(({ metric }) => metric))
  const expected = rows.filter(({ model, metric }) => model === 'theory' && taken.has(metric))
  if (expected.length === 0) return ''
  const note = 'In brackets: what theory expects before anything is run (see docs/methods.md).'
  if (!expected.some(({ metric }) => metric === 'surviving-types')) return note
  const thetas = regime === 'fresh-human' ? [] : thetasOf(rows, overview)
  const named =
    thetas.length === 0
      ? ''
      : `, where θ is ${thetas.map(({ theta }) => theta).join(', ')} for ${thetas.map(({ name }) => name).join(', ')}`
  return `${note} A ${inNumber(1, tokenizerNamed(tokens).title)} that the text uses c times is still used with probability 1 − exp(−c · θ)${named}.`
}

/** The θ of the survival law, by the expected share of words used once: 1 − exp(−θ). */
function thetasOf(rows: readonly Row[], overview: Pick<Overview, 'generations' | 'width'>) {
  const shown = shownGenerations(overview)
  return evenIndices(shown.length, NAMED_THETAS).flatMap(index => {
    const name = shown[index]!
    const generation = overview.generations.indexOf(name) + 1
    const share = lookup(rows, generation)('theory', rowName('surviving-types', bands[0]))
    return share === undefined || share >= 1
      ? []
      : [{ name, theta: String(Number((-ln(1 - share)).toPrecision(3))) }]
  })
}

/** Evenly spaced indices of a list, with the first and the last. @param most the largest number of indices */
export function evenIndices(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index)
  return Array.from({ length: most }, (_, index) =>
    Math.round((index * (length - 1)) / Math.max(1, most - 1)),
  )
}
