import type { Evidence } from './evidence.ts'
import type { Metric } from './metric.ts'

const SOURCE =
  'n-gram novelty, McCoy et al. 2023 (2111.09509), section 3; human row: held-out human text against the training text'

export const noveltyWithinOrder: Metric = {
  name: 'novelty-within-order',
  title: 'word sequences as long as the order that no human wrote',
  unit: 'share',
  collapse: 'up',
  source: SOURCE,
  caveat: 'always 0 for plain sampling: an n-gram model copies n-grams, so anything else would be a fault',
  needs: 'human',
  measure: evidence => novelShare(evidence, 0),
}

export const noveltyBeyondOrder: Metric = {
  name: 'novelty-beyond-order',
  title: 'word sequences one longer than the order that no human wrote',
  unit: 'share',
  collapse: 'down',
  source: SOURCE,
  caveat: 'new is not good: it only says that pieces were joined in a way the training text has not',
  needs: 'human',
  measure: evidence => novelShare(evidence, 1),
}

function novelShare(evidence: Evidence, beyond: number): number | undefined {
  const matches = evidence.matches()
  if (!matches || !evidence.human) return undefined
  const n = evidence.human.order + beyond
  let all = 0
  let novel = 0
  matches.room.forEach((room, place) => {
    if (room < n) return
    all += 1
    if (matches.lengths[place]! < n) novel += 1
  })
  return all === 0 ? undefined : novel / all
}
