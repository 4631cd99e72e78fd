import { ln } from '../arithmetic.ts'
import type { ContextCounts } from './index/context-counts.ts'

/** Rounds of EM at most; the likelihood converges long before. */
const MAX_ROUNDS = 500
/** The last round is the first that gains less than this, in nats a token. */
const MIN_GAIN = 1e-9

/**
 * Fits the weights λ_0 … λ_n of Jelinek-Mercer interpolation by EM: a development text is likeliest under them.
 *
 * Where only the levels S_i of a token were seen, its probability is Σ λ_k p_ik / Z_i with Z_i = Σ λ_k over S_i. The
 * update λ_k ← Σ_i r_ik / Σ_{i: k ∈ S_i} 1 / Z_i (r the responsibilities) maximises a minorant of that likelihood, as
 * in Hunter 2004 for Bradley-Terry models, so no round can lower it; with every context seen it is plain EM.
 *
 * λ_0 stays at 1 / (T + 1) or above, T the tokens of the development text: so a word that a later model has lost stays possible.
 *
 * @param outcomes types and end mark: λ_0 is spread evenly over them
 * @param leaveOneOut for a text that the model has read: each token is taken out of the counts before it is looked up
 *   (deleted estimation, Jelinek and Mercer 1980)
 * @returns one weight a level, level 0 first, summing to 1; equal ones for a text without tokens
 */
export function fitWeights(
  contextCounts: ContextCounts,
  outcomes: number,
  { leaveOneOut = false }: { leaveOneOut?: boolean } = {},
): number[] {
  const { order, targets } = contextCounts
  const shares = sharesOf(contextCounts, outcomes, leaveOneOut ? 1 : 0)
  let weights = Array.from({ length: order + 1 }, () => 1 / (order + 1))
  if (targets.length === 0) return weights
  let likelihood = -Infinity
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = improve(shares, weights)
    weights = next.weights
    if (next.likelihood - likelihood < MIN_GAIN * targets.length) break
    likelihood = next.likelihood
  }
  return floored(weights, 1 / (targets.length + 1))
}

/** Raises the first weight to a floor; the others give way in proportion. */
function floored(weights: readonly number[], floor: number): number[] {
  const [first = 0, ...rest] = weights
  if (first >= floor) return [...weights]
  return [floor, ...rest.map(weight => (weight * (1 - floor)) / (1 - first))]
}

/** p_ik for levels 0 to n, a row a token; −1 where the context of level k was never seen. */
interface Shares {
  readonly levels: number
  readonly values: Float64Array
}

function sharesOf({ order, targets, counts, totals }: ContextCounts, outcomes: number, less: number): Shares {
  const levels = order + 1
  const values = new Float64Array(targets.length * levels)
  for (let row = 0; row < targets.length; row++) {
    values[row * levels] = 1 / outcomes
    for (let level = 1; level <= order; level++) {
      const total = totals[row * order + level - 1]! - less
      values[row * levels + level] = total > 0 ? (counts[row * order + level - 1]! - less) / total : -1
    }
  }
  return { levels, values }
}

/** One round: better weights, and the log-likelihood of the ones that came in. */
function improve({ levels, values }: Shares, weights: readonly number[]) {
  const gained = new Float64Array(levels)
  const offered = new Float64Array(levels)
  let likelihood = 0
  for (let row = 0; row < values.length; row += levels) {
    let mixed = 0
    let z = 0
    for (let level = 0; level < levels && values[row + level]! >= 0; level++) {
      mixed += weights[level]! * values[row + level]!
      z += weights[level]!
    }
    likelihood += ln(mixed / z)
    for (let level = 0; level < levels && values[row + level]! >= 0; level++) {
      gained[level]! += (weights[level]! * values[row + level]!) / mixed
      offered[level]! += 1 / z
    }
  }
  const raw = Array.from(gained, (gain, level) => (offered[level] === 0 ? 0 : gain / offered[level]!))
  const sum = raw.reduce((a, b) => a + b, 0)
  return { weights: raw.map(weight => weight / sum), likelihood }
}
