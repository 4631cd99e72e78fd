import type { Numbered } from '../metric.ts'

/** Distinct-n: n-gram types per n-gram, by default n = 1 to 4. */
export const distinct: Numbered = {
  name: 'distinct',
  from: 1,
  to: 10,
  usual: [1, 2, 3, 4],
  make: n => ({
    name: `distinct-${n}`,
    title: n === 1 ? 'different words per word' : `different ${n}-word sequences per sequence`,
    unit: 'share',
    collapse: 'down',
    source: 'Li et al. 2016 (1510.03055), section 5.2; on a sample of at most 100,000 tokens',
    caveat: 'falls with the length of the text, so it is taken on samples of one size',
    needs: 'text',
    subject: 'written',
    lengths: 'sampled',
    measure: features => {
      const { types, tokens } = features.ngrams(n)
      return tokens === 0 ? undefined : types / tokens
    },
  }),
}
