import type { Untold } from '../../theory/verdicts.ts'
import { holm } from '../statistics/holm.ts'
import { studentChance, studentQuantile } from '../statistics/student.ts'

/**
 * How often chance alone makes a result or more of one table differ from its law. That is one table in 20: the rate of a 95 % interval,
 * held for all results of the table together.
 */
export const FALSE_ALARM_RATE = 0.05

/**
 * The least error of a law that a verdict must be able to notice: this share of what is lost or of what is left, whichever is less. A law
 * that is wrong by so much is that of another generation: under replace, words used once are lost by a sixth more slowly in E than in D.
 * A result that could not tell it from the true law is no agreement.
 */
export const NOTICED_ERROR = 0.2

/** A share that was measured, beside what a law expects. */
export interface LawTest {
  readonly expected: number
  /** How far the share lies from the law, at least 0. */
  readonly distance: number
  /** Standard error of the share. */
  readonly error: number
  /** Degrees of freedom of the error; {@link KNOWN_SPREAD} where it is not estimated from the seeds. */
  readonly freedom: number
  /** The chance of such a distance under the law, where it is not that of Student's t. */
  readonly chance?: number
}

/** Why a share is not judged. */
export interface Unjudged {
  readonly untold: Untold
}

/** Whether a share agrees with its law, or why that is not told. */
export type LawVerdict = { readonly agrees: boolean } | Unjudged

/**
 * Judges shares that are read together. Chance alone makes one of them or more differ with at most {@link FALSE_ALARM_RATE} (Holm's
 * procedure). A share that does not differ agrees only if it would differ from a law that is wrong by {@link NOTICED_ERROR}.
 *
 * @returns a verdict for each, in their order
 */
export function judgeLaws(tests: readonly (LawTest | Unjudged)[]): LawVerdict[] {
  const judged = tests.filter(test => 'expected' in test)
  const { rejected, level } = holm(judged.map(chanceOf), FALSE_ALARM_RATE)
  const differing = new Set(judged.filter((_, index) => rejected[index]))
  return tests.map(test => {
    if ('untold' in test) return test
    if (differing.has(test)) return { agrees: false }
    const { expected, error, freedom } = test
    const reach = error * studentQuantile(freedom, level)
    return reach > NOTICED_ERROR * Math.min(expected, 1 - expected) ? { untold: 'weak' } : { agrees: true }
  })
}

const chanceOf = ({ distance, error, freedom, chance }: LawTest): number =>
  chance ?? studentChance(distance / error, freedom)

/** The distance of a share from a law, which says it up to a bound: nothing between law and bound. */
export function distanceFrom(
  share: number,
  { expected, bound = expected }: { expected: number; bound?: number | undefined },
): number {
  return Math.max(0, Math.min(expected, bound) - share, share - Math.max(expected, bound))
}
