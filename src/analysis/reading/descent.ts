/** A token of a passage, counted from 0, and where it was copied from. */
export interface Ancestor {
  /** The passage's id, as in `A/17` or `chapter_1/2`. */
  readonly passage: string
  /** The generation that wrote it, or the name of the text that A learned from. */
  readonly source: string
  readonly token: number
}

/** A token and its ancestors, the human one last. */
export type Chain = readonly Ancestor[]

/** Runs of tokens copied in one piece: row of training.csv (from 1), token of that passage (from 0), how many. */
export type Parents = readonly (readonly [number, number, number])[]

/** Which row of training.csv a token was copied from, and which token of that passage; nothing for a token that the runs do not reach. */
export function parentOf(parents: Parents, token: number): { row: number; token: number } | undefined {
  let before = 0
  for (const [row, from, length] of parents) {
    if (token < before + length) return { row, token: from + token - before }
    before += length
  }
  return undefined
}

/** A human passage, and how many tokens of another passage go back to it. */
export interface Forebear {
  readonly passage: string
  readonly tokens: number
}

/** The human passages that the tokens of a passage go back to: those that gave most first, of equals the first to be met. */
export function forebears(chains: readonly Chain[]): Forebear[] {
  const counts = new Map<string, number>()
  for (const chain of chains) {
    const { passage } = chain.at(-1)!
    counts.set(passage, (counts.get(passage) ?? 0) + 1)
  }
  return Array.from(counts, ([passage, tokens]) => ({ passage, tokens })).sort((a, b) => b.tokens - a.tokens)
}
