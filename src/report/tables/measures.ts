import { groups, usual, type Metric } from '../../metrics/index.ts'
import type { Measurements } from '../../metrics/measure.ts'
import { table } from '../format/table.ts'
import { inUnits } from '../format/numbers.ts'

/** Which way a measure goes when language is lost. */
export const ARROWS = { up: '▲', down: '▼' } as const

/** What is shown below an overall figure, so that the average does not stand alone. */
const RAREST_BAND = '1'

/** Characters of a line that the other columns take. */
const NUMBERS_WIDTH = 53

/** A title of fewer characters says nothing. */
const MIN_TITLE_WIDTH = 16

/**
 * The measures of a text by kind, beside those of a human text where there is one. Below each that can be taken on some of the
 * words stands what it is on words that the human text has once.
 *
 * @param width characters of a line; titles are cut to fit, and left out where little of them would be left
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
      rows: section.metrics.flatMap(metric => metricRows(metric, { values, human, tokens, width })),
    }))
    .filter(({ rows }) => rows.length > 0)
  const titled = width - NUMBERS_WIDTH >= MIN_TITLE_WIDTH
  const head = ['measure', 'text', ...(human ? ['human'] : []), '', ...(titled ? ['in words'] : [])]
  const [names = '', rule = '', ...lines] = table(
    head,
    blocks.flatMap(({ rows }) => rows.map(row => row.slice(0, head.length))),
    titled ? { left: head.length - 1 } : {},
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

function metricRows(metric: Metric, { values, human, tokens, width }: Shown): string[][] {
  const line = (label: string, row: string, title: string) => {
    const value = values[row]
    if (value === undefined) return []
    const other = human?.[row]
    const beside = human ? [other === undefined ? '–' : inUnits(metric, other)] : []
    return [
      [label, inUnits(metric, value), ...beside, ARROWS[metric.collapse], cut(title, width - NUMBERS_WIDTH)],
    ]
  }
  // A text that stands alone is its own human text, and the words that it has once are its hapaxes.
  const rare = human
    ? line(
        `  on ${tokens === 'char' ? 'characters' : 'words'} used once`,
        `${metric.name}/${RAREST_BAND}`,
        '',
      )
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
