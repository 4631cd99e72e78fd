import { repeatedShare } from '../features/repeats.ts'
import type { Metric } from '../metric.ts'

export const duplicatePassages: Metric = {
  name: 'duplicate-passages',
  title: 'passages that repeat an earlier one',
  unit: 'share',
  collapse: 'up',
  source: 'share of passages equal, token for token, to an earlier one of the same text',
  caveat: 'one word changed hides a copy; short passages repeat by chance',
  needs: 'text',
  subject: 'written',
  lengths: 'equal',
  measure: features => repeatedShare(features.written.ids, features.passages()),
}
