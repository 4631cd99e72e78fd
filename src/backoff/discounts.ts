/**
 * Discounts of Kneser-Ney and absolute discounting (KenLM's discounts).
 *
 * Input: the counts of all n-grams of a length, occurrences or continuation counts, in any order.
 * Output: the discounts of counts of 1, 2, and 3 or more.
 */

import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'

/** Counts of counts: index r holds n_r, the number of n-grams of one length with count r; 0 is not used. */
export type CountsOfCounts = readonly number[]

/** The greatest r of n_r. */
const MAX_COUNT = 8

/** Counts the counts. @param pieces the counts of every n-gram; a count of 0 is skipped */
export function countsOfCounts(pieces: Iterable<Int32Array>): CountsOfCounts {
  const spectrum = new Int32Array(MAX_COUNT + 2)
  for (const counts of pieces)
    for (let number = 0; number < counts.length; number++)
      spectrum[Math.min(counts[number]!, MAX_COUNT + 1)]! += 1
  return [0, ...spectrum.subarray(1, MAX_COUNT + 1)]
}

/** The discounts of counts of 1, of 2, and of 3 or more. */
export interface Discounts {
  readonly values: readonly [one: number, two: number, more: number]
  /** Whether the text defines none, and fixed values are used. */
  readonly fallback: boolean
  /** Counts above this are not discounted; default: all are. */
  readonly upTo?: number
}

/** Fixed discounts where a text defines none, as KenLM's `--discount_fallback`. */
const FALLBACK: Discounts = { values: [0.5, 1, 1.5], fallback: true }

/**
 * The three discounts of modified Kneser-Ney: D_r = r − (r + 1) Y n_{r+1} / n_r with Y = n_1 / (n_1 + 2 n_2), as in Chen and
 * Goodman 1999, equation 26. A text without n-grams that occur once, twice or three times, or with a discount outside 0 to r,
 * defines none: 0.5, 1 and 1.5 are used.
 */
export function threeDiscounts([, n1 = 0, n2 = 0, n3 = 0, n4 = 0]: CountsOfCounts): Discounts {
  if (n1 === 0 || n2 === 0 || n3 === 0) return FALLBACK
  const y = n1 / (n1 + 2 * n2)
  const values: Discounts['values'] = [1 - (2 * y * n2) / n1, 2 - (3 * y * n3) / n2, 3 - (4 * y * n4) / n3]
  return values.every((value, r) => value >= 0 && value <= r + 1) ? { values, fallback: false } : FALLBACK
}

/** One discount for all counts: n_1 / (n_1 + 2 n_2), Ney, Essen and Kneser 1994, equation 11; 0.5 where there is none. */
export function oneDiscount([, n1 = 0, n2 = 0]: CountsOfCounts): Discounts {
  if (n1 === 0 || n2 === 0) return { values: [0.5, 0.5, 0.5], fallback: true }
  const d = n1 / (n1 + 2 * n2)
  return { values: [d, d, d], fallback: false }
}

/**
 * The discounts that somebody chose: one for all counts, or one each for counts of 1, of 2, and of 3 or more.
 *
 * @param wanted how many a smoothing takes
 * @throws Refusal when they are not as many, or one is not above 0 and at most the count that it is subtracted from
 */
export function chosenDiscounts(chosen: readonly number[], wanted: 1 | 3): Discounts {
  const isRight = chosen.length === wanted && chosen.every((value, r) => value > 0 && value <= r + 1)
  if (!isRight)
    throw new Refusal(
      wanted === 1
        ? phrase`discount must be one number above 0 and at most 1, got ${chosen.join(', ')}`
        : phrase`discount must be three numbers above 0, at most 1, 2 and 3, got ${chosen.join(', ')}`,
      'it is subtracted from a count: as in 0.75, or for counts of 1, of 2, and of 3 or more 0.5,1,1.5',
    )
  const [one = 0, two = one, more = one] = chosen
  return { values: [one, two, more], fallback: false }
}

/** The discount of a count. */
export function discountOf({ values }: Discounts, count: number): number {
  return count === 0 ? 0 : values[Math.min(count, 3) - 1]!
}
