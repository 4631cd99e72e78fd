import type { Metric } from './metric.ts'
import { ngramsOf } from './ngrams.ts'

/** distinct-n for n = 1 to 4. */
export const distinct: readonly Metric[] = [1, 2, 3, 4].map(n => ({
  name: `distinct-${n}`,
  title: n === 1 ? 'different words per word' : `different ${n}-word sequences per sequence`,
  unit: 'share',
  collapse: 'down',
  source: 'Li et al. 2016 (1510.03055), section 5.2; on a sample of at most 100,000 tokens',
  caveat: 'falls with the length of the text, so it is taken on samples of one size',
  needs: 'text',
  measure: evidence => {
    const { types, tokens } = ngramsOf(evidence.sample(), n)
    return tokens === 0 ? undefined : types / tokens
  },
}))
