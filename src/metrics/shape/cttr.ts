import type { Metric } from '../metric.ts'

export const cttr: Metric = {
  name: 'cttr',
  title: "Carroll's corrected type-token ratio",
  unit: 'types per √token',
  collapse: 'down',
  source: "Carroll 1964: types / √(2 · tokens), on the sample of at most 100,000 tokens; Guiraud's R over √2",
  caveat: 'like R it grows with the length of long texts, and says nothing that R does not',
  needs: 'text',
  subject: 'written',
  lengths: 'sampled',
  taken: 'by measure',
  measure: features => {
    const { types, tokens } = features.ngrams(1)
    return tokens === 0 ? undefined : types / Math.sqrt(2 * tokens)
  },
}
