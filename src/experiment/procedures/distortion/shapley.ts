/** A number for every choice of causes that are at work. */
export type Worth = (causes: ReadonlySet<string>) => number

/**
 * What each of several causes adds to a number, on average over every order in which they could come into play (Shapley 1953). The
 * shares add up to the number with all causes less that with none.
 *
 * @example
 * shapley(['a', 'b'], causes => (causes.has('a') && causes.has('b') ? 1 : 0)).a // 0.5
 */
export function shapley(causes: readonly string[], worth: Worth): Record<string, number> {
  const orders = permutations(causes)
  const shares = Object.fromEntries(causes.map(cause => [cause, 0]))
  for (const order of orders) {
    const present = new Set<string>()
    for (const cause of order) {
      const before = worth(present)
      present.add(cause)
      shares[cause]! += (worth(present) - before) / orders.length
    }
  }
  return shares
}

function permutations(items: readonly string[]): string[][] {
  if (items.length === 0) return [[]]
  return items.flatMap(item =>
    permutations(items.filter(other => other !== item)).map(rest => [item, ...rest]),
  )
}
