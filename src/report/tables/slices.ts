import { extremes } from '../../metrics/extremes.ts'
import { allMetrics, type Metric } from '../../metrics/index.ts'
import type { Measurements } from '../../metrics/measure.ts'
import type { Slice, Slicing } from '../../metrics/slices.ts'
import { table } from '../format/table.ts'
import { inUnits } from '../format/numbers.ts'

/** The largest number of parts side by side; of more, only the best and the worst are shown. */
const SIDE_BY_SIDE = 6

/** Measures on every part of a text, with the best and the worst part. The parts are side by side where they fit. */
export function slicesTable(
  overall: Measurements,
  slices: readonly Slice[],
  {
    slicing,
    metrics = allMetrics,
    width = 100,
  }: { slicing: Slicing; metrics?: readonly Metric[]; width?: number },
): string {
  const lines: Line[] = metrics
    .filter(({ name }) => slices.some(slice => slice.metrics[name] !== undefined))
    .map(metric => ({ metric, overall, slices, ends: extremes(metric, slices, slicing) }))
  const forms = [
    ...(slices.length > SIDE_BY_SIDE ? [] : [sideBySide(lines, slices)]),
    ...(slices.length <= MAX_ROWS && lines.length <= MAX_COLUMNS ? [inRows(lines, slices)] : []),
    onlyEnds(lines),
    oneBelowTheOther(lines),
  ]
  return forms.find(form => widthOf(form) <= width) ?? forms.at(-1)!
}

/** The largest table with a row for each part: its parts, and its measures. */
const MAX_ROWS = 40
const MAX_COLUMNS = 3

interface Line {
  readonly metric: Metric
  readonly overall: Measurements
  readonly slices: readonly Slice[]
  readonly ends: ReturnType<typeof extremes>
}

function sideBySide(lines: readonly Line[], slices: readonly Slice[]): string {
  return table(
    ['measure', 'all', ...slices.map(({ name }) => name), 'best', 'worst'],
    lines.map(({ metric, overall, ends }) => [
      metric.name,
      cell(metric, overall),
      ...slices.map(slice => cell(metric, slice.metrics)),
      ends.best?.name ?? '–',
      ends.worst?.name ?? '–',
    ]),
  )
}

function inRows(lines: readonly Line[], slices: readonly Slice[]): string {
  const marked = ({ metric, ends }: Line, slice: Slice) => {
    const mark = slice === ends.best ? 'best ' : slice === ends.worst ? 'worst ' : ''
    return `${mark}${cell(metric, slice.metrics)}`
  }
  return table(
    ['part', ...lines.map(({ metric }) => metric.name)],
    [
      ['all', ...lines.map(({ metric, overall }) => cell(metric, overall))],
      ...slices.map(slice => [slice.name, ...lines.map(line => marked(line, slice))]),
    ],
  )
}

function onlyEnds(lines: readonly Line[]): string {
  const named = (metric: Metric, slice: Slice | undefined) =>
    slice ? `${slice.name} (${cell(metric, slice.metrics)})` : '–'
  return table(
    ['measure', 'all', 'best', 'worst'],
    lines.map(({ metric, overall, ends }) => [
      metric.name,
      cell(metric, overall),
      named(metric, ends.best),
      named(metric, ends.worst),
    ]),
  )
}

function oneBelowTheOther(lines: readonly Line[]): string {
  return table(
    ['measure', 'all'],
    lines.flatMap(({ metric, overall, ends }) => [
      [metric.name, cell(metric, overall)],
      ...(ends.best ? [[`  best: ${ends.best.name}`, cell(metric, ends.best.metrics)]] : []),
      ...(ends.worst ? [[`  worst: ${ends.worst.name}`, cell(metric, ends.worst.metrics)]] : []),
    ]),
  )
}

function cell(metric: Metric, values: Measurements): string {
  const value = values[metric.name]
  return value === undefined ? '–' : inUnits(metric, value)
}

const widthOf = (text: string) => Math.max(...text.split('\n').map(line => Array.from(line).length))
