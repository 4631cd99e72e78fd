import { BOUNDARY } from '../../../../text/stream.ts'
import { learnBayes } from '../../../../text/natural-bayes.ts'
import type { Detector } from './detector.ts'

export const bayes: Detector = {
  name: 'bayes',
  title: 'a naive Bayes classifier of single words and pairs of words',
  source: 'Maron 1961; the classifier of the package natural',
  kind: 'score',
  learn({ human, written }) {
    const some = (pages: readonly Int32Array[]) => pages.slice(0, LEARNED).map(featuresOf)
    const says = learnBayes(some(written), some(human))
    return ({ ids }) => {
      const features = [...new Set(featuresOf(ids))]
      return features.reduce((sum, feature) => sum + says(feature), 0) / Math.max(1, features.length)
    }
  },
}

/** Pages of each kind that it learns from, and drawers that pairs are kept in: it goes through all it knows for each of them. */
const LEARNED = 120
const DRAWER_BITS = 10

/** The words of a page, and the drawers of its pairs. */
function featuresOf(ids: Int32Array): string[] {
  const features: string[] = []
  for (let at = 0; at < ids.length; at++) {
    if (ids[at] === BOUNDARY) continue
    features.push(`w${ids[at]}`)
    if (at > 0)
      features.push(
        `p${(Math.imul(ids[at - 1]! + 1, 0x9e3779b1) ^ Math.imul(ids[at]! + 1, 0x85ebca6b)) >>> (32 - DRAWER_BITS)}`,
      )
  }
  return features
}
