import type { Spacing } from './spacing.ts'

/** How a passage becomes tokens and tokens become a passage again. */
export interface Tokenizer {
  readonly name: string
  readonly title: string
  /** Whether a token is a word (or a mark), so that sentences and word families can be told. */
  readonly words: boolean
  /** Tokens as they stand in the text, in order; no token is empty. */
  split(text: string): string[]
  /** The type that a token is counted as: itself, or itself without capitals. `fold(fold(x))` is `fold(x)`. */
  fold(token: string): string
  /** A passage that reads like prose and of which `split(join(tokens))` gives the same tokens. */
  join(tokens: readonly string[]): string
  /** Where `join` puts blanks. */
  readonly spacing: Spacing
  /** Whether a sentence's first word is written with a capital. */
  readonly capitals: boolean
}
