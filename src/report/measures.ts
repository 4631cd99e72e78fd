import { groups, usual, type Measurements, type Metric } from '../metrics/index.ts'
import { extremes, type Slice } from '../metrics/slices.ts'
import { percent, significant } from './numbers.ts'
import { table } from './table.ts'

/** A number of a measure as people read it. */
export function inUnits({ unit }: Pick<Metric, 'unit'>, value: number): string {
  return unit === 'share' ? percent(value) : significant(value)
}

/** Which way a measure goes when language is lost. */
export const ARROWS = { up: '▲', down: '▼' } as const

/** What is shown below an overall figure, so that the average does not stand alone. */
const RARE = '1'

/** Characters of a line that the other columns take. */
const NUMBERS = 53

/**
 * The measures of a text by kind, beside those of a human text where there is one. Below each that can be taken on some of the
 * words stands what it is on words that the human text has once.
 *
 * @param width characters of a line; titles are cut to fit
 */
export function measuresTable(
  {
    metrics: values,
    human,
    tokens = 'word',
  }: { metrics: Measurements; human: Measurements | null; tokens?: string },
  { metrics, width = 100 }: { metrics?: readonly Metric[]; width?: number } = {},
): string {
  const sections = metrics
    ? [{ title: '', metrics }]
    : groups.map(group => ({ title: group.title, metrics: usual(group) }))
  const blocks = sections
    .map(section => ({
      title: section.title,
      rows: section.metrics.flatMap(metric => linesOf(metric, { values, human, tokens, width })),
    }))
    .filter(({ rows }) => rows.length > 0)
  const head = ['measure', 'text', ...(human ? ['human'] : []), '', 'in words']
  const [names = '', rule = '', ...lines] = table(
    head,
    blocks.flatMap(({ rows }) => rows),
    { left: head.length - 1 },
  ).split('\n')
  const headed = blocks.flatMap(({ title, rows }) => {
    const own = lines.splice(0, rows.length)
    return title === '' ? own : ['', title.toUpperCase(), ...own]
  })
  return [names, rule, ...headed].join('\n')
}

interface Shown {
  readonly values: Measurements
  readonly human: Measurements | null
  readonly tokens: string
  readonly width: number
}

function linesOf(metric: Metric, { values, human, tokens, width }: Shown): string[][] {
  const line = (label: string, row: string, title: string) => {
    const value = values[row]
    if (value === undefined) return []
    const other = human?.[row]
    const beside = human ? [other === undefined ? '–' : inUnits(metric, other)] : []
    return [[label, inUnits(metric, value), ...beside, ARROWS[metric.collapse], cut(title, width - NUMBERS)]]
  }
  // A text that stands alone is its own human text, and the words that it has once are its hapaxes.
  const rare = human
    ? line(`  on ${tokens === 'char' ? 'characters' : 'words'} used once`, `${metric.name}/${RARE}`, '')
    : []
  const unit = metric.unit === 'share' ? '' : `, ${metric.unit}`
  return [...line(metric.name, metric.name, `${titleIn(metric, tokens)}${unit}`), ...rare]
}

/** A title speaks of words; of text that is read as characters it speaks of these, but where it is about the words they make. */
function titleIn({ name, title }: Metric, tokens: string): string {
  const ofWords = tokens !== 'char' || name.startsWith('invented') || name.startsWith('surviving-words')
  return ofWords ? title : title.replace(/\bword(s?)\b/g, 'character$1')
}

const cut = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1)).trimEnd()}…`

/** So many parts stand side by side; of more, the best and the worst are named. */
const SIDE_BY_SIDE = 6

/** Measures on every part of a text, and where they are best and worst. */
export function slicesTable(
  overall: Measurements,
  slices: readonly Slice[],
  { metrics = groups.flatMap(usual) }: { metrics?: readonly Metric[] } = {},
): string {
  const taken = metrics.filter(({ name }) => slices.some(slice => slice.metrics[name] !== undefined))
  const wide = slices.length > SIDE_BY_SIDE
  const shown = wide ? [] : slices
  const head = ['measure', 'all', ...shown.map(({ name }) => name), 'best', 'worst']
  return table(
    head,
    taken.map(metric => [
      metric.name,
      cell(metric, overall[metric.name]),
      ...shown.map(slice => cell(metric, slice.metrics[metric.name])),
      ...ends(metric, slices, wide),
    ]),
  )
}

const cell = (metric: Metric, value: number | undefined) =>
  value === undefined ? '–' : inUnits(metric, value)

function ends(metric: Metric, slices: readonly Slice[], withNumbers: boolean): string[] {
  const found = extremes(metric, slices)
  if (!found) return ['–', '–']
  return [found.best, found.worst].map(({ name, metrics }) =>
    withNumbers ? `${name} (${cell(metric, metrics[metric.name])})` : name,
  )
}
