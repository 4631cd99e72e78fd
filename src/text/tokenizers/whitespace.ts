import { oneBlank } from './spacing.ts'
import type { Tokenizer } from './tokenizer.ts'

/** For text that is tokenised already: tokens are separated by white space of ASCII, as in the field's toolkits. */
export const whitespace: Tokenizer = {
  name: 'whitespace',
  title: 'tokens as given',
  words: true,
  capitals: false,
  split: text => text.split(/[ \t\n\v\f\r]+/).filter(token => token !== ''),
  fold: token => token,
  spacing: oneBlank,
}
