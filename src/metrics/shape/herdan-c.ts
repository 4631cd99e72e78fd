import { ln } from '../../arithmetic.ts'
import type { Metric } from '../metric.ts'

export const herdanC: Metric = {
  name: 'herdan-c',
  title: "Herdan's C: the logarithm of the different words over that of the words",
  unit: 'exponent',
  collapse: 'down',
  source: 'Herdan 1960: ln types / ln tokens, on the sample of at most 100,000 tokens',
  caveat: 'supposes that types grow as a power of tokens: falls slowly with length; one token has none',
  needs: 'text',
  subject: 'written',
  lengths: 'sampled',
  taken: 'by measure',
  measure: features => {
    const { types, tokens } = features.ngrams(1)
    return tokens < 2 ? undefined : ln(types) / ln(tokens)
  },
}
