import { LONGEST_SPAN } from '../features/spans.ts'
import type { Metric } from '../metric.ts'

const SOURCE =
  'spans of tokens that stand in the human training text, within passages; on the sample of at most 100,000 tokens; human row: held-out human text'

export const longestCopiedSpan: Metric = {
  name: 'longest-copied-span',
  title: 'longest span copied from the human text',
  unit: 'tokens',
  collapse: 'up',
  source: SOURCE,
  caveat: `one place decides it, and the human row is of a shorter text; a longer one than ${LONGEST_SPAN} tokens counts as that`,
  needs: 'human',
  subject: 'written',
  lengths: 'sampled',
  measure: features => {
    const spans = features.spans()
    return spans && features.written.words > 0 ? spans.lengths.reduce((a, b) => Math.max(a, b), 0) : undefined
  },
}

export const meanCopiedSpan: Metric = {
  name: 'mean-copied-span',
  title: 'mean length of the spans copied from the human text',
  unit: 'tokens',
  collapse: 'up',
  source: `${SOURCE}. The text is cut from left to right into the longest such spans (cross parsing, Ziv and Merhav 1993)`,
  caveat:
    'an n-gram model copies at least n tokens, except at the end of a passage; words that the human text lacks are in no span',
  needs: 'human',
  subject: 'written',
  lengths: 'any',
  measure: features => {
    const spans = features.spans()
    if (!spans) return undefined
    let copied = 0
    let number = 0
    for (let place = 0; place < spans.lengths.length; place += Math.max(1, spans.lengths[place]!)) {
      if (spans.lengths[place] === 0) continue
      number += 1
      copied += spans.lengths[place]!
    }
    return number === 0 ? undefined : copied / number
  },
}
