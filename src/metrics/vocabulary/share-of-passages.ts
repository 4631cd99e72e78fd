import type { Metric } from '../metric.ts'

export const shareOfPassages: Metric = {
  name: 'share-of-passages',
  title: 'passages of this kind',
  unit: 'share',
  collapse: 'down',
  source:
    'passages of a slice over those of the whole text; a written passage is of the kind that its first token was copied from',
  caveat: 'a written passage may wander off into another kind',
  needs: 'text',
  subject: 'written',
  lengths: 'equal',
  additive: true,
  measure: ({ written, inputs: { whole } }) =>
    whole && whole.written.passages > 0 ? written.passages / whole.written.passages : undefined,
}
