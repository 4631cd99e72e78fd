import { belongs } from '../features/parts.ts'
import { BOUNDARY } from '../../text/stream.ts'
import type { Metric } from '../metric.ts'

export const runningWordsLost: Metric = {
  name: 'running-words-lost',
  title: 'held-out human text made of words now lost',
  unit: 'share',
  collapse: 'up',
  source: 'share of held-out tokens whose type is in the frozen vocabulary but not in the text written',
  caveat: 'small even when half of the types are gone: common words make up most of a text',
  needs: 'human',
  subject: 'held-out',
  lengths: 'equal',
  parts: true,
  measure: ({ human, vocabulary, counts }, part) => {
    if (!human?.test) return undefined
    const written = counts()
    let known = 0
    let lost = 0
    for (const id of human.test.ids) {
      if (id === BOUNDARY || id > vocabulary.size || !belongs(id, part)) continue
      known += 1
      if (written[id] === 0) lost += 1
    }
    return known === 0 ? undefined : lost / known
  },
}
