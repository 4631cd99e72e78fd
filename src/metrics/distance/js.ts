import { log2 } from '../../arithmetic.ts'
import { sumPairs } from '../features/distribution.ts'
import type { Metric } from '../metric.ts'

export const js: Metric = {
  name: 'js',
  title: 'distance of word use from the human text',
  unit: 'bits',
  collapse: 'up',
  source:
    'Lin 1991, equation 4.1: Jensen-Shannon divergence over types, 0 to 1 bit; on samples of equal size. For some of the words: what they add to it',
  caveat:
    'two human texts are apart too: the human row is held-out text against training text, and a model that copies the training text is nearer to it than that, though it has lost words',
  needs: 'human',
  subject: 'written',
  lengths: 'sampled',
  parts: true,
  additive: true,
  measure: (features, part) => {
    const pairs = features.pairs(part)
    if (!pairs || pairs.types.length === 0) return undefined
    return Math.max(
      0,
      sumPairs(pairs, (p, q) => (against(p, (p + q) / 2) + against(q, (p + q) / 2)) / 2),
    )
  },
}

const against = (p: number, mixture: number) => (p === 0 ? 0 : p * log2(p / mixture))
