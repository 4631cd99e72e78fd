import { bands, belongs, inBand } from '../features/parts.ts'
import type { TextFeatures } from '../features/text-features.ts'
import type { Metric } from '../metric.ts'

/** The share of the written tokens whose type is a human one of some kind. */
function shareOf(features: TextFeatures, isMeant: (id: number) => boolean): number | undefined {
  const { words } = features.written
  if (words === 0) return undefined
  const counts = features.counts()
  let meant = 0
  for (let id = 1; id <= features.vocabulary.size; id++) if (isMeant(id)) meant += counts[id]!
  return meant / words
}

export const shareOfText: Metric = {
  name: 'share-of-text',
  title: 'running text made of human words',
  unit: 'share',
  collapse: 'down',
  source:
    'share of the written tokens whose type is in the frozen vocabulary. By part: made of words that the human text has that often, which adds up to the whole',
  caveat:
    'always 1 of what a model of words writes: look at the parts, where plain sampling moves nothing on average, and preferring the likely takes from the rare',
  needs: 'human',
  subject: 'written',
  lengths: 'any',
  taken: 'by measure',
  parts: true,
  additive: true,
  measure: (features, part) => shareOf(features, id => belongs(id, part)),
}

/** The words that count as common: those of the last band. */
const COMMON = bands.at(-1)!

export const dominance: Metric = {
  name: 'dominance',
  title: `running text made of words that the human text has ${COMMON.from} times or more`,
  unit: 'share',
  collapse: 'up',
  source: 'defined here: share-of-text of the commonest band; read it beside the human row',
  caveat:
    'under plain sampling it stays where it is, whatever is lost; in a longer human text more words are that common',
  needs: 'human',
  subject: 'written',
  lengths: 'any',
  taken: 'by measure',
  measure: features => shareOf(features, id => inBand(features.vocabulary.counts[id]!, COMMON)),
}
