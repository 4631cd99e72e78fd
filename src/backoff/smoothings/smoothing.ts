import type { CountsOfCounts, Discounts } from '../discounts.ts'

/**
 * A smoothing: estimates probabilities from counts, in the form of Chen and Goodman (1999), from the shortest context to the longest:
 *
 *   P(w | h) = keep(h, w) + pass(h) · P(w | h without its first token).
 *
 * Chen and Goodman, and nltk, call keep α and pass γ. A context that was never seen keeps nothing and passes everything; the empty
 * context passes to the uniform distribution.
 */
export interface Smoothing {
  readonly name: string
  readonly title: string
  readonly source: string
  /** keep and pass, in the letters of the source. */
  readonly equation: string
  /** The counts of n-grams shorter than the order: their occurrences, or the number of different tokens that precede them. */
  readonly counts: 'occurrences' | 'continuations'
  /**
   * The probability of a token that was seen after its context. `interpolated`: keep + pass · P. `backoff` (Katz 1987): keep alone,
   * and the left-over probability goes to the tokens not seen there. `score`: keep alone, without adding up to 1.
   */
  readonly seen: 'interpolated' | 'backoff' | 'score'
  /** How many discounts can be set: one for all counts, or one each for counts of 1, of 2, and of 3 or more. Default none. */
  readonly discounts?: 1 | 3
  /** Whether it is fitted to the text itself (`weights`), beside counts. Default no. */
  readonly readsText?: true
  fit(text: TextFacts): Estimator
}

/** The statistics of a text that a smoothing is fitted to. */
export interface TextFacts {
  readonly order: number
  /** The tokens that can come next: types, the end mark, the unknown word. */
  readonly outcomes: number
  /** Counts of counts by level, from 1; 0 is not used. */
  readonly countsOfCounts: readonly CountsOfCounts[]
  /** Jelinek-Mercer weights by level, level 0 first; fitted only when called. */
  readonly weights?: () => readonly number[]
  /** The k of add-k. */
  readonly added?: number
  /** Discounts of all levels, as many as the smoothing takes; default: those that the counts define. */
  readonly chosen?: Discounts
}

/** Statistics of the tokens seen after a context, at least one. */
export interface Context {
  /** Sum of the counts of all tokens after it. */
  readonly total: number
  /** Different tokens after it. */
  readonly types: number
  /** Different tokens with a count of 1. */
  readonly ones: number
  /** Different tokens with a count of 2. */
  readonly twos: number
  /** It reaches back as far as the model does: order − 1 tokens, or to the beginning of its passage. */
  readonly full: boolean
}

/** A smoothing fitted to a text. Levels are n-gram lengths, from 1. */
export interface Estimator {
  /** α(w | h): the part of a token seen `count` times after the context; 0 for a count of 0. */
  keep(count: number, context: Context, level: number): number
  /** γ(h): the weight of the shorter context. */
  pass(context: Context, level: number): number
  /** Discounts by level, where the smoothing has any; 0 is not used. */
  readonly discounts?: readonly Discounts[]
}
