import type { Metric } from '../metric.ts'

export const hapaxes: Metric = {
  name: 'hapaxes',
  title: 'words used only once',
  unit: 'types',
  collapse: 'down',
  source: 'hapax legomena: V(1, N) in Baayen 2001, section 1.1',
  caveat: 'a hapax of one generation need not be one of the human text',
  needs: 'text',
  subject: 'written',
  lengths: 'equal',
  additive: true,
  measure: features => (features.spectrum().counts[0] === 1 ? features.spectrum().types[0]! : 0),
}
