import type { Arms } from './comparison/arms.ts'
import type { Estimate } from './statistics/interval.ts'

/** How a number is read: a share is shown in per cent, points are the difference of two shares, a change has a sign, too. */
export type Unit = 'share' | 'points' | 'number' | 'change'

/** A sentence that a number can prove wrong. */
export interface Claim {
  readonly name: string
  /** What is expected, said beforehand, and read where the number agrees. */
  readonly says: string
  /** What is read where the number goes the other way. */
  readonly otherwise: string
  /** What the number is, in plain words. */
  readonly number: string
  readonly unit: Unit
  /**
   * `main`: the statement falls with it. `limit`: without it the statement holds, but not as broadly as it is said. `aside`: what
   * theory or others expect of the same plans; the statement does not rest on it.
   */
  readonly weight: 'main' | 'limit' | 'aside'
  /** Where the number has to lie; both ends for a number that has to lie between. */
  readonly expected: { readonly above?: number; readonly below?: number }
  /** The number, from what the arms gave; nothing where they have none. */
  measure(arms: Arms): Estimate | undefined
}

/** `open`: the interval reaches to both sides, or there is none. */
export type Answer = 'yes' | 'no' | 'open'

/** A claim with the number that it was held against. */
export interface Answered {
  readonly claim: Claim
  readonly estimate?: Estimate
  readonly answer: Answer
}

export type Judgement = 'supports' | 'qualifies' | 'contradicts' | 'open'

/** Holds a claim against what the arms gave. */
export function answerTo(claim: Claim, arms: Arms): Answered {
  const estimate = claim.measure(arms)
  return estimate === undefined
    ? { claim, answer: 'open' }
    : { claim, estimate, answer: sideOf(claim, estimate) }
}

/**
 * Whether the whole 95 % interval lies where it is expected, or the whole of it elsewhere. A single value has no interval, and says
 * nothing.
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
 * What the answers say of the statement: it falls with a main claim, and cannot be told while one is open. A limit that does not hold
 * qualifies it.
 */
export function judgementOf(answers: readonly Answered[]): Judgement {
  const answersOf = (weight: Claim['weight']) =>
    answers.filter(({ claim }) => claim.weight === weight).map(({ answer }) => answer)
  const main = answersOf('main')
  if (main.includes('no')) return 'contradicts'
  if (main.includes('open') || main.length === 0) return 'open'
  return answersOf('limit').includes('no') ? 'qualifies' : 'supports'
}
