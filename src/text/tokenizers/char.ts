import { noBlanks } from './spacing.ts'
import { unfolded, type Tokenizer } from './tokenizer.ts'

const split = (text: string) => Array.from(text)

/** A token is a code point, white space included; capitals count. */
export const char: Tokenizer = {
  name: 'char',
  title: 'characters',
  words: false,
  language: 'unknown',
  capitals: false,
  ...unfolded(split),
  keepsSurfaces: false,
  spacing: noBlanks,
}
