import { byWeight, type Decoder } from './decoder.ts'

/** Only the k heaviest candidates are drawn; of equals, those with the lower id (the more frequent types). */
export const topK: Decoder = {
  name: 'topK',
  title: 'top-k',
  source: 'Fan, Lewis and Dauphin 2018 (1805.04833), section 5.1',
  neutral: Infinity,
  reweigh(candidates, value) {
    const kept = new Set(byWeight(candidates).slice(0, value))
    return candidates.weights.map((weight, index) => (kept.has(index) ? weight : 0))
  },
}
