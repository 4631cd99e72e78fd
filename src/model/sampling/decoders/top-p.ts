import { byWeight, type Decoder } from './decoder.ts'

/** Only the nucleus is drawn: the fewest heaviest candidates whose weights reach the share p of the total. */
export const topP: Decoder = {
  name: 'topP',
  title: 'top-p',
  source: 'Holtzman et al. 2020 (1904.09751), section 3.1',
  neutral: 1,
  reweigh(candidates, value) {
    const { weights } = candidates
    const goal = Math.ceil(value * weights.reduce((a, b) => a + b, 0))
    const reweighed = weights.map(() => 0)
    let reached = 0
    for (const index of byWeight(candidates)) {
      if (reached >= goal) break
      reweighed[index] = weights[index]!
      reached += weights[index]!
    }
    return reweighed
  },
}
