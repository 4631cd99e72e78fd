import { exp, ln, lnGamma } from '../../arithmetic.ts'
import type { Formula } from './formula.ts'

const LN2 = 0.6931471805599453

/**
 * Expected plug-in entropy of a text of N tokens drawn from given shares, in bits: −Σ p · E ln((1 + Bin(N − 1, p))
 * / N).
 *
 * @param shares of all words, their sum 1
 * @param tokens N, at least 1
 * @example
 * import { entropyAfterDraw } from 'collapse-lab/theory'
 * // Two equally frequent words have an entropy of 1 bit, a text of ten words that is drawn from them a little less.
 * entropyAfterDraw([0.5, 0.5], 10) // → 0.9234…
 */
export function entropyAfterDraw(shares: readonly number[], tokens: number): number {
  const known = new Map<number, number>()
  let nats = 0
  for (const share of shares) {
    if (share === 0) continue
    let surprisal = known.get(share)
    if (surprisal === undefined) known.set(share, (surprisal = ln(tokens) - meanLog(tokens - 1, share)))
    nats += share * surprisal
  }
  return nats / LN2
}

/**
 * Miller-Madow correction: the first term of the loss of entropy in one draw, (K − 1) / 2N, in bits (Miller 1955).
 *
 * @param types K, the number of words
 * @example
 * import { millerMadowLoss } from 'collapse-lab/theory'
 * // 1 / 20 nats for two words in a text of ten.
 * millerMadowLoss(2, 10) // → 0.07213…
 */
export const millerMadowLoss = (types: number, tokens: number): number => (types - 1) / (2 * tokens) / LN2

/** E ln(1 + B) for binomial B, summed from the mode outwards until chances are negligible. */
function meanLog(draws: number, p: number): number {
  if (draws === 0) return 0
  if (p === 1) return ln(1 + draws)
  const mode = Math.min(draws, Math.floor((draws + 1) * p))
  const odds = p / (1 - p)
  const top = exp(
    lnGamma(draws + 1) -
      lnGamma(mode + 1) -
      lnGamma(draws - mode + 1) +
      mode * ln(p) +
      (draws - mode) * ln(1 - p),
  )
  let sum = top * ln(1 + mode)
  for (let b = mode, chance = top; b < draws && chance > NEGLIGIBLE_CHANCE;) {
    chance *= ((draws - b) / (b + 1)) * odds
    b += 1
    sum += chance * ln(1 + b)
  }
  for (let b = mode, chance = top; b > 0 && chance > NEGLIGIBLE_CHANCE;) {
    chance *= b / (draws - b + 1) / odds
    b -= 1
    sum += chance * ln(1 + b)
  }
  return sum
}

const NEGLIGIBLE_CHANCE = 1e-20

export const sampledEntropy: Formula = {
  name: 'sampled-entropy',
  title: 'entropy after one draw',
  formula: 'E H = −Σ p · E ln((1 + Bin(N − 1, p)) / N), about H − (K − 1) / 2N nats',
  source: 'the expectation of the plug-in estimate; Miller 1955, Madow 1948 for the correction',
  scope: 'exact for single draws; the correction is good while no word is rare',
  example: {
    text: 'expected entropy of two tokens drawn from two equally likely words',
    value: entropyAfterDraw([0.5, 0.5], 2),
    unit: 'bits',
  },
}
