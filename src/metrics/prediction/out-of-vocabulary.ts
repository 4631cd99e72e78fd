import type { Metric } from '../metric.ts'

export const outOfVocabulary: Metric = {
  name: 'out-of-vocabulary',
  title: 'held-out words that model A never read',
  unit: 'share',
  collapse: 'up',
  source: 'share of held-out tokens outside the frozen vocabulary; left out of the perplexity',
  caveat: 'the same in every generation, since the vocabulary is frozen at A',
  needs: 'model',
  subject: 'held-out',
  lengths: 'any',
  measure: features => features.score()?.outOfVocabularyRate,
}
