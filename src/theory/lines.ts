import { exp, ln } from '../arithmetic.ts'
import { timesWritten } from '../lineage/length.ts'
import type { Plan } from '../lineage/plan.ts'
import { nextLine } from './neutral.ts'
import type { Facts } from './oracle.ts'

/**
 * How surely the line of one token is gone by a generation: with chance exp(−human) for a token that A learned from, exp(−reserve) for
 * one of the reserve. A type seen c times there and r times here is written with chance 1 − exp(−c · human − r · reserve).
 */
export interface LineLoss {
  readonly human: number
  readonly reserve: number
}

/** Sizes of a lineage in tokens. */
export interface Sizes {
  /** N, what A learned from. */
  readonly words: number
  /** M_k, what one model of generation k writes, 1 for A. */
  readonly written: (generation: number) => number
  /** Human tokens that were set aside. */
  readonly reserve: number
  readonly share: number
  readonly pool: number
}

type Line = (generation: number, sizes: Sizes) => LineLoss

/** 1 − e^−x: the chance that a Poisson number with mean x is not 0. */
const some = nextLine

const learned = ({ words, written }: Sizes, k: number) => (k === 1 ? words : written(k - 1))

/** Each generation learns from the one before alone: θ ← M_k / D_k · (1 − e^−θ), backwards from the last. */
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

/** Isolated lineages have to lose a word one by one. */
const pooled: Line = (generation, sizes) => ({
  human: sizes.pool * chain(generation, sizes).human,
  reserve: 0,
})

/** All that there is before generation k: N + M_1 + … + M_{k−1}. */
function pileBefore({ words, written }: Sizes, k: number): number {
  let pile = words
  for (let earlier = 1; earlier < k; earlier++) pile += written(earlier)
  return pile
}

/** A copy stays in the pile: θ ← θ + M_k / P_k · (1 − e^−θ). */
const accumulate: Line = (generation, sizes) => {
  let theta = sizes.written(generation) / pileBefore(sizes, generation)
  for (let k = generation - 1; k >= 1; k--) theta += (sizes.written(k) / pileBefore(sizes, k)) * some(theta)
  return { human: theta, reserve: 0 }
}

/** The same where of the pile only the share q_k is read: θ ← θ − ln(1 − q_k (1 − e^{−r_k (1 − e^−θ)})). */
const subsample: Line = (generation, sizes) => {
  const read = (k: number) => learned(sizes, k) / pileBefore(sizes, k)
  const step = (k: number, x: number) => -ln(1 - read(k) * some((sizes.written(k) / learned(sizes, k)) * x))
  let theta = step(generation, 1)
  for (let k = generation - 1; k >= 1; k--) theta += step(k, some(theta))
  return { human: theta, reserve: 0 }
}

/** The human text stands beside the last generation alone. */
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

/** Human tokens are read again in each generation with chance q = x · M / N, copies with chance 1 − x. */
const keepHuman: Line = (generation, sizes) => {
  let kept = 0
  const theta = mixed(generation, sizes, (q, lives) => (kept -= ln(1 - q * lives)), sizes.words)
  return { human: kept + theta, reserve: 0 }
}

/** A token of the reserve is read in one generation at the most: 1 − Σ q (1 − e^−θ). */
const freshHuman: Line = (generation, sizes) => {
  let lost = 1
  const theta = mixed(generation, sizes, (q, lives) => (lost -= q * lives), sizes.reserve)
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
    human(Math.min(1, (share * written(k - 1)) / of), some(theta))
    theta = (written(k - 1) / learned(sizes, k - 1)) * (1 - share) * some(theta)
  }
  return theta
}

/** By regime: how lines of tokens go. */
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

/** The loss of lines for a plan and a generation, from sizes alone. */
export function lineLoss(facts: Facts): LineLoss {
  const { plan, generation } = facts
  return lines.get(plan.regime)!(generation, sizesOf(facts))
}

/** The sizes of a lineage, from what the generation at hand writes: others write as often as much as the regime says. */
export function sizesOf({ plan, words, written, generation, reserve }: Facts): Sizes {
  const pool = plan.pool ?? 1
  const once = written / timesWritten(plan, generation) / pool
  const each = (k: number) => once * timesWritten(plan, k)
  return { words, pool, written: each, reserve: reserve?.words ?? 0, share: plan.humanShare ?? 0 }
}

/** The chance that a type is there whose tokens' lines are lost like that. */
export const presence = ({ human, reserve }: LineLoss, count: number, aside = 0): number =>
  1 - exp(-(count * human + aside * reserve))
