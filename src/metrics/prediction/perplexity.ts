import { exp2 } from '../../arithmetic.ts'
import { belongs } from '../features/parts.ts'
import { asMean, visitTargets } from '../held-out-mean.ts'
import type { Metric } from '../metric.ts'

export const perplexity: Metric = {
  name: 'perplexity',
  title: 'perplexity on held-out text',
  unit: 'lower is better',
  collapse: 'up',
  source:
    'Jelinek et al. 1977; Jelinek-Mercer weights fitted once at A, Chen and Goodman 1999, sections 1.1 and 2.3',
  caveat: 'an average: the common words decide it. Words that the vocabulary never had are left out',
  needs: 'model',
  subject: 'held-out',
  lengths: 'any',
  parts: true,
  ...asMean({
    visit(features, part, visit) {
      const score = features.score()
      if (!score) return
      const { targets, surprisal } = score
      visitTargets(targets, (row, passage) => {
        if (belongs(targets[row]!, part)) visit(surprisal[row]!, passage)
      })
    },
    of: exp2,
  }),
}
