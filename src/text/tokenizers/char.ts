import { noBlanks } from './spacing.ts'
import type { Tokenizer } from './tokenizer.ts'

const split = (text: string) => Array.from(text)

/** A token is a code point, white space included; capitals count. */
export const char: Tokenizer = {
  name: 'char',
  title: 'characters',
  words: false,
  language: 'unknown',
  capitals: false,
  split,
  fold: surface => surface,
  read(text) {
    const surfaces = split(text)
    return { surfaces, types: surfaces }
  },
  keepsSurfaces: false,
  spacing: noBlanks,
}
