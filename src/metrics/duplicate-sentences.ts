import { sentenceStarts } from '../text/sentences.ts'
import { passageStarts, type Stream } from '../text/stream.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import type { Metric } from './metric.ts'
import { repeatedShare } from './repeats.ts'

export const duplicateSentences: Metric = {
  name: 'duplicate-sentences',
  title: 'sentences that repeat an earlier one',
  unit: 'share',
  collapse: 'up',
  source: 'share of sentences equal, token for token, to an earlier one of the same text',
  caveat: 'grows with the length of the text; short sentences ("Aye, aye, sir!") repeat in human text too',
  needs: 'text',
  measure: ({ written, vocabulary }) =>
    vocabulary.tokenizer.words ? repeatedShare(written.ids, sentenceRanges(written, vocabulary)) : undefined,
}

function* sentenceRanges(stream: Stream, { roles }: Vocabulary): Generator<[number, number]> {
  const starts = passageStarts(stream)
  for (let passage = 0; passage < stream.passages; passage++) {
    const from = starts[passage]!
    const to = starts[passage + 1]! - 1
    const begins = sentenceStarts(Uint8Array.from(stream.ids.subarray(from, to), id => roles[id]!))
    for (let number = 0; number < begins.length; number++)
      yield [from + begins[number]!, number + 1 < begins.length ? from + begins[number + 1]! : to]
  }
}
