import { ln } from '../../arithmetic.ts'
import type { Formula } from './formula.ts'

/**
 * Approximate fixation time: how many texts of N tokens, each drawn from the one before, it takes until one word
 * is left. −2N Σ (1 − p) ln(1 − p). Each word is the last one with chance p, its share now.
 *
 * @param shares of all words, their sum 1
 * @param tokens N
 * @returns generations; 0 where one word is all there is
 * @example
 * import { fixationTime } from 'collapse-lab/theory'
 * // Two equally frequent words, in texts of 100 words.
 * fixationTime([0.5, 0.5], 100) // → 138.6294…
 */
export function fixationTime(shares: readonly number[], tokens: number): number {
  return shares.reduce((sum, p) => (p >= 1 || p <= 0 ? sum : sum - 2 * tokens * (1 - p) * ln(1 - p)), 0)
}

export const fixation: Formula = {
  name: 'fixation',
  title: 'until one word is left',
  formula: 'a word is the last one with chance p; it takes about −2N Σ (1 − p) ln(1 − p) generations',
  source: 'Kimura 1962; Littler 1975; Ewens 2004',
  scope: 'replace, single draws; the chance is exact, the time within 2 % from N = 50 on',
  example: {
    text: 'generations until one of two equally frequent words has gone, N = 100',
    value: fixationTime([0.5, 0.5], 100),
    unit: 'generations',
  },
}
