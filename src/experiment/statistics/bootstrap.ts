import { percentile } from '../../arithmetic.ts'
import { once } from '../../once.ts'
import { randomFrom } from '../../random.ts'
import { metricNamed } from '../../metrics/named.ts'
import { casesIn, type Blocks } from '../../metrics/held-out-blocks.ts'
import { unlessRefused } from '../../refusal.ts'
import type { Estimate, Interval } from './interval.ts'
import { KNOWN_SPREAD, studentQuantile } from './student.ts'

/** What a number that rests on held-out text is known to, by the chance of that text. */
export interface HeldOut extends Partial<Interval> {
  /** Tokens or n-grams of the held-out text that it is of. */
  readonly cases: number
}

/** A draw of the bootstrap: how often each block is in it. */
export type Draw = Uint8Array

/** Draws of which the 2.5th and the 97.5th percentile make an interval. */
const DRAWS = 1000

/** Draws that tell a standard error, to a twentieth of it. */
const DRAWS_OF_AN_ERROR = 200

/** Fewer blocks tell too little of how far texts differ. */
export const FEWEST_BLOCKS = 10

const known = new Map<number, readonly Draw[]>()

/** Draws of a number of blocks with replacement, the same for every measure and every model: so differences between them are paired. */
function drawsOf(blocks: number): readonly Draw[] {
  const found = known.get(blocks)
  if (found) return found
  const random = randomFrom('held-out text', 'bootstrap', String(blocks))
  const draws = Array.from({ length: DRAWS }, () => {
    const draw = new Uint8Array(blocks)
    for (let k = 0; k < blocks; k++) draw[random.below(blocks)]! += 1
    return draw
  })
  known.set(blocks, draws)
  return draws
}

/** The draws by which the error of a number is told; none where there are too few blocks. */
export const drawsOfError = (blocks: number): readonly Draw[] =>
  blocks < FEWEST_BLOCKS ? [] : drawsOf(blocks).slice(0, DRAWS_OF_AN_ERROR)

/** The measure of a row on a draw of the blocks; nothing where the draw has no case. @param row as in `perplexity/1` */
export function valueOn(draw: Draw, row: string, { sums, counts }: Blocks): number | undefined {
  let [sum, cases] = [0, 0]
  for (let block = 0; block < draw.length; block++) {
    if (draw[block] === 0) continue
    sum += draw[block]! * sums[block]!
    cases += draw[block]! * counts[block]!
  }
  return cases === 0 ? undefined : fromMean(row)(sum / cases)
}

const functions = new Map<string, (mean: number) => number>()

/** How a row comes from the mean over its cases. Rows that are no measures of the lab are that mean. */
function fromMean(row: string): (mean: number) => number {
  const [name = ''] = row.split('/', 1)
  let of = functions.get(name)
  if (!of) {
    of = unlessRefused(() => metricNamed(name))?.heldOut?.of ?? (mean => mean)
    functions.set(name, of)
  }
  return of
}

/**
 * The cases of a number that rests on held-out text, and its 95 % interval by the block bootstrap: blocks of passages are drawn with
 * replacement, and the interval goes from the 2.5th to the 97.5th percentile of what the draws give (Efron 1979; blocks that do not
 * overlap, Carlstein 1986, Annals of Statistics 14, 1171-1179). Of fewer than ten blocks there is no interval.
 *
 * @param row as in `perplexity/1`
 */
export function heldOutOf(row: string, blocks: Blocks): HeldOut {
  const cases = casesIn(blocks)
  if (blocks.counts.length < FEWEST_BLOCKS) return { cases }
  const [low, high] = central(drawsOf(blocks.counts.length).flatMap(draw => valueOn(draw, row, blocks) ?? []))
  return { cases, low, high }
}

/** The central 95 % of some values: their 2.5th and 97.5th percentile by nearest rank, which of twenty are the least and the greatest. */
export function central(values: readonly number[]): readonly [low: number, high: number] {
  const sorted = [...values].sort((a, b) => a - b)
  return [percentile(sorted, 2.5)!, percentile(sorted, 97.5)!]
}

/** Standard deviation of what draws give; 0 of fewer than two. */
export function spreadOf(values: readonly number[]): number {
  if (values.length < 2 || !values.every(Number.isFinite)) return 0
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - middle) * (value - middle), 0)
  return Math.sqrt(squares / (values.length - 1))
}

const normal = once(() => studentQuantile(KNOWN_SPREAD))

/** The standard error that an interval by the held-out text comes from; 0 where there is none. */
export const errorOf = ({ low = 0, high = 0 }: Partial<Interval>): number => (high - low) / 2 / normal()

/**
 * Widens the interval of a mean over seeds by the chance of the held-out text, which all seeds have in common. Both are independent, so
 * that the squares of their half widths add up.
 *
 * @param error standard error by the held-out text; 0 for none
 */
export function widened<E extends Estimate>(estimate: E, error: number): E {
  const { interval } = estimate
  if (!interval || error === 0) return estimate
  const half = (interval.high - interval.low) / 2
  const middle = (interval.high + interval.low) / 2
  const wider = Math.sqrt(half * half + normal() * normal() * error * error)
  return { ...estimate, interval: { low: middle - wider, high: middle + wider } }
}
