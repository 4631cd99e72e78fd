/** A token of a passage, counted from 0, and where it was copied from. */
export interface Ancestor {
  /** The passage's id, as in `A/17` or `chapter_1/2`. */
  readonly passage: string
  /** The generation that wrote the token, or the name of the text that A learned from. */
  readonly source: string
  readonly token: number
}

/** A token and its ancestors, the human one last. */
export type Chain = readonly Ancestor[]

/**
 * Runs of tokens that were copied in one piece: row of training.csv (from 1), token of that passage (from 0),
 * length.
 */
export type Parents = readonly (readonly [number, number, number])[]

/**
 * Finds the row of training.csv and its token that a token was copied from; nothing for a token outside the runs.
 */
export function parentOf(parents: Parents, token: number): { row: number; token: number } | undefined {
  let before = 0
  for (const [row, from, length] of parents) {
    if (token < before + length) return { row, token: from + token - before }
    before += length
  }
  return undefined
}

/** A human passage, and the number of tokens of another passage that descend from it. */
export interface Forebear {
  readonly passage: string
  readonly tokens: number
}

/**
 * Finds the human passages that the tokens of a passage descend from, the largest number of tokens first; ties in
 * order of appearance.
 */
export function forebears(chains: readonly Chain[]): Forebear[] {
  const counts = new Map<string, number>()
  for (const chain of chains) {
    const { passage } = chain.at(-1)!
    counts.set(passage, (counts.get(passage) ?? 0) + 1)
  }
  return Array.from(counts, ([passage, tokens]) => ({ passage, tokens })).sort((a, b) => b.tokens - a.tokens)
}
