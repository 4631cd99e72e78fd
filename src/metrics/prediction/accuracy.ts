import { asMean, share, visitTargets } from '../held-out-mean.ts'
import { belongs } from '../features/parts.ts'
import { GUESSES } from '../../model/scoring/guesses.ts'
import type { Numbered } from '../metric.ts'

/** Top-k accuracy: how often the next word is among the model's first k guesses. */
export const accuracy: Numbered = {
  name: 'accuracy',
  from: 1,
  to: GUESSES,
  usual: [1, GUESSES],
  make: k => ({
    name: `accuracy-${k}`,
    title: k === 1 ? 'next words guessed at once' : `next words among the ${k} best guesses`,
    unit: 'share',
    collapse: 'down',
    source:
      'top-k accuracy over the tokens that perplexity is of, with the same probabilities; ties to the word commoner in the human text',
    caveat:
      'mostly commas and "the": a model that has forgotten every rare word can score higher than one that has not',
    needs: 'model',
    subject: 'held-out',
    lengths: 'any',
    parts: true,
    ...asMean({
      visit(features, part, visit) {
        const guessed = features.tokenRanks()
        if (!guessed) return
        const { targets, ranks } = guessed
        visitTargets(targets, (row, passage) => {
          if (belongs(targets[row]!, part)) visit(ranks[row]! > 0 && ranks[row]! <= k ? 1 : 0, passage)
        })
      },
      of: share,
    }),
  }),
}
