import { BOUNDARY } from '../../../../text/stream.ts'
import { learnBayes } from '../../../../text/natural-bayes.ts'
import type { Detector } from './detector.ts'

export const bayes: Detector = {
  name: 'bayes',
  title: 'a naive Bayes classifier of single words and pairs of words',
  source: 'Maron 1961; the classifier of the package natural',
  kind: 'score',
  learn({ human, written }) {
    const some = (pages: readonly Int32Array[]) => pages.slice(0, MAX_PAGES).map(featuresOf)
    const says = learnBayes(some(written), some(human))
    return ({ ids }) => {
      const features = [...new Set(featuresOf(ids))]
      return features.reduce((sum, feature) => sum + says(feature), 0) / Math.max(1, features.length)
    }
  },
}

/**
 * Pages of each class that it learns from, and bits of the hash of a pair. It looks at every known feature for
 * each of them.
 */
const MAX_PAGES = 120
const PAIR_HASH_BITS = 10

/** Features of a page: its words, and the hashes of its pairs of words. */
function featuresOf(ids: Int32Array): string[] {
  const features: string[] = []
  for (let at = 0; at < ids.length; at++) {
    if (ids[at] === BOUNDARY) continue
    features.push(`w${ids[at]}`)
    if (at > 0)
      features.push(
        `p${(Math.imul(ids[at - 1]! + 1, 0x9e3779b1) ^ Math.imul(ids[at]! + 1, 0x85ebca6b)) >>> (32 - PAIR_HASH_BITS)}`,
      )
  }
  return features
}
