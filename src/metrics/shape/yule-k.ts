import { sumSpectrum } from '../features/distribution.ts'
import type { Metric } from '../metric.ts'

export const yuleK: Metric = {
  name: 'yule-k',
  title: "Yule's K: how often the same words come back",
  unit: 'per 10,000 pairs',
  collapse: 'up',
  source: 'Yule 1944: 10,000 · (Σ n² / N² − 1 / N)',
  caveat: 'hardly depends on the length of a text, and hardly on its rare words',
  needs: 'text',
  subject: 'written',
  lengths: 'any',
  measure: ({ spectrum, written: { words } }) =>
    words === 0
      ? undefined
      : (10_000 * (sumSpectrum(spectrum(), count => count * count) - words)) / (words * words),
}
