import { log2 } from '../../arithmetic.ts'
import { sumPairs } from '../features/distribution.ts'
import type { Metric } from '../metric.ts'

/** Added to every count, so that a word that one text lacks does not make the divergence infinite. */
const ADDED_COUNT = 0.5

export const kl: Metric = {
  name: 'kl',
  title: 'surprisal of the text for a reader who expects the human one',
  unit: 'bits',
  collapse: 'up',
  source:
    'Kullback and Leibler 1951: KL(text ‖ human) over types, ½ added to every count of the union of both vocabularies; on samples of equal size',
  caveat: 'the ½ decides much of it; a lost word counts little, a word that the human text lacks counts much',
  needs: 'human',
  subject: 'written',
  lengths: 'sampled',
  measure: features => {
    const pairs = features.pairs()
    if (!pairs) return undefined
    const { wordsOfA, wordsOfB, union } = pairs
    const smooth = (share: number, words: number) =>
      (share * words + ADDED_COUNT) / (words + ADDED_COUNT * union)
    const sum = sumPairs(pairs, (p, q) => {
      const [human, text] = [smooth(p, wordsOfA), smooth(q, wordsOfB)]
      return text * log2(text / human)
    })
    return Math.max(0, sum)
  },
}
