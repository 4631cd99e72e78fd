import { sentenceRanges } from '../features/ranges.ts'
import type { Metric } from '../metric.ts'

export const verbatimSentences: Metric = {
  name: 'verbatim-sentences',
  title: 'sentences that stand in the human text word for word',
  unit: 'share',
  collapse: 'up',
  source:
    'share of sentences equal, token for token, to a whole sentence of the human training text; human row: held-out human text',
  caveat: 'short sentences ("Aye, aye, sir!") are in any book; a long one is a copy',
  needs: 'human',
  subject: 'written',
  lengths: 'any',
  measure: features => {
    const { vocabulary, compared, written, humanSentences } = features
    const known = vocabulary.tokenizer.words ? humanSentences() : undefined
    if (!known) return undefined
    const { from, to } = compared === written ? features.sentences() : sentenceRanges(compared, vocabulary)
    let verbatim = 0
    from.forEach((start, k) => {
      if (known.has(compared.ids, start, to[k]!)) verbatim += 1
    })
    return from.length === 0 ? undefined : verbatim / from.length
  },
}
