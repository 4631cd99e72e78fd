import type { Metric } from '../metric.ts'

export const inventedTypes: Metric = {
  name: 'invented-types',
  title: 'different words used that the human text has not',
  unit: 'share',
  collapse: 'up',
  source:
    'share of the types written that are outside the vocabulary of the human text; text of characters is read as words',
  caveat: 'a model of words cannot invent any; a model of characters makes words and misspellings alike',
  needs: 'human',
  subject: 'written',
  lengths: 'equal',
  measure: features => {
    const { vocabulary, counts } = features.words() ?? {
      vocabulary: features.vocabulary,
      counts: features.counts(),
    }
    let known = 0
    let invented = 0
    for (let id = 1; id < counts.length; id++) {
      if (counts[id] === 0) continue
      if (id > vocabulary.size) invented += 1
      else known += 1
    }
    return known + invented === 0 ? undefined : invented / (known + invented)
  },
}
