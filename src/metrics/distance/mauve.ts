import { exp, ln } from '../../arithmetic.ts'
import { sumPairs, type Pairs } from '../features/distribution.ts'
import type { Metric } from '../metric.ts'

/** Mixtures at which the frontier is drawn, evenly spaced, and the factor of a divergence, as in MAUVE. */
const MIXTURES = 25
const DIVERGENCE_SCALE = 5

export const mauve: Metric = {
  name: 'mauve-of-words',
  title: 'likeness to the human text by the frontier of both errors',
  unit: 'share',
  collapse: 'down',
  source:
    'Pillutla et al. 2021 (2102.01454), section 2: area under (exp(−5 KL(q ‖ m)), exp(−5 KL(p ‖ m))) over 25 mixtures m, here over types; on samples of equal size',
  caveat:
    'MAUVE compares clusters of passages by a large model; this compares words, so its numbers are not MAUVE scores',
  needs: 'human',
  subject: 'written',
  lengths: 'sampled',
  measure: features => {
    const pairs = features.pairs()
    return pairs && areaUnder(frontier(pairs))
  },
}

/** Points of the divergence frontier, from the corner of the human text to the corner of the other. */
function frontier(pairs: Pairs): [number, number][] {
  const inner = Array.from({ length: MIXTURES }, (_, k): [number, number] => {
    const share = (k + 1) / (MIXTURES + 1)
    const mixed = (p: number, q: number) => share * p + (1 - share) * q
    const ofText = sumPairs(pairs, (p, q) => (q === 0 ? 0 : q * ln(q / mixed(p, q))))
    const ofHuman = sumPairs(pairs, (p, q) => (p === 0 ? 0 : p * ln(p / mixed(p, q))))
    return [exp(-DIVERGENCE_SCALE * Math.max(0, ofText)), exp(-DIVERGENCE_SCALE * Math.max(0, ofHuman))]
  })
  return [[1, 0], ...inner, [0, 1]]
}

/** Trapezoidal rule between neighbouring points of a curve that runs from right to left. */
function areaUnder(points: readonly (readonly [number, number])[]): number {
  return points.slice(1).reduce((sum, [x, y], index) => {
    const [fromX, fromY] = points[index]!
    return sum + ((fromX - x) * (y + fromY)) / 2
  }, 0)
}
