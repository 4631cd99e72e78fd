import type { Formula } from './formula.ts'
import { keptByAccumulate, keptByReplace } from './kept-diversity.ts'

/**
 * Variance of a word's share about its true share, `t` texts after the human text, which is itself drawn: p (1 −
 * p) · (1 − (1 − 1/N)^{t+1}).
 *
 * @param share p, the word's true share, 0 to 1
 * @param tokens N, of every text
 * @param t 0 for the human text
 * @example
 * import { varianceByReplace } from 'collapse-lab/theory'
 * // The human text is drawn itself: p (1 − p) / N.
 * varianceByReplace(0.1, 1000, 0) // → 0.00009000…
 */
export const varianceByReplace = (share: number, tokens: number, t: number): number =>
  share * (1 - share) * (1 - keptByReplace(tokens, t + 1))

/**
 * Variance of a word's share in the pile: p (1 − p) · (1 − Π (1 − 1/(N j²))), j from 1 to t + 1. It stays below
 * (π²/6) p (1 − p) / N.
 *
 * @example
 * import { varianceByAccumulate, varianceByReplace } from 'collapse-lab/theory'
 * // After 100 texts, where all is kept, and where each text replaces the one before.
 * varianceByAccumulate(0.1, 1000, 100) // → 0.0001470…
 * varianceByReplace(0.1, 1000, 100) // → 0.008650…
 */
export const varianceByAccumulate = (share: number, tokens: number, t: number): number =>
  share * (1 - share) * (1 - (1 - 1 / tokens) * keptByAccumulate(tokens, t))

export const variance: Formula = {
  name: 'variance',
  title: 'how far a share strays from the truth',
  formula:
    'replace: p (1 − p) [1 − (1 − 1/N)^{t+1}], up to p (1 − p); accumulate: p (1 − p) [1 − Π_{j=1}^{t+1} (1 − 1/(N j²))], at most (π²/6) p (1 − p) / N for large N',
  source: 'Crow and Kimura 1970, section 7.3; the sum Σ 1/j² as in Gerstgrasser et al. 2024 (2404.01413)',
  scope: 'exact for single draws',
  example: {
    text: 'variance of a share of one half, N = 100, ten texts later under replace',
    value: varianceByReplace(0.5, 100, 10),
    unit: '',
  },
}
