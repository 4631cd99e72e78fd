import { oneBlank } from './spacing.ts'
import { unfolded, type Tokenizer } from './tokenizer.ts'

/** Vertical tabs, form feeds and no-break spaces stand inside a token, as in KenLM's tools. */
const split = (text: string) => text.split(/[ \t\n\r]+/).filter(token => token !== '')

/** For text that is tokenised already: tokens are separated by blanks, tabs and line ends, as in the field's toolkits. */
export const whitespace: Tokenizer = {
  name: 'whitespace',
  title: 'tokens as given',
  words: true,
  language: 'unknown',
  capitals: false,
  ...unfolded(split),
  keepsSurfaces: false,
  spacing: oneBlank,
  by: language => ({ ...whitespace, language }),
}
