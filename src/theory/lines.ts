import { exp, ln } from '../arithmetic.ts'
import { timesWritten } from '../lineage/length.ts'
import type { Plan } from '../lineage/plan.ts'
import type { Draws } from '../lineage/sources.ts'
import { nextLine } from './neutral.ts'
import type { Facts } from './oracle.ts'

/**
 * Chance that the line of one token is lost by a generation: exp(−human) for a token that A learned from,
 * exp(−reserve) for a token of the reserve. A type with c tokens in A's text and r in the reserve is written with
 * chance 1 − exp(−c · human − r · reserve).
 */
export interface LineLoss {
  readonly human: number
  readonly reserve: number
}

/** Sizes of a lineage in tokens. */
export interface Sizes {
  /** N, what A learned from. */
  readonly words: number
  /** M_k, the tokens that one model of generation k writes; k = 1 for A. */
  readonly written: (generation: number) => number
  /** Human tokens that were set aside. */
  readonly reserve: number
  readonly share: number
  readonly draws: Draws
  readonly pool: number
}

type Line = (generation: number, sizes: Sizes) => LineLoss

/** 1 − e^−x: the chance that a Poisson variable with mean x is not 0. */
const some = nextLine

const learned = ({ words, written }: Sizes, k: number) => (k === 1 ? words : written(k - 1))

/**
 * `replace`: each generation learns only from the one before. θ ← M_k / D_k · (1 − e^−θ), backwards from the last.
 */
const chain: Line = (generation, sizes) => {
  let theta = sizes.written(generation) / learned(sizes, generation)
  for (let k = generation - 1; k >= 1; k--) theta = (sizes.written(k) / learned(sizes, k)) * some(theta)
  return { human: theta, reserve: 0 }
}

const teacher: Line = (generation, sizes) =>
  generation <= 2
    ? chain(generation, sizes)
    : {
        human: (sizes.written(1) / sizes.words) * some(sizes.written(generation) / sizes.written(1)),
        reserve: 0,
      }

/** `pool`: a word is lost only when every isolated lineage has lost it. */
const pooled: Line = (generation, sizes) => ({
  human: sizes.pool * chain(generation, sizes).human,
  reserve: 0,
})

/** Tokens of all texts before generation k: N + M_1 + … + M_{k−1}. */
function pileBefore({ words, written }: Sizes, k: number): number {
  let pile = words
  for (let earlier = 1; earlier < k; earlier++) pile += written(earlier)
  return pile
}

/** `accumulate`: a copy stays in the pile. θ ← θ + M_k / P_k · (1 − e^−θ). */
const accumulate: Line = (generation, sizes) => {
  let theta = sizes.written(generation) / pileBefore(sizes, generation)
  for (let k = generation - 1; k >= 1; k--) theta += (sizes.written(k) / pileBefore(sizes, k)) * some(theta)
  return { human: theta, reserve: 0 }
}

/**
 * `accumulate-subsample`: only the share q_k of the pile is read. θ ← θ − ln(1 − q_k (1 − e^{−r_k (1 − e^−θ)})).
 */
const subsample: Line = (generation, sizes) => {
  const read = (k: number) => learned(sizes, k) / pileBefore(sizes, k)
  const step = (k: number, x: number) => -ln(1 - read(k) * some((sizes.written(k) / learned(sizes, k)) * x))
  let theta = step(generation, 1)
  for (let k = generation - 1; k >= 1; k--) theta += step(k, some(theta))
  return { human: theta, reserve: 0 }
}

/** `augment`: each generation learns from the human text and the last generation. */
const augment: Line = (generation, sizes) => {
  const read = (k: number) => (k === 1 ? 0 : sizes.written(k - 1)) + sizes.words
  let kept = 0
  let theta = sizes.written(generation) / read(generation)
  for (let k = generation - 1; k >= 1; k--) {
    kept += theta
    theta = (sizes.written(k) / read(k)) * some(theta)
  }
  return { human: kept + theta, reserve: 0 }
}

/**
 * `keep-human`: human tokens are read again in each generation with chance q = x · M / N, copies with chance 1 − x. Drawn with
 * replacement, a token is read a Poisson number of times, q on average.
 */
const keepHuman: Line = (generation, sizes) => {
  let kept = 0
  const lost = (q: number, lives: number) =>
    sizes.draws === 'with-replacement' ? q * lives : -ln(1 - Math.min(1, q) * lives)
  const theta = mixed(generation, sizes, (q, lives) => (kept += lost(q, lives)), sizes.words)
  return { human: kept + theta, reserve: 0 }
}

/** `fresh-human`: a token of the reserve is read in at most one generation. 1 − Σ q (1 − e^−θ). */
const freshHuman: Line = (generation, sizes) => {
  let lost = 1
  const theta = mixed(generation, sizes, (q, lives) => (lost -= Math.min(1, q) * lives), sizes.reserve)
  return { human: theta, reserve: -ln(lost) }
}

function mixed(
  generation: number,
  sizes: Sizes,
  human: (q: number, lives: number) => void,
  of: number,
): number {
  const { share, written } = sizes
  let theta = written(generation) / learned(sizes, generation)
  for (let k = generation; k >= 2; k--) {
    human((share * written(k - 1)) / of, some(theta))
    theta = (written(k - 1) / learned(sizes, k - 1)) * (1 - share) * some(theta)
  }
  return theta
}

/** The loss of lines, by regime. */
const lines: ReadonlyMap<string, Line> = new Map([
  ['replace', chain],
  ['grow', chain],
  ['teacher', teacher],
  ['pool', pooled],
  ['accumulate', accumulate],
  ['accumulate-subsample', subsample],
  ['augment', augment],
  ['keep-human', keepHuman],
  ['fresh-human', freshHuman],
])

/** Whether a regime has a law for lines of tokens. */
export const hasLine = ({ regime }: Plan): boolean => lines.has(regime)

/** Computes the loss of lines for a plan and a generation, from sizes alone. */
export function lineLoss(facts: Facts): LineLoss {
  const { plan, generation } = facts
  return lines.get(plan.regime)!(generation, sizesOf(facts))
}

/**
 * Derives the sizes of a lineage from the tokens of one generation. Other generations write as much as the regime
 * says.
 */
export function sizesOf({ plan, words, written, generation, reserve }: Facts): Sizes {
  const pool = plan.pool ?? 1
  const once = written / timesWritten(plan, generation) / pool
  const each = (k: number) => once * timesWritten(plan, k)
  return {
    ...{ words, pool, written: each, reserve: reserve?.words ?? 0 },
    share: plan.humanShare ?? 0,
    draws: plan.humanDraws ?? 'without-replacement',
  }
}

/**
 * Chance that a type is still written.
 *
 * @param count of the type in the text that A learned from
 * @param aside of the type in the reserve
 */
export const presence = ({ human, reserve }: LineLoss, count: number, aside = 0): number =>
  1 - exp(-(count * human + aside * reserve))
