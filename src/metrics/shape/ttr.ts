import type { Metric } from '../metric.ts'

export const ttr: Metric = {
  name: 'ttr',
  title: 'type-token ratio at equal length',
  unit: 'share',
  collapse: 'down',
  source:
    'Johnson 1944: types / tokens, on the sample of at most 100,000 tokens; distinct-1 by its older name',
  caveat: 'falls with the length of a text, so that only samples of one size compare',
  needs: 'text',
  subject: 'written',
  lengths: 'sampled',
  measure: features => {
    const { types, tokens } = features.ngrams(1)
    return tokens === 0 ? undefined : types / tokens
  },
}
