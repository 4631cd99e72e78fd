import type { Spacing } from './spacing.ts'

/** Splits passages into tokens; its spacing joins them again (see spacing.ts). */
export interface Tokenizer {
  readonly name: string
  readonly title: string
  /** Whether a token is a word (or a mark), so that sentences and word families can be told. */
  readonly words: boolean
  /** Tokens as they are written, in order; no token is empty. */
  split(text: string): string[]
  /** The type that a token is counted as: itself, or itself without capitals. `fold(fold(x))` is `fold(x)`. */
  fold(token: string): string
  /** Where blanks stand between tokens. `split(joinBy(spacing, tokens))` gives the same tokens. */
  readonly spacing: Spacing
  /** Whether a sentence's first word is written with a capital. */
  readonly capitals: boolean
}
