import { sumSpectrum } from '../features/distribution.ts'
import type { Metric } from '../metric.ts'

export const simpson: Metric = {
  name: 'simpson',
  title: 'chance that two different tokens of the text are the same word',
  unit: 'share',
  collapse: 'up',
  source: 'Simpson 1949, unbiased: Σ n (n − 1) / (N (N − 1))',
  caveat:
    'a matter of the few commonest words, like heterozygosity, of which it is almost exactly the complement',
  needs: 'text',
  subject: 'written',
  lengths: 'any',
  measure: ({ spectrum, written: { words } }) =>
    words < 2 ? undefined : sumSpectrum(spectrum(), count => count * (count - 1)) / (words * (words - 1)),
}
