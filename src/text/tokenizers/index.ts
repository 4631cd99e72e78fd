import { Refusal } from '../../refusal.ts'
import { char } from './char.ts'
import type { Tokenizer } from './tokenizer.ts'
import { whitespace } from './whitespace.ts'
import { word } from './word.ts'

export type { Tokenizer } from './tokenizer.ts'

/** Every tokenizer, as the user names it. */
export const tokenizers: readonly Tokenizer[] = [word, char, whitespace]

/** The tokenizer of that name. @throws Refusal with the choices */
export function tokenizerNamed(name: string): Tokenizer {
  const found = tokenizers.find(tokenizer => tokenizer.name === name)
  if (found) return found
  throw new Refusal(
    `tokens must be ${tokenizers.map(tokenizer => tokenizer.name).join(', ')}, got ${JSON.stringify(name)}`,
    'word reads prose, char reads code points, whitespace reads text that is tokenised already',
  )
}
