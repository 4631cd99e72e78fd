import { exp, ln } from '../../arithmetic.ts'
import type { Formula } from './formula.ts'

/**
 * Odds of a false statement against a true one after `t` rounds of a filter: odds_0 · (k_F / k_T)^t.
 *
 * @param odds false to true, at the beginning
 * @param keep what the filter does
 * @param keep.keepFalse k_F, the chance that the filter keeps a false one; a verifier's ψ
 * @param keep.keepTrue k_T, the chance that it keeps a true one, above 0; a verifier's φ
 * @example
 * import { selectedOdds } from 'collapse-lab/theory'
 * // Even odds, three rounds: (1 / 3)³
 * selectedOdds(1, 3, { keepFalse: 0.3, keepTrue: 0.9 }) // → 0.03703…
 */
export function selectedOdds(odds: number, t: number, { keepFalse, keepTrue }: Keep): number {
  if (t === 0) return odds
  return keepFalse === 0 ? 0 : odds * exp(t * ln(keepFalse / keepTrue))
}

/** The chances that a filter keeps what is false, and what is true. */
export interface Keep {
  readonly keepFalse: number
  readonly keepTrue: number
}

/**
 * The share of false statements up to which a verifier leaves more true than false ones: p* = 1 / (1 + ψ/φ).
 *
 * @example
 * import { breakdown } from 'collapse-lab/theory'
 * // A verifier that keeps 30 % of what is wrong and 90 % of what is right.
 * breakdown({ keepFalse: 0.3, keepTrue: 0.9 }) // → 0.75
 */
export const breakdown = ({ keepFalse, keepTrue }: Keep): number => 1 / (1 + keepFalse / keepTrue)

export const selection: Formula = {
  name: 'selection',
  title: 'what a filter does to the odds',
  formula:
    'odds_t = odds_0 · (k_F / k_T)^t; with a verifier k_F = ψ, k_T = φ; it breaks down at p* = 1 / (1 + ψ/φ)',
  source: 'Haldane 1924, selection between two types; the verifier: Feng et al. 2024 (2406.07515)',
  scope: 'exact without sampling noise; with it, of the expected odds while both are common',
  example: {
    text: 'odds after 3 rounds, even at first, of a verifier that keeps 90 % of what is right and 30 % of what is wrong',
    value: selectedOdds(1, 3, { keepFalse: 0.3, keepTrue: 0.9 }),
    unit: 'to one',
  },
}
