import winkTokenizer from 'wink-tokenizer'
import { proseSpacing } from './detokenize.ts'
import type { Tokenizer } from './tokenizer.ts'

/**
 * Letters, marks and digits of any script. An apostrophe or a hyphen inside a word belongs to it (whale's, carpet-bag), and so
 * does a comma or a point between digits (1,000.5).
 */
const WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:['-]|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu

/** Anything else that can be seen is a token of one code point. */
const SYMBOL = /\S/gu

/**
 * wink-tokenizer with its own patterns off (e-mail, URL, time and the like: a book has none of them, two are quadratic,
 * and a token that swallows its neighbours could not be read back) and two patterns in their place.
 */
const wink = winkTokenizer()
wink.defineConfig({
  currency: false,
  email: false,
  emoji: false,
  emoticon: false,
  hashtag: false,
  mention: false,
  number: false,
  ordinal: false,
  punctuation: false,
  quoted_phrase: false,
  symbol: false,
  time: false,
  url: false,
  word: false,
})
wink.addRegex(SYMBOL, 'single_symbol', 's')
wink.addRegex(WORD, 'unicode_word', 'u')

/**
 * A token is a word or a punctuation mark; a type is a token without its capitals. The typographic apostrophe counts as
 * the plain one, so that whale’s and whale's are the same word.
 */
export const word: Tokenizer = {
  name: 'word',
  title: 'words',
  words: true,
  capitals: true,
  split: text => (/\S/.test(text) ? wink.tokenize(text.replaceAll('’', "'")).map(token => token.value) : []),
  fold: token => token.toLowerCase().normalize('NFC'),
  spacing: proseSpacing,
}
