import type { Metric } from '../metric.ts'

export const guiraudR: Metric = {
  name: 'guiraud-r',
  title: "Guiraud's R: different words per square root of the words",
  unit: 'types per √token',
  collapse: 'down',
  source: 'Guiraud 1954: types / √tokens, on the sample of at most 100,000 tokens',
  caveat: 'the root corrects for length near some hundred tokens only: of long texts it grows with length',
  needs: 'text',
  subject: 'written',
  lengths: 'sampled',
  taken: 'by measure',
  measure: features => {
    const { types, tokens } = features.ngrams(1)
    return tokens === 0 ? undefined : types / Math.sqrt(tokens)
  },
}
