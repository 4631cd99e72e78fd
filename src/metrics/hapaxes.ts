import type { Metric } from './metric.ts'

export const hapaxes: Metric = {
  name: 'hapaxes',
  title: 'words used only once',
  unit: 'types',
  collapse: 'down',
  source: 'hapax legomena: V(1, N) in Baayen 2001, section 1.1',
  caveat: 'a hapax of one generation need not be one of the human text',
  needs: 'text',
  measure: evidence => evidence.counts().reduce((sum, count, id) => sum + (id > 0 && count === 1 ? 1 : 0), 0),
}
