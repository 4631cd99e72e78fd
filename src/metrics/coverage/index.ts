import type { Group } from '../metric.ts'
import { tokenCoverage } from './token-coverage.ts'
import { typeCoverage } from './type-coverage.ts'

export const coverage: Group = {
  title: 'How much of held-out human text is covered',
  metrics: [typeCoverage, tokenCoverage],
}
