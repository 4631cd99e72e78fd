import { perplexity as perplexityOf } from '../model/score.ts'
import { inBand } from './bands.ts'
import type { Metric } from './metric.ts'

export const perplexity: Metric = {
  name: 'perplexity',
  title: 'perplexity on held-out human text',
  unit: 'equally likely words',
  collapse: 'up',
  source:
    'Jelinek et al. 1977; Jelinek-Mercer weights fitted once at A, Chen and Goodman 1999, sections 1.1 and 2.3',
  caveat: 'an average: the common words decide it. Words that the vocabulary never had are left out',
  needs: 'model',
  banded: true,
  measure: ({ score, vocabulary }, band) => {
    if (!score) return undefined
    const { targets, surprise } = score
    const chosen = band
      ? surprise.filter((_, row) => targets[row]! > 0 && inBand(vocabulary.counts[targets[row]!]!, band))
      : surprise
    return chosen.length === 0 ? undefined : perplexityOf(chosen)
  },
}
