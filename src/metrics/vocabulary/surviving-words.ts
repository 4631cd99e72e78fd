import { partsByBand } from '../features/parts.ts'
import type { Metric } from '../metric.ts'
import { survivingShare } from './surviving-types.ts'

export const survivingWords: Metric = {
  name: 'surviving-words',
  title: 'human words that a model of characters still writes',
  unit: 'share',
  collapse: 'down',
  source: 'surviving-types of the same text read as words',
  caveat: 'a word spelled right by chance counts as one that was kept',
  needs: 'human',
  subject: 'vocabulary',
  lengths: 'equal',
  measure: features => {
    const words = features.words()
    return words && survivingShare(words.vocabulary, words.counts)
  },
}

export const survivingRareWords: Metric = {
  name: 'surviving-words-used-once',
  title: 'human words used once that a model of characters still writes',
  unit: 'share',
  collapse: 'down',
  source: 'surviving-types of the same text read as words, band 1',
  caveat: 'a word spelled right by chance counts as one that was kept',
  needs: 'human',
  subject: 'vocabulary',
  lengths: 'equal',
  measure: features => {
    const words = features.words()
    const once = words && partsByBand(words.vocabulary.counts).find(({ name }) => name === '1')
    return words && once && survivingShare(words.vocabulary, words.counts, once)
  },
}
