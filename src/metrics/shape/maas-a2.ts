import { ln } from '../../arithmetic.ts'
import type { Metric } from '../metric.ts'

export const maasA2: Metric = {
  name: 'maas-a2',
  title: 'a² of Maas: how far the different words fall behind the words',
  unit: 'per ln token',
  collapse: 'up',
  source:
    'Maas 1972: (ln tokens − ln types) / (ln tokens)², natural logarithms, on the sample of at most 100,000 tokens',
  caveat: 'other programs take decimal logarithms, and have 2.303 times as much; one token has none',
  needs: 'text',
  subject: 'written',
  lengths: 'sampled',
  taken: 'by measure',
  measure: features => {
    const { types, tokens } = features.ngrams(1)
    return tokens < 2 ? undefined : (ln(tokens) - ln(types)) / (ln(tokens) * ln(tokens))
  },
}
