import { belongs, type Part } from '../features/parts.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import type { Metric } from '../metric.ts'

export const survivingTypes: Metric = {
  name: 'surviving-types',
  title: 'human words still used',
  unit: 'share',
  collapse: 'down',
  source: 'share of the frozen vocabulary that occurs in the text written; Suresh et al. 2024 (2412.17646)',
  caveat: 'counts a word that is left once like one that is left a thousand times',
  needs: 'human',
  subject: 'vocabulary',
  lengths: 'equal',
  parts: true,
  measure: (features, part) => survivingShare(features.vocabulary, features.counts(), part),
}

/** The share of the types of a vocabulary, or of a part of it, with a count above 0. */
export function survivingShare({ size }: Vocabulary, counts: Int32Array, part?: Part): number | undefined {
  let all = 0
  let alive = 0
  for (let id = 1; id <= size; id++) {
    if (!belongs(id, part)) continue
    all += 1
    if (counts[id]! > 0) alive += 1
  }
  return all === 0 ? undefined : alive / all
}
