/** How many n-grams of one length were counted once, twice and so on: index r holds n_r, from 1 on; 0 is not used. */
export type CountsOfCounts = readonly number[]

/** The longest count whose counts are counted. */
const COUNTED = 8

/** @param counts of every n-gram; those of 0 are passed over */
export function countsOfCounts(counts: Int32Array): CountsOfCounts {
  const spectrum = new Int32Array(COUNTED + 2)
  for (let number = 0; number < counts.length; number++)
    spectrum[Math.min(counts[number]!, COUNTED + 1)]! += 1
  return [0, ...spectrum.subarray(1, COUNTED + 1)]
}

/** What is taken off counts of 1, 2 and 3 or more. */
export interface Discounts {
  readonly values: readonly [one: number, two: number, more: number]
  /** The text does not define them, and these stand in. */
  readonly fallback: boolean
  /** Counts above this keep all that they have; default: none do. */
  readonly upTo?: number
}

/** What KenLM takes where a text does not define the discounts (`--discount_fallback`). */
const FALLBACK: Discounts = { values: [0.5, 1, 1.5], fallback: true }

/**
 * The three discounts of modified Kneser-Ney: D_r = r − (r + 1) Y n_{r+1} / n_r with Y = n_1 / (n_1 + 2 n_2), as in Chen and
 * Goodman 1999, equation 26. A text without n-grams that occur once, twice or three times, or with a discount outside 0 to r,
 * defines none: 0.5, 1 and 1.5 stand in.
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

/** The discount of a count. */
export function discountOf({ values }: Discounts, count: number): number {
  return count === 0 ? 0 : values[Math.min(count, 3) - 1]!
}
