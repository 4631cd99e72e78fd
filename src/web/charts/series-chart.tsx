import { axisX, axisY, dot, line, ruleX, ruleY, text, Area, type Markish } from '@observablehq/plot'
import { useMemo } from 'preact/hooks'
import { rounded } from '../../report/format/rows.ts'
import { Chart } from './chart.tsx'
import { say } from '../locales/say.ts'
import { generation, show } from '../state/state.ts'
import type { SeedInterval } from './intervals.ts'

/** A measure over the generations, the human text first. A missing value leaves a gap. */
export interface Series {
  readonly name: string
  readonly values: readonly (number | undefined)[]
  /** Values that theory expects, in the same order. */
  readonly theory?: readonly (number | undefined)[]
  /** Means and intervals over several seeds, in the same order. */
  readonly intervals?: readonly (SeedInterval | undefined)[]
  /** The number of its symbol and dashes; default its place in the chart. */
  readonly look?: number
}

export interface SeriesFacts {
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly says?: string
  readonly series: readonly Series[]
  /** Writes a value as people do. */
  readonly print: (value: number) => string
  /** Names of the texts; default as many as the longest run of the page has. */
  readonly columns?: readonly string[]
}

/** Pixels that a tick label takes. */
const TICK_WIDTH = 24

/** Lines are told apart by their symbols, their dashes and their labels. */
export const LOOKS = [
  { symbol: 'circle', dashes: '' },
  { symbol: 'square', dashes: '7,3' },
  { symbol: 'triangle', dashes: '2,3' },
  { symbol: 'diamond', dashes: '9,3,2,3' },
  { symbol: 'star', dashes: '4,4' },
] as const

/** A line chart over the generations. */
export function SeriesChart({ facts }: { facts: SeriesFacts }) {
  const { series, print, columns = show.value!.columns, ...named } = facts
  const at = Math.min(generation.value, columns.length - 1)
  const options = useMemo(() => seriesOptions(facts, columns, at), [facts, columns, at])
  const expected = series.filter(({ theory }) => theory?.some(isThere))
  const intervals = series.filter(({ intervals }) => intervals?.some(isThere))
  const tableOf = (write: (value: number) => string) => {
    const cell = (value: number | undefined) => (value === undefined ? '' : write(value))
    return {
      head: [
        say('charts.text'),
        ...series.map(({ name }) => name),
        ...expected.map(({ name }) => say('charts.theory', { name })),
        ...intervals.flatMap(({ name }) => [say('charts.mean', { name }), say('charts.low', { name }), say('charts.high', { name })]), // prettier-ignore
      ],
      rows: columns.map((column, t) => [
        t === 0 ? say('charts.text') : column,
        ...series.map(({ values }) => cell(values[t])),
        ...expected.map(({ theory }) => cell(theory![t])),
        ...intervals.flatMap(({ intervals }) =>
          [intervals![t]?.mean, intervals![t]?.low, intervals![t]?.high].map(cell),
        ),
      ]),
    }
  }
  const digits = (value: number) => String(rounded(value))
  return <Chart facts={{ ...named, table: tableOf(print), data: tableOf(digits) }} options={options} />
}

function seriesOptions({ series, print }: SeriesFacts, columns: readonly string[], at: number) {
  const last = columns.length - 1
  const points = series.map(({ values }) => pointsOf(values))
  const theories = series.map(({ theory = [] }) => pointsOf(theory))
  const bands = series.map(({ intervals = [] }) => bandOf(intervals))
  const look = (k: number) => LOOKS[(series[k]!.look ?? k) % LOOKS.length]!
  const all = [
    ...[...points, ...theories].flat().map(({ value }) => value),
    ...bands.flat().flatMap(({ low, high }) => [low, high]),
  ]
  const top = Math.max(...all)
  const ends = points.flatMap((line, k) =>
    line
      .slice(-1)
      .map(({ t, value }) => ({ t, value, label: series.length > 1 ? series[k]!.name : print(value) })),
  )
  return (width: number) => {
    const height = Math.min(340, Math.max(220, width * 0.55))
    const domain: [number, number] = [0, top * 1.02]
    const marginRight = Math.min(width * 0.34, 150)
    return {
      height,
      marginLeft: 52,
      marginRight,
      x: { domain: [0, last], label: null },
      y: { domain, label: null },
      marks: [
        axisX({
          ticks: columns
            .map((_, t) => t)
            .filter(t => t % Math.ceil(((last + 1) * TICK_WIDTH) / (width - 52 - marginRight)) === 0),
          tickFormat: (t: number) => (t === 0 ? say('charts.text') : (columns[t] ?? '')),
          tickSize: 0,
        }),
        axisY({
          ticks: 5,
          tickFormat: (value: number) => print(value).replace(/\.0(?= %)/, ''),
          tickSize: 0,
        }),
        ruleY([0], { strokeOpacity: 0.4 }),
        ruleX([at], { strokeOpacity: 0.35 }),
        ...theories.map(line_ => line(line_, { x: 't', y: 'value', stroke: 'var(--theory)', strokeWidth: 4, strokeOpacity: 0.45 })), // prettier-ignore
        ...bands.map(rows => band(rows, domain[0])),
        ...bands.map(rows => line(rows, { x: 't', y: 'mean', stroke: 'currentColor', strokeWidth: 0.75 })),
        ...points.map((line_, k) => line(line_, { x: 't', y: 'value', stroke: 'currentColor', strokeWidth: 1.5, strokeDasharray: look(k).dashes })), // prettier-ignore
        ...points.map((line_, k) => dot(line_, { x: 't', y: 'value', fill: series.length > 1 ? 'var(--paper)' : 'currentColor', stroke: 'currentColor', strokeWidth: 1.3, symbol: look(k).symbol, r: series.length > 1 ? 3.4 : 2.4 })), // prettier-ignore
        text(apart(ends, { domain, height: height - 50 }), {
          ...{ x: 't', y: 'value', text: 'label', textAnchor: 'start', dx: 9 },
          ...{ fill: 'currentColor', fontSize: 13, lineWidth: (marginRight - 12) / 13 },
        }),
      ],
    }
  }
}

const isThere = (value: unknown) => value !== undefined

/** Points of a band; a generation without an interval is left out. */
const bandOf = (intervals: readonly (SeedInterval | undefined)[]) =>
  intervals.flatMap((value, t) => (value === undefined ? [] : [{ t, ...value }]))

const pointsOf = (values: readonly (number | undefined)[]) =>
  values.flatMap((value, t) => (value === undefined || !Number.isFinite(value) ? [] : [{ t, value }]))

/** An interval at a generation. */
type Interval = SeedInterval & { readonly t: number }

/**
 * Plot's `Area` mark. Unlike `areaY` it brings no stacks and bins, which saves kilobytes; its constructor takes the same arguments.
 */
const Plain = Area as unknown as new (data: readonly Interval[], options: object) => Markish & object

/** Draws intervals as a band. @param floor the lowest value of the scale */
export const band = (data: readonly Interval[], floor: number): Markish =>
  new Plain(data, {
    x1: 't',
    y1: ({ low }: Interval) => Math.max(low, floor),
    y2: 'high',
    fill: 'currentColor',
    fillOpacity: 0.22,
  })

interface End {
  readonly t: number
  readonly value: number
  readonly label: string
}

/** The smallest distance between labels, in pixels: two lines of text. */
const LABEL_HEIGHT = 29

/**
 * Moves the labels at the ends of lines apart where they would overlap, and keeps them inside the drawing.
 *
 * @param height height of the scale, in pixels
 */
export function apart(
  ends: readonly End[],
  { domain: [low, high], height }: { domain: readonly [number, number]; height: number },
): End[] {
  const span = high - low
  const back = (pixel: number) => low + (span * pixel) / height
  const sorted = [...ends].sort((a, b) => b.value - a.value)
  const distance = Math.min(LABEL_HEIGHT, height / Math.max(1, ends.length))
  const places = sorted.map(({ value }) => ((value - low) / span) * height)
  for (let k = 1; k < places.length; k++) places[k] = Math.min(places[k]!, places[k - 1]! - distance)
  let least = 0
  for (let k = places.length - 1; k >= 0; k--) {
    places[k] = Math.max(places[k]!, least)
    least = places[k]! + distance
  }
  return sorted.map((end, k) => ({ ...end, value: back(places[k]!) }))
}
