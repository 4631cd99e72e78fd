/** The types that one generation of a run writes and no later one. */
export interface LastWords {
  readonly types: ReadonlySet<string>
  /** Share of the generation's tokens that are of such types. */
  readonly share: number
}

/**
 * Finds the types that are seen in a generation for the last time.
 *
 * @param counts a list for each column of vocabulary.csv, in the order of the types
 * @param column of the generation
 * @returns nothing for the last generation, after which nothing is known
 */
export function lastWords(
  types: readonly string[],
  counts: readonly ArrayLike<number>[],
  column: number,
): LastWords | undefined {
  const later = counts.slice(column + 1)
  if (later.length === 0) return undefined
  const now = counts[column]!
  const last = new Set<string>()
  let [tokens, all] = [0, 0]
  types.forEach((type, index) => {
    all += now[index]!
    if (now[index] === 0 || later.some(column => column[index]! > 0)) return
    last.add(type)
    tokens += now[index]!
  })
  return { types: last, share: all === 0 ? 0 : tokens / all }
}
