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
      'top-k accuracy over the tokens that perplexity is of, with the same probabilities; on at most 10,000 held-out tokens, ties to the word commoner in the human text',
    caveat:
      'mostly commas and "the": a model that has forgotten every rare word can score higher than one that has not',
    needs: 'model',
    subject: 'held-out',
    lengths: 'any',
    parts: true,
    measure: (features, part) => {
      const guessed = features.tokenRanks()
      if (!guessed) return undefined
      let all = 0
      let right = 0
      guessed.ranks.forEach((rank, row) => {
        if (!belongs(guessed.targets[row]!, part)) return
        all += 1
        if (rank > 0 && rank <= k) right += 1
      })
      return all === 0 ? undefined : right / all
    },
  }),
}
