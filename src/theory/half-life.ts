import { ln } from '../arithmetic.ts'
import { nextLine } from './neutral.ts'

/**
 * Half-life of a type that the human text has `count` times: the first whole generation at which the survival law
 * gives it less than an even chance of being present, c · m · g_t < ln 2. About 2.9 · c · m generations for a
 * frequent type.
 *
 * @param count at least 1
 * @param m tokens written / tokens read at A
 * @example
 * import { halfLife } from 'collapse-lab/theory'
 * // A word that is used once is in A's text with chance 0.632, in B's with 0.469.
 * halfLife(1) // → 2
 */
export function halfLife(count: number, m = 1): number {
  return halfLives([count], m).get(count)!
}

/**
 * Half-lives of several counts. All are found in one pass along g_t, from the smallest count to the greatest.
 *
 * @param counts in any order, repeated or not
 * @returns generations by count
 * @example
 * import { halfLives } from 'collapse-lab/theory'
 * halfLives([1, 2, 10]) // → Map(3) { 1 => 2, 2 => 5, 10 => 27 }
 */
export function halfLives(counts: Iterable<number>, m = 1): ReadonlyMap<number, number> {
  const even = ln(2)
  const found = new Map<number, number>()
  let t = 1
  let g = 1
  for (const count of [...new Set(counts)].sort((a, b) => a - b)) {
    for (; count * m * g >= even; t++) g = nextLine(g)
    found.set(count, t)
  }
  return found
}
