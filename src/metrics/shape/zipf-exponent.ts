import { exp, ln } from '../../arithmetic.ts'
import type { Metric } from '../metric.ts'

export const zipfExponent: Metric = {
  name: 'zipf-exponent',
  title: 'how steeply frequency falls with rank',
  unit: 'exponent',
  collapse: 'up',
  source:
    'Zipf 1949: share of rank r ∝ 1 / r^s; s by maximum likelihood over ranks 1 to the number of types (Goldstein, Morris and Yen 2004)',
  caveat:
    'no text follows one power law throughout; under plain sampling it hardly moves and may even fall, preferring the common raises it',
  needs: 'text',
  subject: 'written',
  lengths: 'equal',
  measure: ({ counts, written: { words } }) => {
    const ranked = counts()
      .slice(1)
      .filter(count => count > 0)
      .sort()
      .reverse()
    return ranked.length < 2 ? undefined : likeliestExponent(ranked, words)
  },
}

/** Steps of Newton's method, at most; it usually takes five. */
const MAX_STEPS = 60

/**
 * Maximum likelihood estimate of s: the law then expects the mean ln r that was observed. Newton's method, since
 * the slope is a variance.
 */
function likeliestExponent(ranked: Int32Array, words: number): number {
  const logs = Float64Array.from(ranked, (_, index) => ln(index + 1))
  const observed = ranked.reduce((sum, count, index) => sum + count * logs[index]!, 0) / words
  let s = 1
  for (let step = 0; step < MAX_STEPS; step++) {
    let [weight, first, second] = [0, 0, 0]
    for (const log of logs) {
      const share = exp(-s * log)
      weight += share
      first += share * log
      second += share * log * log
    }
    const mean = first / weight
    const change = (mean - observed) / (second / weight - mean * mean)
    s = Math.min(MAX_EXPONENT, Math.max(0, s + Math.min(1, Math.max(-1, change))))
    if (Math.abs(change) < 1e-12) break
  }
  return s
}

/** Greatest exponent: so steep a law leaves one word. */
const MAX_EXPONENT = 20
