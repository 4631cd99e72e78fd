import { exp, ln } from '../../arithmetic.ts'
import type { Formula } from './formula.ts'

/**
 * Missing mass: the share of running words whose type a text of N tokens has not seen. Σ p (1 − p)^N.
 *
 * @param shares of all words
 * @example
 * import { missingMass } from 'collapse-lab/theory'
 * // 0.5¹¹ + 0.3 · 0.7¹⁰ + 2 · 0.1 · 0.9¹⁰
 * missingMass([0.5, 0.3, 0.1, 0.1], 10) // → 0.07869…
 */
export function missingMass(shares: readonly number[], tokens: number): number {
  return shares.reduce((sum, p) => (p <= 0 || p >= 1 ? sum : sum + p * exp(tokens * ln(1 - p))), 0)
}

/**
 * Good-Turing estimate of the missing mass, from the text alone: N_1 / N.
 *
 * @param counts of every type, at least one above 0
 * @example
 * import { goodTuringMass } from 'collapse-lab/theory'
 * // Two of ten words are used once.
 * goodTuringMass([5, 3, 1, 1]) // → 0.2
 */
export function goodTuringMass(counts: ArrayLike<number>): number {
  let [once, tokens] = [0, 0]
  for (let id = 0; id < counts.length; id++) {
    tokens += counts[id]!
    if (counts[id] === 1) once += 1
  }
  return once / tokens
}

export const missingMassFormula: Formula = {
  name: 'missing-mass',
  title: 'what a text has not seen',
  formula: 'Σ p (1 − p)^N; estimated by N_1 / N, the words used once',
  source: 'Good 1953; Robbins 1968',
  scope: 'exact in the mean for single draws; the estimate within 0.002 for a book',
  example: {
    text: 'chance that the third of three draws is a word that the first two were not, of two equally likely words',
    value: missingMass([0.5, 0.5], 2),
    unit: '',
  },
}
