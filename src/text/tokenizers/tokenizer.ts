import type { Case } from './fold.ts'
import type { Spacing } from './spacing.ts'

/** Splits passages into tokens; its spacing joins them again (see spacing.ts). Passages are tidy (see `tidy`). */
export interface Tokenizer {
  readonly name: string
  readonly title: string
  /** Whether a token is a word (or a mark), so that sentences and word families can be told. */
  readonly words: boolean
  /** The language whose rules it follows, as in `en`; `unknown` for rules that hold in all. */
  readonly language: string
  /**
   * Surfaces: tokens exactly as they are written, in order. None is empty, and together they are the text but for white
   * space. What a stretch between white space gives depends on that stretch alone.
   */
  split(text: string): string[]
  /**
   * The type that a token is counted as: itself, or itself without capitals and with one shape of apostrophe and hyphen.
   * `fold(fold(x))` is `fold(x)`. A straight double quote, whose type depends on where it stands, is left as it is.
   */
  fold(surface: string): string
  /**
   * The surfaces of a text, and the type of each. Straight double quotes are told apart: their types are `“` and `”`, by
   * what stands beside them in their stretch. All other types are `fold` of their surface.
   */
  read(text: string): TokenList
  /** Whether a text keeps how each token was written (see surface.ts). Where tokens are written in one way only, it need not. */
  readonly keepsSurfaces: boolean
  /** Where blanks stand between tokens. `split(joinBy(spacing, tokens))` gives the same tokens. */
  readonly spacing: Spacing
  /** Whether a sentence's first word is written with a capital. */
  readonly capitals: boolean
  /** What a type is besides a word or a mark, as `url`; nothing for those two, and where all tokens are such. */
  tagOf?(type: string): string | undefined
  /** The tokenizer of this name by the rules of a language, with capitals as wanted; nothing where none matter to it. */
  by?(language: string, letterCase: Case): Tokenizer
}

/** Tokens of a text in order: as they are written, and as they are counted. Both lists are of one length. */
export interface TokenList {
  readonly surfaces: readonly string[]
  readonly types: readonly string[]
}

/** Whether a token has a letter or a digit, and is no punctuation alone. */
export const hasLetter = (token: string): boolean => /[\p{L}\p{N}]/u.test(token)

/** The parts of a tokenizer whose types are its tokens as they are written. */
export const unfolded = (split: (text: string) => string[]): Pick<Tokenizer, 'split' | 'fold' | 'read'> => ({
  split,
  fold: surface => surface,
  read(text) {
    const surfaces = split(text)
    return { surfaces, types: surfaces }
  },
})
