import { axisX, axisY, dot, line, ruleX, ruleY, text, Area, type Markish } from '@observablehq/plot'
import { useMemo } from 'preact/hooks'
import { rounded } from '../../report/format/rows.ts'
import { Chart } from './chart.tsx'
import { generation, show } from '../state/state.ts'
import type { SeedInterval } from './intervals.ts'
import { words } from '../state/words.ts'

/** A measure over the generations, the human text first. A missing value leaves a gap. */
export interface Series {
  readonly name: string
  readonly values: readonly (number | undefined)[]
  /** Values that theory expects, in the same order. */
  readonly theory?: readonly (number | undefined)[]
  /** Means and intervals over several seeds, in the same order. */
  readonly intervals?: readonly (SeedInterval | undefined)[]
}

export interface SeriesFacts {
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly says: string
  readonly series: readonly Series[]
  readonly print: (value: number) => string
  readonly log?: boolean
  /** Names of the texts; default as many as the longest run of the page has. */
  readonly columns?: readonly string[]
}

/** Pixels that a tick label takes. */
const TICK_WIDTH = 24

const PATTERNS = ['', '7,3', '2,3', '9,3,2,3', '4,4']

/** A line chart over the generations. Dashes and labels at the ends tell the lines apart. */
export function SeriesChart({ facts }: { facts: SeriesFacts }) {
  const { series, print: _, log: __, columns = show.value!.columns, ...named } = facts
  const at = Math.min(generation.value, columns.length - 1)
  const options = useMemo(() => seriesOptions(facts, columns, at), [facts, columns, at])
  const expected = series.filter(({ theory }) => theory?.some(value => value !== undefined))
  const intervals = series.filter(({ intervals }) => intervals?.some(isThere))
  const digits = (value: number | undefined) => (value === undefined ? '' : rounded(value))
  const table = {
    head: [
      'text',
      ...series.map(({ name }) => name),
      ...expected.map(({ name }) => `${name}, theory`),
      ...intervals.flatMap(({ name }) => words.seeds.columns(name)),
    ],
    rows: columns.map((column, t) => [
      column,
      ...series.map(({ values }) => digits(values[t])),
      ...expected.map(({ theory }) => digits(theory![t])),
      ...intervals.flatMap(({ intervals }) =>
        [intervals![t]?.mean, intervals![t]?.low, intervals![t]?.high].map(digits),
      ),
    ]),
  }
  return <Chart facts={{ ...named, table }} options={options} />
}

function seriesOptions({ series, print, log }: SeriesFacts, columns: readonly string[], at: number) {
  const last = columns.length - 1
  const points = series.map(({ values }) => pointsOf(values))
  const theories = series.map(({ theory = [] }) => pointsOf(theory))
  const bands = series.map(({ intervals = [] }) => bandOf(intervals))
  const all = [
    ...[...points, ...theories].flat().map(({ value }) => value),
    ...bands.flat().flatMap(({ low, high }) => [low, high]),
  ].filter(value => !log || value > 0)
  const top = Math.max(...all)
  const ends = points.flatMap((line, k) =>
    line.slice(-1).map(({ t, value }) => ({ t, value, label: series[k]!.name })),
  )
  return (width: number) => {
    const height = Math.min(340, Math.max(230, width * 0.55))
    const domain: [number, number] = log ? [Math.min(...all) / 1.3, top * 1.3] : [0, top * 1.02]
    const marginRight = Math.min(width * 0.34, 150)
    return {
      height,
      marginLeft: 52,
      marginRight,
      x: { domain: [0, last], label: null },
      y: { domain, label: null, type: log ? ('log' as const) : ('linear' as const) },
      marks: [
        axisX({
          ticks: columns
            .map((_, t) => t)
            .filter(t => t % Math.ceil(((last + 1) * TICK_WIDTH) / (width - 52 - marginRight)) === 0),
          tickFormat: (t: number) => columns[t] ?? '',
          tickSize: 0,
        }),
        axisY({
          ticks: 5,
          tickFormat: (value: number) => print(value).replace(/\.0(?= %)/, ''),
          tickSize: 0,
        }),
        ...(log ? [] : [ruleY([0], { strokeOpacity: 0.4 })]),
        ruleX([at], { strokeOpacity: 0.35 }),
        ...theories.map(line_ => line(line_, { x: 't', y: 'value', stroke: 'var(--theory)', strokeWidth: 4, strokeOpacity: 0.45 })), // prettier-ignore
        ...bands.map(rows => band(rows, domain[0])),
        ...bands.map(rows => line(rows, { x: 't', y: 'mean', stroke: 'currentColor', strokeWidth: 0.75 })),
        ...points.map((line_, k) => line(line_, { x: 't', y: 'value', stroke: 'currentColor', strokeWidth: 1.5, strokeDasharray: PATTERNS[k % PATTERNS.length]! })), // prettier-ignore
        ...points.map(line_ => dot(line_, { x: 't', y: 'value', fill: 'currentColor', r: 2.2 })),
        text(apart(ends, { domain, height: height - 50, log: log === true }), {
          ...{ x: 't', y: 'value', text: 'label', textAnchor: 'start', dx: 8 },
          ...{ fill: 'currentColor', fontSize: 12, lineWidth: (marginRight - 12) / 12 },
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

/** Draws intervals as a band. @param floor the lowest value of the scale, which a logarithmic one needs */
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

/** The smallest distance between labels, in pixels. */
const LINE_HEIGHT = 14

/**
 * Moves the labels at the ends of lines apart where they would overlap, and keeps them inside the drawing.
 *
 * @param height height of the scale, in pixels
 */
export function apart(
  ends: readonly End[],
  { domain: [low, high], height, log }: { domain: readonly [number, number]; height: number; log: boolean },
): End[] {
  const scale = (value: number) => (log ? Math.log(value) : value)
  const [from, span] = [scale(low), scale(high) - scale(low)]
  const back = (pixel: number) => {
    const value = from + (span * pixel) / height
    return log ? Math.exp(value) : value
  }
  const sorted = [...ends].sort((a, b) => b.value - a.value)
  const places = sorted.map(({ value }) => ((scale(value) - from) / span) * height)
  for (let k = 1; k < places.length; k++) places[k] = Math.min(places[k]!, places[k - 1]! - LINE_HEIGHT)
  let least = 0
  for (let k = places.length - 1; k >= 0; k--) {
    places[k] = Math.max(places[k]!, least)
    least = places[k]! + LINE_HEIGHT
  }
  return sorted.map((end, k) => ({ ...end, value: back(places[k]!) }))
}
