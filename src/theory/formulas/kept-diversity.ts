import { exp, ln } from '../../arithmetic.ts'
import type { Formula } from './formula.ts'

/**
 * The share of heterozygosity H = 1 − Σ p² that is left when `t` texts of N tokens were drawn, each from the one
 * before: (1 − 1/N)^t.
 *
 * @param tokens N, at least 1
 * @example
 * import { keptByReplace } from 'collapse-lab/theory'
 * keptByReplace(100, 1) // → 0.99
 * // Half of it is lost after 69 texts.
 * keptByReplace(100, 69) // → 0.4998…
 */
export const keptByReplace = (tokens: number, t: number): number => power(1 - 1 / tokens, t)

/**
 * The share of heterozygosity that is left after texts of different lengths, each drawn from the one before: Π (1
 * − 1/N_i), 1 for none.
 *
 * @example
 * import { keptBySizes } from 'collapse-lab/theory'
 * // A text of 100 words, and one of 50: 0.99 · 0.98.
 * keptBySizes([100, 50]) // → 0.9702
 */
export const keptBySizes = (sizes: readonly number[]): number =>
  sizes.reduce((kept, tokens) => kept * (1 - 1 / tokens), 1)

/**
 * The share of heterozygosity that is left in the pile of the human text and `t` texts of N tokens, each drawn
 * from all before: Π (1 − 1/(N j²)), j from 2 to t + 1.
 *
 * @param read tokens that each model reads of the pile, drawn with replacement; default all of it
 * @example
 * import { keptByAccumulate, keptByReplace } from 'collapse-lab/theory'
 * // After ten texts, where all is kept, and where each text replaces the one before.
 * keptByAccumulate(100, 10) // → 0.9944…
 * keptByReplace(100, 10) // → 0.9043…
 */
export function keptByAccumulate(tokens: number, t: number, read = Infinity): number {
  const lost = 1 / read + 1 / tokens - 1 / tokens / read
  let kept = 1
  for (let j = 2; j <= t + 1; j++) kept *= 1 - lost / (j * j)
  return kept
}

/**
 * The limit of {@link keptByAccumulate}: sin(π/√N) / ((π/√N) (1 − 1/N)), by Euler's product of the sine.
 *
 * @param tokens above 1
 * @example
 * import { keptByAccumulate, keptForEver } from 'collapse-lab/theory'
 * keptForEver(100) // → 0.9935…
 * keptByAccumulate(100, 100000) // → 0.9935…
 */
export function keptForEver(tokens: number): number {
  const square = (Math.PI * Math.PI) / tokens
  let [sum, term] = [1, 1]
  for (let k = 1; k <= 20; k++) sum += term *= -square / (2 * k * (2 * k + 1))
  return sum / (1 - 1 / tokens)
}

/**
 * The share of heterozygosity that is left in k isolated lineages, joined after t texts of N tokens each: (1 −
 * 1/k) + (1/k) (1 − 1/N)^t.
 *
 * @example
 * import { keptByPool } from 'collapse-lab/theory'
 * // In the end each of the four lineages has one word: three quarters are left between them.
 * keptByPool(100, 1000, 4) // → 0.7500…
 */
export const keptByPool = (tokens: number, t: number, lineages: number): number =>
  1 - 1 / lineages + keptByReplace(tokens, t) / lineages

function power(base: number, exponent: number): number {
  return exponent === 0 ? 1 : base === 0 ? 0 : exp(exponent * ln(base))
}

export const keptDiversity: Formula = {
  name: 'kept-diversity',
  title: 'how much diversity is left',
  formula:
    'H_t = H_0 (1 − 1/N)^t under replace; H_0 Π_{j=2}^{t+1} (1 − 1/(N j²)) in a pile that grows by N, and never below H_0 sin(π/√N) / ((π/√N)(1 − 1/N)); where a model reads n tokens of the pile, 1/n + 1/N − 1/(nN) stands for 1/N; k isolated lineages: H_0 [(1 − 1/k) + (1 − 1/N)^t / k]',
  source: 'Wright 1931 and 1943; Crow and Kimura 1970, section 7.3; the sine by Euler 1748',
  scope: 'exact in the mean for single draws',
  example: {
    text: 'left after 100 texts of 100 tokens, each drawn from the one before',
    value: keptByReplace(100, 100),
    unit: 'of H',
  },
}
