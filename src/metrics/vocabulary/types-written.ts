import { belongs } from '../features/parts.ts'
import type { Metric } from '../metric.ts'

export const typesWritten: Metric = {
  name: 'types-written',
  title: 'different words used',
  unit: 'types',
  collapse: 'down',
  source: 'types, as in Herdan 1960: distinct tokens of a text',
  caveat: 'grows with the length of the text: compare texts of equal length only',
  needs: 'text',
  subject: 'written',
  lengths: 'equal',
  parts: true,
  additive: true,
  measure: (features, part) =>
    features.counts().reduce((sum, count, id) => sum + (id > 0 && count > 0 && belongs(id, part) ? 1 : 0), 0),
}
