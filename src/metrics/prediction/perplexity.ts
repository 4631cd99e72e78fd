import { belongs } from '../features/parts.ts'
import { perplexity as perplexityOf } from '../../model/scoring/score.ts'
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
  measure: (features, part) => {
    const score = features.score()
    if (!score) return undefined
    const { targets, surprisal } = score
    const chosen = part ? surprisal.filter((_, row) => belongs(targets[row]!, part)) : surprisal
    return chosen.length === 0 ? undefined : perplexityOf(chosen)
  },
}
