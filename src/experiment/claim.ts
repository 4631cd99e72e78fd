import { named, type Arms } from './comparison/arms.ts'
import { overText, type Widen } from './comparison/over-text.ts'
import { holm } from './statistics/holm.ts'
import type { Estimate } from './statistics/interval.ts'
import { studentChance, studentQuantile } from './statistics/student.ts'
import { whyUntold } from './comparison/told.ts'

/**
 * How a number is shown. `share`: in percent. `points`: the difference of two shares. `change`: with a sign.
 */
export type Unit = 'share' | 'points' | 'number' | 'change'

/** A claim that a number can refute. */
export interface Claim {
  readonly name: string
  /** What is said before the run; shown where the number agrees. */
  readonly says: string
  /** Shown where the number disagrees. */
  readonly otherwise: string
  /** What the number is, in plain words. */
  readonly number: string
  readonly unit: Unit
  /**
   * `main`: the statement is refuted if it fails. `limit`: what follows if the statement is said broadly, not what is expected of it; if it
   * fails, the statement holds, but not so broadly. `aside`: what theory or others expect of the same plans; the statement does not rest
   * on it.
   */
  readonly weight: 'main' | 'limit' | 'aside'
  /** Bounds that the number must lie within; one or both. */
  readonly expected: { readonly above?: number; readonly below?: number }
  /** Why numbers between two bounds count as alike, in a sentence. Every claim with two bounds has it. */
  readonly margin?: string
  /** Whether it needs arms that are run at full size alone. */
  readonly fullSizeOnly?: true
  /** The number, from the results of the arms; nothing where they have none. */
  measure(arms: Arms): Estimate | undefined
}

/** `open`: chance may have put the number on that side of a bound, or there is no interval. */
export type Answer = 'yes' | 'no' | 'open'

/** A claim with the number that tests it. */
export interface Answered {
  readonly claim: Claim
  readonly estimate?: Estimate
  readonly answer: Answer
  /** Why it is open where the text is too short for the number, as a part of a sentence. */
  readonly untold?: string
}

/** What the claims of an experiment together say of its statement. */
export type Judgement = 'supports' | 'qualifies' | 'contradicts' | 'open'

/** Why a claim is not told where its arms were not run. */
export const FULL_SIZE_ONLY = 'its plans are run at full size alone, without --quick'

/** How often chance alone decides a claim or more of an experiment for the wrong side: that of a 95 % interval, for all claims together. */
export const WRONG_ANSWER_RATE = 0.05

/**
 * Tests the claims of an experiment on the results of the arms. A claim is open where it rests on too little text, and where chance may
 * have put its number on that side of a bound: by Student's t, with Holm's procedure over all claims. Chance is that of the seeds, and
 * that of the held-out text for what is measured on it.
 */
export function answersTo(claims: readonly Claim[], arms: Arms): Answered[] {
  const widen = overText([...arms.values()])
  return decide(claims.map(claim => measuredBy(claim, arms, widen)))
}

/** Decides claims that are read together on their numbers, by Holm's procedure. */
export function decide(measured: readonly Omit<Answered, 'answer'>[]): Answered[] {
  const decided = measured.filter(({ estimate, untold }) => estimate?.interval && untold === undefined)
  const { rejected } = holm(
    decided.map(({ claim, estimate }) => chanceOfSide(claim, estimate!)),
    WRONG_ANSWER_RATE,
  )
  const sure = new Set(decided.filter((_, index) => rejected[index]))
  return measured.map(each => ({
    ...each,
    answer: sure.has(each) ? sideOf(each.claim, each.estimate!) : 'open',
  }))
}

/** The number of a claim, and why it is not told. */
function measuredBy(claim: Claim, arms: Arms, widen: Widen): Omit<Answered, 'answer'> {
  const seeds = claim.measure(arms)
  if (seeds === undefined) return { claim, ...(claim.fullSizeOnly && { untold: FULL_SIZE_ONLY }) }
  const estimate = widen(seeds, list => claim.measure(named(list)))
  const untold = whyUntold([...arms.values()], list => claim.measure(named(list)))
  return { claim, estimate, ...(untold !== undefined && { untold }) }
}

/** Whether the middle of the interval lies within the bounds. */
function sideOf({ expected }: Claim, estimate: Estimate): 'yes' | 'no' {
  const { middle } = spanOf(estimate)
  const { above = -Infinity, below = Infinity } = expected
  return middle > above && middle < below ? 'yes' : 'no'
}

/**
 * The chance that the mean of the seeds lies as far from the nearest bound if the truth lies on it, to either side. The degrees of freedom
 * are one fewer than the seeds; for a difference that is not paired they are at least that, so that the chance is not too small.
 */
function chanceOfSide({ expected: { above, below } }: Claim, estimate: Estimate): number {
  const { middle, half } = spanOf(estimate)
  if (half === 0) return 0
  const distances = [above, below].flatMap(bound => (bound === undefined ? [] : [Math.abs(middle - bound)]))
  const freedom = estimate.count - 1
  return studentChance((Math.min(...distances) / half) * studentQuantile(freedom), freedom)
}

/** The middle of an interval, and half of its width. */
function spanOf({ interval, mean }: Estimate): { middle: number; half: number } {
  const { low, high } = interval ?? { low: mean, high: mean }
  return { middle: (low + high) / 2, half: (high - low) / 2 }
}

/**
 * Judges the statement by the answers. It is contradicted if a main claim fails, and open while one is open. A
 * limit that fails qualifies it.
 */
export function judgementOf(answers: readonly Answered[]): Judgement {
  const answersOf = (weight: Claim['weight']) =>
    answers.filter(({ claim }) => claim.weight === weight).map(({ answer }) => answer)
  const main = answersOf('main')
  if (main.includes('no')) return 'contradicts'
  if (main.includes('open') || main.length === 0) return 'open'
  return answersOf('limit').includes('no') ? 'qualifies' : 'supports'
}
