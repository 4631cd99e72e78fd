import type { Metric } from '../metric.ts'
import { survivingShare } from './surviving-types.ts'

export const survivingTypesInTraining: Metric = {
  name: 'surviving-types-in-training',
  title: 'human words that the model has read',
  unit: 'share',
  collapse: 'down',
  source: 'share of the frozen vocabulary that occurs in the training text',
  caveat: 'a word that was read need not be written again',
  needs: 'model',
  subject: 'vocabulary',
  lengths: 'equal',
  parts: true,
  measure: (features, part) => {
    const counts = features.trainingCounts()
    return counts && survivingShare(features.vocabulary, counts, part)
  },
}
