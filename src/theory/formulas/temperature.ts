import { exp, ln } from '../../arithmetic.ts'
import type { Formula } from './formula.ts'

/**
 * Shares of the tokens after a context, after `t` generations at temperature T, without sampling noise: p_t ∝
 * p^(T^−t). Below 1 the likeliest takes all; above 1 all become equal.
 *
 * @param shares of one context, at least one above 0
 * @param temperature T, above 0
 * @returns shares whose sum is 1; what was 0 stays 0
 * @example
 * import { sharpened } from 'collapse-lab/theory'
 * // 0.36 and 0.16, over their sum
 * sharpened([0.6, 0.4], 0.5, 1) // → [ 0.6923…, 0.3076… ]
 */
export function sharpened(shares: readonly number[], temperature: number, t: number): number[] {
  const exponent = exp(-t * ln(temperature))
  const most = Math.max(...shares)
  const powers = shares.map(share => (share === 0 ? 0 : exp(exponent * ln(share / most))))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map(power => power / total)
}

/**
 * Odds of two tokens after `t` generations at a temperature: odds^(T^−t).
 *
 * @param odds above 0
 * @example
 * import { sharpenedOdds } from 'collapse-lab/theory'
 * // 1.5²: a temperature of one half squares odds in each generation.
 * sharpenedOdds(1.5, 0.5, 1) // → 2.25
 * sharpenedOdds(1.5, 0.5, 2) // → 5.0625
 */
export const sharpenedOdds = (odds: number, temperature: number, t: number): number =>
  exp(exp(-t * ln(temperature)) * ln(odds))

export const temperature: Formula = {
  name: 'temperature',
  title: 'what a temperature does, over and over',
  formula: 'p_t ∝ p^(T^−t) in each context; odds of two: odds^(T^−t)',
  source: 'softmax temperature (Ackley, Hinton and Sejnowski 1985) applied t times',
  scope: 'exact without sampling noise',
  example: {
    text: 'odds of 2 to 1 after 3 generations at T = 0.5: 2^8',
    value: sharpenedOdds(2, 0.5, 3),
    unit: 'to one',
  },
}
