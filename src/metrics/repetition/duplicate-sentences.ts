import { repeatedShare } from '../features/repeats.ts'
import type { Metric } from '../metric.ts'

export const duplicateSentences: Metric = {
  name: 'duplicate-sentences',
  title: 'sentences that repeat an earlier one',
  unit: 'share',
  collapse: 'up',
  source: 'share of sentences equal, token for token, to an earlier one of the same text',
  caveat: 'grows with the length of the text; short sentences ("Aye, aye, sir!") repeat in human text too',
  needs: 'text',
  subject: 'written',
  lengths: 'equal',
  measure: features =>
    features.vocabulary.tokenizer.words
      ? repeatedShare(features.written.ids, features.sentences())
      : undefined,
}
