import { bands, rowName, type Metric } from '../../metrics/index.ts'
import { metricNamed } from '../../metrics/named.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { grouped, inUnits, percent, percentDigits, significant, times } from '../format/numbers.ts'
import { lookup, type Row } from '../format/rows.ts'

/** The measures of a run. */
export interface RunRows {
  readonly rows: readonly Row[]
  /** Names of the generations, in order. */
  readonly generations: readonly string[]
  readonly tokens: string
  /** `human`, or `constructed`. */
  readonly origin: string
  /** Measures that were requested by name; null where all usual ones were taken. */
  readonly metrics?: readonly string[] | null
  /** Cases that a measure is of, by its name in metrics.csv: words of the human text, or tokens of the held-out one; default not told. */
  readonly cases?: Readonly<Record<string, number>>
  /** What a row of metrics.csv is called, in another language than English. */
  readonly nameOf?: (metric: string) => string
}

/** Measures that every table shows where they were taken. */
const USUAL = 'types-written surviving-types perplexity accuracy-5 distinct-3 duplicate-sentences duplicate-passages share-of-passages'.split(' ') // prettier-ignore

/** A line of a table: its label, the metric in metrics.csv, and its format. */
export interface Line {
  readonly label: string
  readonly metric: string
  readonly print: Print
  /** Whether the line is shown even without a number. */
  readonly always?: true
}

export type Print = (value: number) => string

/** The rows of the table of a run. @param shown names of the generations with a column */
export function overviewRows(run: RunRows, shown: readonly string[]): string[][] {
  const cellsOf = rowMaker(run, shown)
  return overviewLines(run).flatMap(line => {
    const cells = cellsOf(line)
    return line.always || hasNumber(cells) ? [cells] : []
  })
}

/** All lines of the table of a run, also those without numbers. */
export function overviewLines({ nameOf, ...run }: Omit<RunRows, 'generations'>): Line[] {
  const lines = englishLines(run)
  if (!nameOf) return lines
  return lines.map(line => ({ ...line, label: `${/^ */.exec(line.label)![0]}${nameOf(line.metric)}` }))
}

function englishLines({
  rows,
  tokens,
  origin,
  metrics,
  cases,
}: Omit<RunRows, 'generations' | 'nameOf'>): Line[] {
  const line = (label: string, metric: string, print: Print): Line => ({ label, metric, print })
  const noun = tokenizerNamed(tokens).title
  const usual = [
    line(`different ${noun} used`, 'types-written', grouped),
    line(`${origin} ${noun} still used`, 'surviving-types', percent),
    ...bands.map(band => line(`  those used ${times(band)}`, rowName('surviving-types', band), percent)),
    line('perplexity on held-out text', 'perplexity', significant),
    line(onRare('perplexity/1', '  on its words used once', cases), 'perplexity/1', significant),
    line('next word among 5 guesses', 'accuracy-5', percent),
    line(onRare('accuracy-5/1', '  where it is one used once', cases), 'accuracy-5/1', percent),
    line('different 3-token sequences', 'distinct-3', percent),
    line('repeated sentences', 'duplicate-sentences', percent),
    line('repeated passages', 'duplicate-passages', percent),
    line('human share of what it learned from', 'training-human-share', percent),
  ]
  const others = (metrics ?? []).filter(name => !USUAL.includes(name))
  const asked = others.map(metricNamed).flatMap(metric => {
    const print = metric.unit === 'share' ? percent : (value: number) => inUnits(metric, value)
    return [
      { ...line(metric.name, metric.name, print), always: true as const },
      line(`  on ${casesOf(metric, noun)} used once`, `${metric.name}/1`, print),
    ]
  })
  const labels = labelsIn(rows).map(label =>
    line(`passages: ${label}`, `share-of-passages/${LABEL_PREFIX}${label}`, percent),
  )
  const elsewhere = namesBehind(TEST_PREFIX, rows).map(text =>
    line(`perplexity on ${text}`, `${TEST_PREFIX}${text}`, significant),
  )
  const marked = namesBehind(STATEMENTS_PREFIX, rows).map(text =>
    line(`passages with a statement of ${text}`, `${STATEMENTS_PREFIX}${text}`, percent),
  )
  return [...usual, ...asked, ...labels, ...marked, ...elsewhere]
}

export const NOTHING = '–'

export const hasNumber = (cells: readonly string[]) => cells.slice(1).some(cell => cell !== NOTHING)

/** Makes the row of a measure: the human text, then each generation with the theoretical value in brackets. */
function rowMaker({ rows, generations, origin, cases }: RunRows, shown: readonly string[]) {
  const measured = lookup(rows)
  const expected = shown.map(name => lookup(rows, generations.indexOf(name) + 1))
  return ({ label, metric, print }: Line): string[] => [
    label,
    originCell(measured(origin, metric), { metric, print, cases }),
    ...shown.map((name, k) => beside(measured(name, metric), expected[k]!('theory', metric), print)),
  ]
}

/** Of human words still used, how many there are, which says more than that all of them are; else the number of the human text. */
export function originCell(
  value: number | undefined,
  { metric, print, cases }: Pick<Line, 'metric' | 'print'> & { readonly cases: RunRows['cases'] | undefined },
): string {
  const types = metric.startsWith('surviving-types') && value === 1 ? cases?.[metric] : undefined
  return types === undefined ? optional(value, print) : grouped(types)
}

/**
 * A line whose label says of how many words it is, for tables without a column of the human text.
 *
 * @param counted the label with the number, in another language than English
 */
export const withCases = (
  line: Line,
  cases: RunRows['cases'] = {},
  counted = (label: string, count: number) => `${label} (of ${grouped(count)})`,
): Line => {
  const { label, metric } = line
  const isOfWords = metric.startsWith('surviving-types') || metric.endsWith('/1')
  const count = isOfWords ? cases[metric] : undefined
  return count === undefined || label.includes(grouped(count))
    ? line
    : { ...line, label: counted(label, count) }
}

/** The label of a measure on words used once: with their number where that is known, else the usual one. */
const onRare = (row: string, usual: string, cases: RunRows['cases']) =>
  cases?.[row] === undefined ? usual : `  on ${grouped(cases[row])} words used once`

const optional = (value: number | undefined, print: Print) => (value === undefined ? NOTHING : print(value))

function beside(value: number | undefined, theory: number | undefined, print: Print): string {
  if (value === undefined || theory === undefined) return optional(value, print)
  const bare = print === percent ? percentDigits : print
  return `${bare(value)} (${bare(theory)})`
}

const LABEL_PREFIX = 'label:'
const TEST_PREFIX = 'perplexity/test:'
const STATEMENTS_PREFIX = 'share-of-passages/statements:'

/** The distinct names after a prefix: texts that models were tested on, or checked by. */
function namesBehind(prefix: string, rows: readonly Row[]): string[] {
  const found = rows.filter(({ metric }) => metric.startsWith(prefix))
  return [...new Set(found.map(({ metric }) => metric.slice(prefix.length)))]
}

/** The largest number of passage labels in the table; more are left out. */
const MAX_LABELS = 6

/** The passage labels of a run, where they are few. */
function labelsIn(rows: readonly Row[]): string[] {
  const prefix = `share-of-passages/${LABEL_PREFIX}`
  const labels = rows
    .filter(({ metric }) => metric.startsWith(prefix))
    .map(({ metric }) => metric.slice(prefix.length))
  const different = [...new Set(labels)]
  return different.length > MAX_LABELS ? [] : different
}

/** What the parts of a measure are made of. @param noun of tokens, as in `words` */
export const casesOf = ({ parts }: Metric, noun: string): string =>
  parts === 'sequences' ? 'sequences' : noun
