import { given } from '../../given.ts'
import {
  axisX,
  axisY,
  dot,
  link,
  line,
  plot,
  ruleX,
  ruleY,
  text,
  tickX,
  type Markish,
} from '@observablehq/plot'
import { parseHTML, type Element } from 'linkedom'
import type { Bars, Figure, Lines } from '../../experiment/figure.ts'
import { axisLabel } from '../../report/findings/figure-rows.ts'
import { printed } from '../../report/findings/values.ts'

const WIDTH = 720
const INK = '#1a1a1a'
const LAW = '#b0452c'
const FONT = 'ui-sans-serif, system-ui, sans-serif'
const PATTERNS = ['', '7,3', '2,3', '9,3,2,3', '4,4', '12,4', '1,4']

/**
 * Draws a figure as SVG without a browser: means, 95 % intervals as bars, and in red what theory expects.
 *
 * @param forSlide whether the title stands above it, since no page says it; default no
 */
export function svgOf(figure: Figure, { forSlide = false }: { forSlide?: boolean } = {}): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const drawn = figure.kind === 'lines' ? plotLines(figure) : plotBars(figure)
  // Plot's types are for browsers.
  const svg = plot({
    ...drawn,
    document: document as never,
    width: WIDTH,
    ariaLabel: figure.title,
    style: { fontFamily: FONT, fontSize: '13px', color: INK, background: 'white' },
  }) as Element
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('role', 'img')
  if (forSlide) addTitle(svg, document.createElement('text'), { title: figure.title, height: drawn.height })
  return `${svg.outerHTML}\n`
}

/** Room for a title, in the units of a figure. */
const TITLE_ROOM = 44

/** Puts a title above a figure of some height. @param heading an empty element for it */
function addTitle(
  svg: Element,
  heading: Element,
  { title, height }: { title: string; height: number },
): void {
  svg.setAttribute('viewBox', `0 ${-TITLE_ROOM} ${WIDTH} ${height + TITLE_ROOM}`)
  svg.setAttribute('height', String(height + TITLE_ROOM))
  const place = {
    x: 12,
    y: -TITLE_ROOM / 2,
    'font-size': 20,
    'font-weight': 600,
    'text-anchor': 'start',
    fill: INK,
  }
  for (const [name, value] of Object.entries(place)) heading.setAttribute(name, String(value))
  heading.append(title)
  svg.append(heading)
}

function plotLines({ series, unit, number, across }: Lines) {
  const points = series.flatMap(({ name, points }) =>
    points.map(({ at, value, law }) => ({ name, at, law, mean: value.mean, ...intervalEnds(value) })),
  )
  const places = [...new Set(points.map(({ at }) => at))].sort((a, b) => a - b)
  const own = (name: string) => points.filter(point => point.name === name)
  const values = points.flatMap(({ mean, low, high, law }) => [
    mean,
    low,
    high,
    ...(law === undefined ? [] : [law]),
  ])
  const domain = unit === 'share' ? [0, Math.max(...values)] : [Math.min(...values), Math.max(...values)]
  const marginRight = 40 + 7 * Math.max(...series.map(({ name }) => name.length))
  const ends = spreadOut(
    series.flatMap(({ name }) => own(name).slice(-1)),
    domain as [number, number],
  )
  const marks: Markish[] = [
    axisX(places, {
      tickFormat: (at: number) => axisLabel(given({ across }), at),
      tickSize: 0,
    }),
    axisY({
      ticks: 6,
      tickFormat: (value: number) => printed(value, unit).replace(/\.0(?= )/, ''),
      tickSize: 0,
    }),
    ruleY([domain[0]!], { strokeOpacity: 0.4 }),
    ...series.map(
      ({ name }) =>
      line(own(name).filter(({ law }) => law !== undefined), { x: 'at', y: 'law', stroke: LAW, strokeWidth: 4, strokeOpacity: 0.35 }), // prettier-ignore
    ),
    ...series.map(
      ({ name }, k) =>
      line(own(name), { x: 'at', y: 'mean', stroke: INK, strokeWidth: 1.6, strokeDasharray: PATTERNS[k % PATTERNS.length]! }), // prettier-ignore
    ),
    ruleX(points, { x: 'at', y1: 'low', y2: 'high', stroke: INK, strokeWidth: 1.2 }),
    dot(points, { x: 'at', y: 'mean', r: 2.4, fill: INK }),
    ...theoryNote(points),
    text(ends, { x: 'at', y: 'place', text: 'name', textAnchor: 'start', dx: 9, fill: INK }),
  ]
  return {
    height: 400,
    marginLeft: 84,
    marginRight,
    marginTop: 34,
    marginBottom: 44,
    x: { label: across ?? 'generation', type: 'point' as const, domain: places, labelAnchor: 'center' as const, labelArrow: 'none' as const }, // prettier-ignore
    y: { label: number, domain, nice: true, labelArrow: 'none' as const },
    marks,
  }
}

function plotBars({ bars, unit, number }: Bars) {
  const rows = bars.map(({ name, value, law }) => ({ name, law, mean: value.mean, ...intervalEnds(value) }))
  const marginLeft = 30 + 7 * Math.max(...rows.map(({ name }) => name.length))
  const zero = rows.every(({ mean }) => mean >= 0) && unit !== 'change' ? [0] : []
  return {
    height: 80 + 28 * rows.length,
    marginLeft,
    marginRight: 80,
    marginBottom: 44,
    x: { label: number, nice: true, labelAnchor: 'center' as const, labelArrow: 'none' as const },
    y: { label: null, domain: rows.map(({ name }) => name), type: 'band' as const },
    marks: [
      ...theoryNote(rows),
      axisX({
        ticks: 5,
        tickFormat: (value: number) => printed(value, unit).replace(/\.0(?= )/, ''),
        tickSize: 0,
      }),
      axisY({ tickSize: 0 }),
      ruleX(zero, { strokeOpacity: 0.4 }),
      tickX(rows.filter(({ law }) => law !== undefined), { x: 'law', y: 'name', stroke: LAW, strokeWidth: 4, strokeOpacity: 0.5 }), // prettier-ignore
      link(rows, { x1: 'low', x2: 'high', y1: 'name', y2: 'name', stroke: INK, strokeWidth: 1.4 }),
      dot(rows, { x: 'mean', y: 'name', r: 4, fill: INK }),
      text(rows, { x: 'high', y: 'name', text: ({ mean }: { mean: number }) => printed(mean, unit), textAnchor: 'start', dx: 9, fill: INK }), // prettier-ignore
    ],
  }
}

/** The note that says what the red line is; empty without one. */
const theoryNote = (points: readonly { readonly law?: number | undefined }[]): Markish[] =>
  points.some(({ law }) => law !== undefined)
    ? [
        text(['red: what theory expects'], {
          frameAnchor: 'top-right',
          dy: -18,
          fill: LAW,
          text: (note: string) => note,
        }),
      ]
    : []

/** The ends of an interval; the value itself for both when there is one seed. */
function intervalEnds({ mean, interval }: Lines['series'][number]['points'][number]['value']) {
  return { low: interval?.low ?? mean, high: interval?.high ?? mean }
}

/** Places the names at the ends of lines so that none hides another: each at least a twentieth of the range above the one below. */
function spreadOut<T extends { readonly mean: number }>(ends: readonly T[], [low, high]: [number, number]) {
  const room = (high - low || 1) / 20
  const placed = [...ends].sort((a, b) => a.mean - b.mean).map(end => ({ ...end, place: end.mean }))
  for (let k = 1; k < placed.length; k++)
    placed[k]!.place = Math.max(placed[k]!.place, placed[k - 1]!.place + room)
  return placed
}
