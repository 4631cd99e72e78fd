import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { char } from './char.ts'
import { baseLanguage, type Case } from './fold.ts'
import { modern } from './modern.ts'
import type { Tokenizer } from './tokenizer.ts'
import { whitespace } from './whitespace.ts'
import { word } from './word.ts'

export type { Case } from './fold.ts'
export type { Tokenizer } from './tokenizer.ts'

/** How a text is read into tokens: the part of a plan that decides what its tokens are. */
export interface ReadingRules {
  /** The name of a tokenizer. */
  readonly tokens: string
  /** BCP 47, as in `de`; nothing, null or `unknown`: the rules of no language. */
  readonly language?: string | null
  /** Default `fold`. */
  readonly case?: Case
}

/**
 * Every tokenizer, as the user names it, by the rules of no language.
 *
 * @example
 * import { tokenizers } from 'collapse-lab'
 * tokenizers.map(({ name }) => name) // → [ 'word', 'char', 'whitespace', 'modern' ]
 * tokenizers.map(({ split }) => split('Call me.').length) // → [ 3, 8, 2, 3 ]
 */
export const tokenizers: readonly Tokenizer[] = [word, char, whitespace, modern]

/**
 * The tokenizer of that name, by the rules of no language.
 *
 * @throws Refusal with the choices
 * @example
 * import { tokenizerNamed } from 'collapse-lab'
 * tokenizerNamed('word').split("Don't panic, Ishmael!") // → [ "Don't", 'panic', ',', 'Ishmael', '!' ]
 */
export function tokenizerNamed(name: string): Tokenizer {
  const found = tokenizers.find(tokenizer => tokenizer.name === name)
  if (found) return found
  throw new Refusal(
    phrase`${'tokens'} must be ${tokenizers.map(tokenizer => tokenizer.name).join(', ')}, got ${JSON.stringify(name)}`,
    'word reads prose, char reads code points, whitespace reads text that is tokenised already, modern reads chats and posts',
  )
}

const made = new Map<string, Tokenizer>()

/** The tokenizer for a plan. Equal plans give the same object. @throws Refusal with the choices */
export function tokenizerFor({ tokens, language, case: letterCase = 'fold' }: ReadingRules): Tokenizer {
  const member = tokenizerNamed(tokens)
  const known = baseLanguage(language)
  if (!member.by || (known === 'unknown' && letterCase === 'fold')) return member
  const key = `${tokens} ${known} ${letterCase}`
  let tokenizer = made.get(key)
  if (!tokenizer) made.set(key, (tokenizer = member.by(known, letterCase)))
  return tokenizer
}

/** The type of a word that somebody typed, to be looked up among the types of a text. */
export const typeOf = (typed: string, { fold }: Pick<Tokenizer, 'fold'>): string =>
  fold(typed.trim().normalize('NFC'))
