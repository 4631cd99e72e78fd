import { groups, usual, type Metric } from '../../metrics/index.ts'
import type { Measurements } from '../../metrics/measure.ts'
import { table } from '../format/table.ts'
import { inUnits } from '../format/numbers.ts'
import { wrap } from '../format/terminal.ts'
import { casesOf } from './overview-rows.ts'

/** The direction of a measure when language is lost. */
export const ARROWS = { up: '▲', down: '▼' } as const

/** The part that is shown below an overall value: words used once, which an average hides. */
const RAREST_BAND = '1'

/** The width of the other columns, in characters. */
const NUMBERS_WIDTH = 53

/** The narrowest column of titles, in characters; a narrower one is left out. */
const MIN_TITLE_WIDTH = 16

/**
 * The measures of a text by group, beside those of a human text where there is one. Below a measure that has parts is its value on words
 * that the human text uses once.
 *
 * @param width the width of a line, in characters; titles are broken into lines, and left out where these would be too short
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
  const head = ['measure', 'text', ...(human ? ['human'] : []), '', ...(titled ? ['meaning'] : [])]
  const [names = '', rule = '', ...lines] = table(
    head,
    blocks.flatMap(({ rows }) => rows.map(row => row.slice(0, head.length))),
    titled ? { left: head.length - 1 } : {},
  ).split('\n')
  const headed = blocks.flatMap(({ title, rows }) => {
    const own = lines.splice(
      0,
      rows.reduce((sum, row) => sum + (titled ? heightOf(row) : 1), 0),
    )
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
      [label, inUnits(metric, value), ...beside, ARROWS[metric.collapse], wrap(title, width - NUMBERS_WIDTH)],
    ]
  }
  // Without a human text this part would be the text's own hapaxes, and is left out.
  const rare = human
    ? line(
        `  on ${casesOf(metric, tokens === 'char' ? 'characters' : 'words')} used once`,
        `${metric.name}/${RAREST_BAND}`,
        '',
      )
    : []
  const title = titleIn(metric, tokens)
  const unit = metric.unit === 'share' || title.startsWith(metric.unit) ? '' : `, ${metric.unit}`
  return [...line(metric.name, metric.name, `${title}${unit}`), ...rare]
}

/** Puts characters for words in a title when tokens are characters, except in measures of the words they form. */
function titleIn({ name, title }: Metric, tokens: string): string {
  const ofWords = tokens !== 'char' || name.startsWith('invented') || name.startsWith('surviving-words')
  return ofWords ? title : title.replace(/\bword(s?)\b/g, 'character$1')
}

/** Lines of a row. */
const heightOf = (row: readonly string[]) => Math.max(...row.map(cell => cell.split('\n').length))
