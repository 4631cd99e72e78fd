import { apart } from './spacing.ts'
import type { Tokenizer } from './tokenizer.ts'

/** Text that is tokenised already: a token is what stands between white space of ASCII, as the field's toolkits read it. */
export const whitespace: Tokenizer = {
  name: 'whitespace',
  title: 'tokens as given',
  words: true,
  capitals: false,
  split: text => text.split(/[ \t\n\v\f\r]+/).filter(token => token !== ''),
  fold: token => token,
  join: tokens => tokens.join(' '),
  spacing: apart,
}
