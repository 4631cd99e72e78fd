import { ln } from '../arithmetic.ts'
import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'

/** The 5 % critical value of chi-square with one degree of freedom, below which a difference is not listed. */
export const KEY_THRESHOLD = 3.84

/**
 * Keyness: how strongly each type sets a text apart from a reference, by Dunning's log-likelihood ratio G2 = 2 ·
 * (a ln(a / E1) + b ln(b / E2)). E1 and E2 are the counts that a + b would have in texts of these lengths if both
 * used the type equally often.
 *
 * @param counts of each type in the text; the text is as long as their sum
 * @param reference of the same types, in the same order
 * @returns G2 by type, positive where the text uses the type more, negative where less, 0 where equally often
 * @see Dunning 1993, "Accurate methods for the statistics of surprise and coincidence", section 4; in this form
 *   for two corpora Rayson and Garside 2000, section 3
 * @example
 * import { keyness } from 'collapse-lab'
 * // The first type is used three times in the text and once in the reference; G2 = 2 · (3 ln 1.5 + ln 0.5).
 * keyness([3, 1], [1, 3]) // → [ 1.04649…, -1.04649… ]
 */
export function keyness(counts: ArrayLike<number>, reference: ArrayLike<number>): number[] {
  checkLengths(counts, reference)
  const [here, there] = [total(counts), total(reference)]
  return Array.from(counts, (count, type) => signedG2(count, reference[type]!, here, there))
}

/**
 * Expected number of key types by chance, if the tokens of both texts were shuffled together and divided into
 * texts of the same lengths. Exact in the mean: of a + b tokens of a type, the text gets a hypergeometric number.
 *
 * @param threshold of |G2|; default 3.84
 */
export function keyByChance(
  counts: ArrayLike<number>,
  reference: ArrayLike<number>,
  { threshold = KEY_THRESHOLD }: { threshold?: number } = {},
): number {
  checkLengths(counts, reference)
  const [here, there] = [total(counts), total(reference)]
  const alike = new Map<number, number>()
  for (let type = 0; type < counts.length; type++) {
    const both = counts[type]! + reference[type]!
    if (both > 0) alike.set(both, (alike.get(both) ?? 0) + 1)
  }
  let sum = 0
  for (const [both, types] of alike) sum += types * chanceOfKey(both, here, there, threshold)
  return sum
}

/** Share of the greatest weight below which weights are left out. */
const NEGLIGIBLE_WEIGHT = 1e-18

/**
 * Chance that a type with `both` tokens is key: hypergeometric weights, from the likeliest number outwards.
 */
function chanceOfKey(both: number, here: number, there: number, threshold: number): number {
  const mode = Math.floor(((both + 1) * (here + 1)) / (here + there + 2))
  let [all, key] = [0, 0]
  const weigh = (count: number, weight: number) => {
    all += weight
    if (Math.abs(signedG2(count, both - count, here, there)) >= threshold) key += weight
  }
  const ratio = (count: number) =>
    ((here - count) * (both - count)) / ((count + 1) * (there - both + count + 1))
  const most = Math.min(both, here)
  const least = Math.max(0, both - there)
  weigh(mode, 1)
  for (let [count, weight] = [mode, 1]; count < most && weight > NEGLIGIBLE_WEIGHT; count++)
    weigh(count + 1, (weight *= ratio(count)))
  for (let [count, weight] = [mode, 1]; count > least && weight > NEGLIGIBLE_WEIGHT; count--)
    weigh(count - 1, (weight /= ratio(count - 1)))
  return key / all
}

function signedG2(count: number, other: number, here: number, there: number): number {
  const lean = count * there - other * here
  if (lean === 0) return 0
  const rate = (count + other) / (here + there)
  // With nearly equal shares the two terms cancel, and rounding may leave slightly less than 0.
  const g2 = 2 * Math.max(0, surprisal(count, here * rate) + surprisal(other, there * rate))
  return lean > 0 ? g2 : -g2
}

/** One term of G2; 0 · ln 0 is 0. */
const surprisal = (count: number, expected: number) => (count === 0 ? 0 : count * ln(count / expected))

function total(counts: ArrayLike<number>): number {
  let sum = 0
  for (let type = 0; type < counts.length; type++) sum += counts[type]!
  return sum
}

function checkLengths(counts: ArrayLike<number>, reference: ArrayLike<number>): void {
  if (counts.length !== reference.length)
    throw new Refusal(
      phrase`counts and reference must be of the same types, got ${counts.length} and ${reference.length}`,
      'give 0 for a type that a text has not',
    )
}
