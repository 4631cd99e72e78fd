import type { Formula } from './formula.ts'

/**
 * Equilibrium heterozygosity when a share α of every training text is fresh human text: H (1 − 1/N)(1 − (1 − α)²)
 * / (1 − (1 − 1/N)(1 − α)²). It is the heterozygosity of what a model writes.
 *
 * @param human H of the human language, 0 to 1
 * @param tokens N, of every text
 * @param fresh α, 0 to 1; at 0 nothing is left in the end
 * @example
 * import { freshEquilibrium } from 'collapse-lab/theory'
 * // With a tenth of fresh human text nearly all diversity stays.
 * freshEquilibrium(0.99, 1000, 0.1) // → 0.9848…
 */
export function freshEquilibrium(human: number, tokens: number, fresh: number): number {
  const kept = 1 - 1 / tokens
  const old = (1 - fresh) * (1 - fresh)
  return (human * kept * (1 - old)) / (1 - kept * old)
}

/**
 * Equilibrium homozygosity S = Σ p², the chance that two tokens are the same word. Every training text is the same
 * human text of N tokens and n tokens that the last model wrote: [(1 − a²) S_r + a²/n] / [1 − a² (1 − 1/n)], a = n
 * / (N + n). It is the homozygosity of the mixture that models learn from.
 *
 * @param same S_r of the human text
 * @param human its tokens, N
 * @param written n
 * @example
 * import { keptEquilibrium } from 'collapse-lab/theory'
 * // Half of each training text is human, half is what the last model wrote.
 * keptEquilibrium(0.01, 1000, 1000) // → 0.01032…
 */
export function keptEquilibrium(same: number, human: number, written: number): number {
  const a = written / (human + written)
  return ((1 - a * a) * same + (a * a) / written) / (1 - a * a * (1 - 1 / written))
}

export const equilibrium: Formula = {
  name: 'equilibrium',
  title: 'where a lineage with human text comes to rest',
  formula:
    'a fresh share α: H* = H (1 − 1/N)(1 − (1 − α)²) / (1 − (1 − 1/N)(1 − α)²); the same N human tokens beside n written ones, a = n/(N + n): S* = [(1 − a²) S_r + a²/n] / [1 − a² (1 − 1/n)]',
  source: 'Wright 1931, migration from a continent; Crow and Kimura 1970',
  scope: 'exact in the mean for single draws',
  example: {
    text: 'H in the end, where human text has 0.9, N = 10 and half of each training text is fresh',
    value: freshEquilibrium(0.9, 10, 0.5),
    unit: '',
  },
}
