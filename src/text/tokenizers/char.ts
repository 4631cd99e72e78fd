import { noBlanks } from './spacing.ts'
import type { Tokenizer } from './tokenizer.ts'

/** A token is a code point; capitals count. */
export const char: Tokenizer = {
  name: 'char',
  title: 'characters',
  words: false,
  capitals: false,
  split: text => Array.from(text),
  fold: token => token,
  spacing: noBlanks,
}
