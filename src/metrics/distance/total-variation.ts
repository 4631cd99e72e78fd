import { sumPairs } from '../features/distribution.ts'
import type { Metric } from '../metric.ts'

export const totalVariation: Metric = {
  name: 'total-variation',
  title: 'running words that would have to be others to match the human text',
  unit: 'share',
  collapse: 'up',
  source:
    '½ Σ |p − q| over types (Levin and Peres 2017, proposition 4.2); on samples of equal size. For some of the words: what they add to it',
  caveat: 'two samples of one text are apart too: read it beside the human row',
  needs: 'human',
  subject: 'written',
  lengths: 'sampled',
  parts: true,
  additive: true,
  measure: (features, part) => {
    const pairs = features.pairs(part)
    if (!pairs || pairs.types.length === 0) return undefined
    return Math.min(
      1,
      sumPairs(pairs, (p, q) => Math.abs(p - q) / 2),
    )
  },
}
