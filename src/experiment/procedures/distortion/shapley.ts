/** The number that a coalition of causes makes together. */
export type Worth = (causes: ReadonlySet<string>) => number

/**
 * Shapley values: what each of several causes adds to a number, averaged over every order in which they could come into play
 * (Shapley 1953). The shares add up to the number with all causes less the number with none.
 *
 * @param worth is asked once for each of the 2^n coalitions of n causes
 * @example
 * shapley(['a', 'b'], causes => (causes.has('a') && causes.has('b') ? 1 : 0)).a // 0.5
 */
export function shapley(causes: readonly string[], worth: Worth): Record<string, number> {
  const worths = Float64Array.from({ length: 1 << causes.length }, (_, coalition) =>
    worth(new Set(causes.filter((_, cause) => (coalition >> cause) & 1))),
  )
  const orders = permutations(Array.from(causes.keys()))
  const shares = new Float64Array(causes.length)
  for (const order of orders) {
    let coalition = 0
    for (const cause of order) {
      const joined = coalition | (1 << cause)
      shares[cause]! += (worths[joined]! - worths[coalition]!) / orders.length
      coalition = joined
    }
  }
  return Object.fromEntries(causes.map((cause, index) => [cause, shares[index]!]))
}

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]]
  return items.flatMap(item =>
    permutations(items.filter(other => other !== item)).map(rest => [item, ...rest]),
  )
}
