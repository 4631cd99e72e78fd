import type { CountsOfCounts, Discounts } from '../discounts.ts'

/**
 * A way of reading counts as probabilities, in the form of Chen and Goodman (1999): from the shortest context to the longest,
 *
 *   P(w | h) = keep(h, w) + pass(h) · P(w | h without its first token),
 *
 * where a context that was never seen keeps nothing and passes everything, and the empty context passes to the uniform distribution.
 */
export interface Smoothing {
  readonly name: string
  readonly title: string
  readonly source: string
  /** keep and pass, in the letters of the source. */
  readonly equation: string
  /** What n-grams shorter than the order are counted by: how often they occur, or how many different tokens precede them. */
  readonly counts: 'occurrences' | 'continuations'
  /**
   * What a token that was seen after its context has: `interpolated`, what is kept and a part of what is passed; `alone`, only what
   * is kept, and what is left goes to the tokens not seen there (Katz 1987); `score`, the same without making it add up to 1.
   */
  readonly seen: 'interpolated' | 'alone' | 'score'
  fit(text: TextFacts): Reading
}

/** What a smoothing may ask of the text that it is fitted to. */
export interface TextFacts {
  readonly order: number
  /** The tokens that can come next: types, the end mark, the unknown word. */
  readonly outcomes: number
  /** How many n-grams have which count, by level from 1; 0 is not used. */
  readonly countsOfCounts: readonly CountsOfCounts[]
  /** Weights of Jelinek-Mercer by level, level 0 first; asked for only by who needs them. */
  readonly weights?: () => readonly number[]
  /** What add-k adds to every count. */
  readonly added?: number
}

/** What was seen after a context: at least one token. */
export interface Context {
  /** The counts of all tokens after it, added up. */
  readonly total: number
  /** Different tokens after it. */
  readonly types: number
  /** Of these, those with a count of 1. */
  readonly ones: number
  /** Of these, those with a count of 2. */
  readonly twos: number
  /** It reaches back as far as the model does: order − 1 tokens, or to the beginning of its passage. */
  readonly full: boolean
}

/** Counts read as probabilities. Levels are n-gram lengths, from 1. */
export interface Reading {
  /** What a context gives to a token seen `count` times after it; 0 for a count of 0. */
  keep(count: number, context: Context, level: number): number
  /** What a context leaves to shorter ones. */
  pass(context: Context, level: number): number
  /** The discounts by level, where it has any; 0 is not used. */
  readonly discounts?: readonly Discounts[]
}
