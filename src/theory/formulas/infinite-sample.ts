import type { Formula } from './formula.ts'

/** Steps of the iteration, at most, and the change of a share below which it ends. */
const MAX_STEPS = 100_000
const CONVERGED_BELOW = 1e-15

/**
 * Shares of pairs in an infinitely long text by a bigram model: the stationary distribution of its contexts, by
 * power iteration, times the chances of the next token. If the passages of the training text all begin and end at
 * the boundary, these are the training counts as shares. So learning from an infinite text by the model changes
 * nothing: all loss is sampling noise.
 *
 * @param counts counts[a][b]: how often b follows a; every context leads to every other one in the end
 * @returns shares with the sum 1, in the same shape
 * @example
 * import { infiniteSample } from 'collapse-lab/theory'
 * // After a comes a once and b three times, after b always a: the shares are the counts over 7, and nothing is lost.
 * infiniteSample([
 *   [1, 3],
 *   [3, 0],
 * ]) // → [ [ 0.1428…, 0.4285… ], [ 0.4285…, 0 ] ]
 */
export function infiniteSample(counts: readonly (readonly number[])[]): number[][] {
  const chances = counts.map(row => {
    const total = row.reduce((sum, count) => sum + count, 0)
    return row.map(count => count / total)
  })
  let shares = counts.map(() => 1 / counts.length)
  for (let step = 0, moved = 1; step < MAX_STEPS && moved > CONVERGED_BELOW; step++) {
    // Half of each share stays in place, so that a periodic chain converges too.
    const next = shares.map(
      (share, b) => (share + shares.reduce((sum, from, a) => sum + from * chances[a]![b]!, 0)) / 2,
    )
    moved = next.reduce((most, share, a) => Math.max(most, Math.abs(share - shares[a]!)), 0)
    shares = next
  }
  return chances.map((row, a) => row.map(chance => shares[a]! * chance))
}

export const infiniteSampleFormula: Formula = {
  name: 'infinite-sample',
  title: 'learning from an infinite text of its own',
  formula:
    'π P = π; the joint π(a) P(b | a) is that of the text learned from; of a finite text the k-grams, k ≤ n, can only become fewer',
  source: 'Markov chains: Kemeny and Snell 1960; for text generators Shannon 1948',
  scope: 'exact, every order (an order is a bigram of longer contexts); to 1e-9 by iteration',
  example: {
    text: 'share of the pair "a b" in an infinite text by a model of the passages "a b" and "a": 1 of 5 pairs',
    value: infiniteSample([
      [0, 2, 0],
      [1, 0, 1],
      [1, 0, 0],
    ])[1]![2]!,
    unit: '',
  },
}
