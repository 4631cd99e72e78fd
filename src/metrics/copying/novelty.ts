import type { TextFeatures } from '../features/text-features.ts'
import type { Metric, Numbered } from '../metric.ts'
import { sequences } from '../sequences.ts'

const SOURCE =
  'n-gram novelty, McCoy et al. 2023 (2111.09509), section 3; human row: held-out human text against the training text'

export const noveltyWithinOrder: Metric = {
  name: 'novelty-within-order',
  title: 'word sequences as long as the order that no human wrote',
  unit: 'share',
  collapse: 'up',
  source: SOURCE,
  caveat:
    'always 0 for what an n-gram model of that order wrote, which copies n-grams; of any other text most sequences are new',
  needs: 'human',
  subject: 'written',
  lengths: 'any',
  measure: features => features.human && novelShare(features, features.human.order),
}

export const noveltyBeyondOrder: Metric = {
  name: 'novelty-beyond-order',
  title: 'word sequences one longer than the order that no human wrote',
  unit: 'share',
  collapse: 'down',
  source: SOURCE,
  caveat: 'new is not good: it only says that pieces were joined in a way the training text has not',
  needs: 'human',
  subject: 'written',
  lengths: 'any',
  measure: features => features.human && novelShare(features, features.human.order + 1),
}

/** Novelty for n-grams of any n. None is taken by default, since the two measures above cover the order. */
export const novelty: Numbered = {
  name: 'novelty',
  from: 1,
  to: 100,
  usual: [],
  make: n => ({
    name: `novelty-${n}`,
    title: `${sequences(n)} that the human text has not`,
    unit: 'share',
    collapse: 'down',
    source: SOURCE,
    caveat: 'new is not good: it only says that pieces were joined in a way the training text has not',
    needs: 'human',
    subject: 'written',
    lengths: 'any',
    measure: features => novelShare(features, n),
  }),
}

function novelShare(features: TextFeatures, n: number): number | undefined {
  const spans = features.spans()
  if (!spans) return undefined
  let all = 0
  let novel = 0
  spans.room.forEach((room, place) => {
    if (room < n) return
    all += 1
    if (spans.lengths[place]! < n) novel += 1
  })
  return all === 0 ? undefined : novel / all
}
