import { exp, ln } from '../../arithmetic.ts'
import type { Formula } from './formula.ts'

/**
 * Expected number of types in the text of generation t, from their true shares and a finite N: Σ 1 − (1 −
 * p)^{a_{t−1}}. Here a_0 = N and a_j = N (1 − (1 − 1/N)^{a_{j−1}}) are the tokens of the first text whose lines
 * have not ended.
 *
 * @param shares of all words in the language that the first text is drawn from
 * @param tokens N, of every text
 * @param t 1 for the first text
 * @example
 * import { typesAlive } from 'collapse-lab/theory'
 * // Of four words, in the first text of ten words and in the tenth.
 * typesAlive([0.5, 0.3, 0.1, 0.1], 10, 1) // → 3.2734…
 * typesAlive([0.5, 0.3, 0.1, 0.1], 10, 10) // → 1.7326…
 */
export function typesAlive(shares: readonly number[], tokens: number, t: number): number {
  let lines = tokens
  for (let j = 1; j < t; j++) lines = tokens * (1 - exp(lines * ln(1 - 1 / tokens)))
  return shares.reduce((sum, p) => sum + (p >= 1 ? 1 : 1 - exp(lines * ln(1 - p))), 0)
}

export const typesAliveFormula: Formula = {
  name: 'types-alive',
  title: 'how many words are left',
  formula: 'Σ 1 − (1 − p)^{a_{t−1}}, a_0 = N, a_j = N (1 − (1 − 1/N)^{a_{j−1}})',
  source: 'Galton and Watson 1875; the first step: Good and Toulmin 1956',
  scope: 'replace, single draws; within 1 %',
  example: {
    text: 'of 100 equally likely words, how many are in the second of two texts of 100 tokens',
    value: typesAlive(Array<number>(100).fill(0.01), 100, 2),
    unit: 'words',
  },
}
