import type { TextFeatures } from './features/text-features.ts'
import type { Part } from './features/parts.ts'

/** One number about a generation. */
export interface Metric {
  /** As rows and options name it. */
  readonly name: string
  /** In plain words. */
  readonly title: string
  readonly unit: string
  /** Which way it goes when language is lost. */
  readonly collapse: 'up' | 'down'
  /** Paper with section or equation, or where we define it. */
  readonly source: string
  /** What it does not show. */
  readonly caveat: string
  /** `text` can be measured of any text, `human` beside a human one, `model` of a model that was trained. */
  readonly needs: 'text' | 'human' | 'model'
  /**
   * What the number is about, and so what a slice by passages narrows: the text written, the human words, or the
   * held-out text, which then has to be there.
   */
  readonly subject: 'written' | 'vocabulary' | 'held-out'
  /**
   * How the value depends on the length of the text. `any`: not at all. `sampled`: not at all, since it is taken
   * on samples of one length. `equal`: it grows or falls with length, so only texts of one length compare.
   */
  readonly lengths: 'any' | 'sampled' | 'equal'
  /**
   * Who takes it when nobody names it: runs and `measure` (default), `measure` alone, or nobody, since it takes long. The rows of a
   * run are part of its format.
   */
  readonly taken?: 'by measure' | 'by name'
  /** Whether it can be taken on some of the types alone; `sequences`: on some of the n-grams, by how often the human text has them. */
  readonly parts?: true | 'sequences'
  /** Whether the values of parts add up to the whole, so that none of them is the best or the worst. */
  readonly additive?: true
  /** What it is the mean of, where it is one over cases of the held-out text: so that it is known how far chance in that text goes. */
  readonly heldOut?: HeldOutMean
  /** The number, or nothing where the text has none (no passage long enough, no type in the part). */
  measure(features: TextFeatures, part?: Part): number | undefined
}

/** Takes a case of the held-out text. @param passage in which it stands, from 0 */
export type Visit = (value: number, passage: number) => void

/** A measure that is worked out from the mean of a number over cases of the held-out text: its tokens, or its n-grams. */
export interface HeldOutMean {
  /** Visits the cases in the order of the text; none where the features do not allow it, or the part has none. */
  visit(features: TextFeatures, part: Part | undefined, visit: Visit): void
  /** The measure from the mean. */
  of(mean: number): number
}

/** A family of measures that differ by a whole number, the last part of their name: `distinct-3`. */
export interface Numbered {
  /** The name before the number. */
  readonly name: string
  readonly from: number
  readonly to: number
  /** The numbers that are listed, and used when nobody asks for others. */
  readonly usual: readonly number[]
  make(number: number): Metric
}

/** Whether an entry of a group is a numbered family. */
export const isNumbered = (entry: Metric | Numbered): entry is Numbered => 'make' in entry

/** Measures that belong together, in the order in which they are reported. */
export interface Group {
  readonly title: string
  readonly metrics: readonly (Metric | Numbered)[]
}
