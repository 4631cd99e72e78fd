import { named, type Arms } from './comparison/arms.ts'
import type { Estimate } from './statistics/interval.ts'
import { whyUntold } from './comparison/told.ts'

/**
 * How a number is shown. `share`: in percent. `points`: the difference of two shares. `change`: with a sign.
 */
export type Unit = 'share' | 'points' | 'number' | 'change'

/** A claim that a number can refute. */
export interface Claim {
  readonly name: string
  /** The expectation, written before the run; shown where the number agrees. */
  readonly says: string
  /** Shown where the number disagrees. */
  readonly otherwise: string
  /** What the number is, in plain words. */
  readonly number: string
  readonly unit: Unit
  /**
   * `main`: the statement is refuted if it fails. `limit`: if it fails, the statement holds, but not as broadly as
   * it is said. `aside`: what theory or others expect of the same plans; the statement does not rest on it.
   */
  readonly weight: 'main' | 'limit' | 'aside'
  /** Bounds that the number must lie within; one or both. */
  readonly expected: { readonly above?: number; readonly below?: number }
  /** The number, from the results of the arms; nothing where they have none. */
  measure(arms: Arms): Estimate | undefined
}

/** `open`: the interval holds a bound, or there is no interval. */
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

/** Tests a claim on the results of the arms. It is open where it rests on too little text. */
export function answerTo(claim: Claim, arms: Arms): Answered {
  const estimate = claim.measure(arms)
  if (estimate === undefined) return { claim, answer: 'open' }
  const untold = whyUntold([...arms.values()], list => claim.measure(named(list)))
  if (untold !== undefined) return { claim, estimate, answer: 'open', untold }
  return { claim, estimate, answer: sideOf(claim, estimate) }
}

/**
 * Whether the whole 95 % interval lies within the bounds, or the whole of it outside. A single value has no
 * interval, so its answer is open.
 */
function sideOf(
  { expected: { above = -Infinity, below = Infinity } }: Claim,
  { interval }: Estimate,
): Answer {
  if (!interval) return 'open'
  if (interval.low > above && interval.high < below) return 'yes'
  return interval.high <= above || interval.low >= below ? 'no' : 'open'
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
