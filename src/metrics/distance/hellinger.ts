import { sumPairs } from '../features/distribution.ts'
import type { Metric } from '../metric.ts'

export const hellinger: Metric = {
  name: 'hellinger',
  title: 'Hellinger distance of word use from the human text',
  unit: 'share',
  collapse: 'up',
  source: 'Hellinger 1909: √(½ Σ (√p − √q)²) over types; on samples of equal size',
  caveat: 'gives rare words more weight than the total variation does; read it beside the human row',
  needs: 'human',
  subject: 'written',
  lengths: 'sampled',
  measure: features => {
    const pairs = features.pairs()
    if (!pairs) return undefined
    const squares = sumPairs(pairs, (p, q) => (Math.sqrt(p) - Math.sqrt(q)) * (Math.sqrt(p) - Math.sqrt(q)))
    return Math.min(1, Math.sqrt(squares / 2))
  },
}
