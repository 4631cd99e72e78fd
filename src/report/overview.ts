import { bands, rowName } from '../metrics/index.ts'
import { tokenizerNamed } from '../text/tokenizers/index.ts'
import { grouped, percent, percentDigits, significant } from './numbers.ts'
import type { Row } from './rows.ts'
import { table } from './table.ts'

/** What the overview has to know of a run. */
export interface Overview {
  readonly rows: readonly Row[]
  /** Names of the generations, in order. */
  readonly generations: readonly string[]
  readonly tokens: string
  /** `human`, or `constructed`. */
  readonly origin: string
  /** Characters that a line may have; default 100. */
  readonly width?: number
}

/** What the labels with the human column take, and a generation; of more generations than fit, evenly spaced ones are shown. */
const LABELS = 38
const COLUMN = 14

/** Looks a number up by who was measured and what. */
export type Lookup = (model: string, metric: string) => number | undefined

export function lookup(rows: readonly Row[], generation?: number): Lookup {
  const values = new Map(
    rows
      .filter(row => generation === undefined || row.generation === generation)
      .map(row => [`${row.model} ${row.metric}`, row.value]),
  )
  return (model, metric) => values.get(`${model} ${metric}`)
}

/**
 * The table of a run: words in use, human words surviving with what theory expects in brackets, perplexity and repetition, for
 * the human text and each generation.
 */
export function overviewTable(overview: Overview): string {
  const { generations, origin, width = 100 } = overview
  const fitting = Math.max(2, Math.floor((width - LABELS) / COLUMN))
  const shown = spread(generations.length, fitting).map(index => generations[index]!)
  const hidden = generations.filter(name => !shown.includes(name))
  const rest =
    hidden.length === 0 ? '' : `\nNot shown: ${hidden.join(', ')}; metrics.csv has every generation.`
  return table(['', origin, ...shown], tableRows(overview, shown)) + rest
}

function tableRows({ rows, generations, tokens, origin }: Overview, shown: readonly string[]): string[][] {
  const measured = lookup(rows)
  const expected = (name: string) => lookup(rows, generations.indexOf(name) + 1)
  const noun = tokenizerNamed(tokens).title
  const line = (label: string, metric: string, print: (value: number) => string) => [
    label,
    ...[origin, ...shown].map(model => optional(measured(model, metric), print)),
  ]
  const survival = (label: string, metric: string) => [
    label,
    optional(measured(origin, metric), percent),
    ...shown.map(name => beside(measured(name, metric), expected(name)('theory', metric))),
  ]
  return [
    line(`different ${noun} used`, 'types-written', grouped),
    survival(`${origin} ${noun} still in use`, 'surviving-types'),
    ...bands.map(band => survival(`  those used ${times(band)}`, rowName('surviving-types', band))),
    line('perplexity on held-out text', 'perplexity', significant),
    line('  on its words used once', 'perplexity/1', significant),
    line('next word among 5 guesses', 'accuracy-5', percent),
    line('  where it is one used once', 'accuracy-5/1', percent),
    line('different 3-token sequences', 'distinct-3', percent),
    line('repeated sentences', 'duplicate-sentences', percent),
    line('repeated passages', 'duplicate-passages', percent),
    ...kindsIn(rows).map(kind => line(`passages: ${kind}`, `share-of-passages/${KIND}${kind}`, percent)),
  ].filter(cells => cells.slice(1).some(cell => cell !== NOTHING))
}

const KIND = 'label:'

/** So many kinds of passages are few enough for the table. */
const KINDS = 6

/** What kinds of passages a run tells apart, where they are few. */
function kindsIn(rows: readonly Row[]): string[] {
  const prefix = `share-of-passages/${KIND}`
  const kinds = rows
    .filter(({ metric }) => metric.startsWith(prefix))
    .map(({ metric }) => metric.slice(prefix.length))
  const different = [...new Set(kinds)]
  return different.length > KINDS ? [] : different
}

const NOTHING = '–'

const optional = (value: number | undefined, print: (value: number) => string) =>
  value === undefined ? NOTHING : print(value)

function beside(value: number | undefined, theory: number | undefined): string {
  if (value === undefined) return NOTHING
  return theory === undefined ? percent(value) : `${percentDigits(value)} (${percentDigits(theory)})`
}

/** How often the types of a band are used, as in `2 to 5 times`. */
export function times({ from, to }: { from: number; to: number }): string {
  if (to === 1) return 'once'
  return to === Infinity ? `over ${from - 1} times` : `${from} to ${to} times`
}

/** Indices of at most `most` items of a list, the first and the last among them. */
export function spread(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index)
  return Array.from({ length: most }, (_, index) =>
    Math.round((index * (length - 1)) / Math.max(1, most - 1)),
  )
}
