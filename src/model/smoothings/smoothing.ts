/**
 * A way of reading counts as probabilities, in the form of Chen and Goodman (1999): from the shortest context to the longest,
 *
 *   P(w | h) = keep(h, w) + pass(h) · P(w | h without its first token),
 *
 * where a context that was never seen keeps nothing and passes everything.
 */
export interface Smoothing {
  readonly name: string
  readonly title: string
  readonly source: string
  /** @param weights one number a level, level 0 first, as the smoothing asks for them */
  fit(weights: readonly number[]): Reading
}

/** Counts read as probabilities. Levels are n-gram lengths, from 1. */
export interface Reading {
  /** What a context gives to a token seen `count` times after it, of `total` tokens seen after it (total ≥ 1). */
  keep(count: number, total: number, level: number): number
  /** What a context leaves to shorter ones. */
  pass(total: number, level: number): number
}
