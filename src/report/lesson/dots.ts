import type { Estimate } from '../../experiment/statistics/interval.ts'
import { inHtml } from '../format/markup.ts'

/** Values on an axis, a dot for each. */
export interface Dots {
  readonly values: readonly number[]
  readonly from: number
  readonly to: number
  readonly unit: string
  /** What theory expects, drawn as a line; missing where it is silent. */
  readonly law?: number
  /** Drawn below the axis where it has an interval. */
  readonly mean?: Estimate
}

const WIDTH = 640
/** Room at the sides, above for the law's number, and below for the axis. */
const [SIDE, ABOVE, BELOW] = [56, 34, 56]
/** Room for piles of dots: at least, so that a lone dot does not look like a whole class, and at most. */
const [LEAST, MOST] = [40, 240]
/** Width of a dot. */
const DOT = 19

/** Draws values as dots, each where its value is, piled up where they would overlap, as SVG in the colours of the page. */
export function drawDots({ values, from, to, unit, law, mean }: Dots): string {
  const xOf = (value: number) => SIDE + ((value - from) / (to - from)) * (WIDTH - 2 * SIDE)
  const placed = pile(values.map(xOf))
  // A dot is as high as it is wide, and lower where a pile would not fit.
  const highest = Math.max(1, ...placed.map(({ level }) => level + 1))
  const step = Math.min(DOT, MOST / highest)
  const axis = ABOVE + Math.max(LEAST, highest * step)
  const dots = placed.map(
    ({ x, level }) =>
      `<ellipse cx="${fixed(x)}" cy="${fixed(axis - (level + 0.5) * step)}" rx="${fixed(0.45 * DOT)}" ry="${fixed(0.45 * step)}"/>`,
  )
  const ticks = ticksOf(from, to).map((tick, k, all) => {
    const x = fixed(xOf(tick))
    return `<line x1="${x}" x2="${x}" y1="${axis}" y2="${axis + 6}"/><text x="${x}" y="${axis + 24}">${inHtml(`${label(tick)}${unit === '' || k < all.length - 1 ? '' : ` ${unit}`}`)}</text>`
  })
  return [
    `<svg viewBox="0 0 ${WIDTH} ${axis + BELOW}" aria-hidden="true">`,
    `<g class="axis"><line x1="${SIDE}" x2="${WIDTH - SIDE}" y1="${axis}" y2="${axis}"/>${ticks.join('')}</g>`,
    `<g class="dots">${dots.join('')}</g>`,
    ...(law === undefined ? [] : [lawLine(xOf(law), { law, unit, axis })]),
    ...(mean?.interval ? [meanBar([mean.mean, mean.interval.low, mean.interval.high].map(xOf), axis)] : []),
    '</svg>',
  ].join('')
}

/** Piles dots up: each, from left to right, on the lowest level where it touches no other. */
function pile(places: readonly number[]): { x: number; level: number }[] {
  const ends: number[] = []
  return [...places]
    .sort((a, b) => a - b)
    .map(x => {
      const free = ends.findIndex(end => end <= x + 1e-6)
      const level = free < 0 ? ends.length : free
      ends[level] = x + DOT
      return { x, level }
    })
}

function lawLine(x: number, { law, unit, axis }: { law: number; unit: string; axis: number }): string {
  const at = fixed(x)
  // Its number stands where there is room for it.
  const anchor = x > WIDTH - 80 ? 'end' : x < 80 ? 'start' : 'middle'
  return `<g class="law"><line x1="${at}" x2="${at}" y1="${ABOVE - 8}" y2="${axis}"/><text x="${at}" y="${ABOVE - 14}" text-anchor="${anchor}">${inHtml(numberWith(law, unit))}</text></g>`
}

function meanBar([middle = 0, low = 0, high = 0]: readonly number[], axis: number): string {
  const y = axis + 40
  return `<g class="mean"><line x1="${fixed(low)}" x2="${fixed(high)}" y1="${y}" y2="${y}"/><circle cx="${fixed(middle)}" cy="${y}" r="5"/></g>`
}

/** A number as the board prints it: one decimal, none for a whole number of many digits. */
export const numberWith = (value: number, unit: string): string =>
  `${Math.abs(value) >= 1000 ? Math.round(value).toFixed(0) : value.toFixed(1)}${unit === '' ? '' : ` ${unit}`}`

/** The range of an axis for numbers that were measured: all of them and the law, with some room, between round numbers. */
export function rangeOf(values: readonly number[]): { from: number; to: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const step = stepOf(Math.max((most - least) * 1.4, Math.abs(most) * 0.06, 1e-9))
  return { from: Math.floor(least / step - 0.2) * step, to: Math.ceil(most / step + 0.2) * step }
}

/** Round numbers between two ends. */
function ticksOf(from: number, to: number): number[] {
  const step = stepOf(to - from)
  const first = Math.ceil(from / step - 1e-9)
  return Array.from({ length: Math.floor(to / step + 1e-9) - first + 1 }, (_, k) => (first + k) * step)
}

/** A step of 1, 2 or 5 times a power of ten, of which about six go into a range. */
function stepOf(range: number): number {
  const rough = range / 6
  let power = 1
  while (power > rough) power /= 10
  while (power * 10 <= rough) power *= 10
  const times = rough / power
  return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10)
}

const label = (tick: number) => String(Number(tick.toPrecision(6)))
const fixed = (value: number) => String(Number(value.toFixed(1)))
