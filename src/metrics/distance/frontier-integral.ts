import { ln } from '../../arithmetic.ts'
import { sumPairs } from '../features/distribution.ts'
import type { Metric } from '../metric.ts'

export const frontierIntegral: Metric = {
  name: 'frontier-integral',
  title: 'area between the text and the human one, over all their mixtures',
  unit: 'share',
  collapse: 'up',
  source:
    'Liu et al. 2021 (2106.07898), definition 1: 2 ∫ λ KL(p ‖ m) + (1 − λ) KL(q ‖ m) dλ over the mixtures m = λp + (1 − λ)q, in closed form, over types; on samples of equal size',
  caveat: 'over single words, not over the meaning of passages as in MAUVE; read it beside the human row',
  needs: 'human',
  subject: 'written',
  lengths: 'sampled',
  measure: features => {
    const pairs = features.pairs()
    return pairs && Math.min(1, Math.max(0, sumPairs(pairs, area)))
  },
}

/**
 * Closed form of the integral of one type's terms: (p + q) / 2 − pq / (p − q) · ln(p / q), 0 where the shares are
 * equal.
 */
function area(p: number, q: number): number {
  if (p === 0 || q === 0) return (p + q) / 2
  return p === q ? 0 : (p + q) / 2 - ((p * q) / (p - q)) * ln(p / q)
}
