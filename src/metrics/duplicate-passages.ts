import { passageStarts, type Stream } from '../text/stream.ts'
import type { Metric } from './metric.ts'
import { repeatedShare } from './repeats.ts'

export const duplicatePassages: Metric = {
  name: 'duplicate-passages',
  title: 'passages that repeat an earlier one',
  unit: 'share',
  collapse: 'up',
  source: 'share of passages equal, token for token, to an earlier one of the same text',
  caveat: 'one word changed hides a copy; short passages repeat by chance',
  needs: 'text',
  measure: ({ written }) => repeatedShare(written.ids, passageRanges(written)),
}

function* passageRanges(stream: Stream): Generator<[number, number]> {
  const starts = passageStarts(stream)
  for (let passage = 0; passage < stream.passages; passage++)
    yield [starts[passage]!, starts[passage + 1]! - 1]
}
