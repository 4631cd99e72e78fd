import type { Group } from '../metric.ts'
import { longestCopiedSpan, meanCopiedSpan } from './copied-spans.ts'
import { novelty, noveltyBeyondOrder, noveltyWithinOrder } from './novelty.ts'
import { survivingAncestors } from './surviving-ancestors.ts'
import { verbatimSentences } from './verbatim-sentences.ts'

export const copying: Group = {
  title: 'What is copied',
  metrics: [
    noveltyWithinOrder,
    noveltyBeyondOrder,
    novelty,
    longestCopiedSpan,
    meanCopiedSpan,
    verbatimSentences,
    survivingAncestors,
  ],
}
