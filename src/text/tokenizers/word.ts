import winkTokenizer from 'wink-tokenizer'
import { once } from '../../once.ts'
import { proseSpacing } from './detokenize.ts'
import { foldWord, HYPHENS, lowerIn, type Case } from './fold.ts'
import { EMOJI, MAY_HAVE_GRAPHEMES, UNSPACED } from './graphemes.ts'
import { readQuotes } from './quotes.ts'
import { readStretches, splitStretches } from './stretches.ts'
import type { Tokenizer } from './tokenizer.ts'

const LETTER = '[\\p{L}\\p{N}\\uFFFD]'
/** Letters with their marks and joiners, and the tones that Armenian sets above a vowel. */
const LETTERS = `${LETTER}[\\p{L}\\p{M}\\p{N}\\uFFFD\\u200C\\u200D\\u180E\\u055B\\u055C\\u055E]*`
/**
 * What joins two runs of letters: an apostrophe or a hyphen (whale's, carpet-bag), a comma or a point between digits
 * (1,000.5), the dot of Catalan (col·legi), geresh and gershayim of Hebrew (צה״ל).
 */
const JOINS = [
  `['’${HYPHENS}]`,
  '(?<=\\p{N})[.,](?=\\p{N})',
  '(?<=[\\p{L}\\p{M}])[‘‛´`′＇·\\u2027\\u055A\\u055F](?=\\p{L})',
  '(?<=[lL])•(?=[lL])',
  '(?<=[\\p{sc=Hebrew}])["\\u05F3\\u05F4](?=\\p{sc=Hebrew})',
].join('|')

/** A word of any script that sets blanks between words. The geresh that ends a Hebrew word is part of it. */
const WORD = new RegExp(`${LETTERS}(?:(?:${JOINS})${LETTERS})*(?:(?<=\\p{sc=Hebrew})\\u05F3)?`, 'gu')

/** A syllable of Tibetan, with the tsheg that ends it. */
const TIBETAN =
  /[\u0F00\u0F40-\u0F6C\u0F88-\u0F8C][\u0F71-\u0F84\u0F86-\u0FBC\u0F40-\u0F6C]*[\u0F0B\u0F0C]?/gu

/** Anything else that can be seen is a token of one code point, with the marks behind it. */
const SYMBOL = /\S\p{M}*/gu

/**
 * wink-tokenizer with its own patterns off (e-mail, URL, time and the like: a book has none of them, two are quadratic,
 * and a token that swallows its neighbours could not be read back) and ours in their place. The last is tried first.
 *
 * @param kept patterns of its own that stay on
 */
export function winkWith(
  patterns: readonly (readonly [pattern: RegExp, tag: string])[],
  kept: { currency?: true; email?: true; time?: true } = {},
) {
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
    ...kept,
  })
  patterns.forEach(([pattern, tag], index) => wink.addRegex(pattern, tag, String(index)))
  return wink
}

/**
 * Words that lose their vowel before another one, by language: they are tokens of their own, `l’` + `étude`. Left whole are words
 * in which nobody hears two any more.
 */
const ELIDED: Readonly<Record<string, readonly [elided: string, whole: string]>> = {
  fr: ['[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu', "d[’']accord|d[’']abord|d[’']ailleurs"],
  it: [
    '[cdlmnstv]|gl|un|dell|all|dall|nell|sull|coll|quell|quest|bell|sant|com|dov|cos|anch|nient|tutt|mezz|senz|quand',
    "d[’']accordo",
  ],
  ca: ['[dlmnst]', "d[’']acord"],
}

function elision(language: string): RegExp | undefined {
  const rule = Object.hasOwn(ELIDED, language) ? ELIDED[language] : undefined
  if (!rule) return undefined
  const [elided, whole] = rule
  return new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}'’\\-])(?!(?:${whole})(?![\\p{L}\\p{M}]))(?:${elided})['’](?=\\p{L})`,
    'giu',
  )
}

/** Letters of ASCII, alone or with a mark behind them, need no patterns. */
const WORD_ALONE = /^[A-Za-z]+$/
const WORD_AND_MARK = /^[A-Za-z]+[.,;:!?]$/

/** Splits a stretch into the words and marks of a language, exactly as they are written. */
function splitterFor(language: string): (stretch: string) => string[] {
  const elided = elision(language)
  const words = [[SYMBOL, 'single_symbol'] as const, [WORD, 'unicode_word'] as const]
  const parted = elided ? [...words, [elided, 'elided_word'] as const] : words
  const ofLetters = once(() => winkWith(parted))
  const ofAll = once(() =>
    winkWith([...parted, [TIBETAN, 'syllable'], [UNSPACED, 'grapheme'], [EMOJI, 'picture']]),
  )
  return stretch => {
    if (WORD_ALONE.test(stretch)) return [stretch]
    if (WORD_AND_MARK.test(stretch)) return [stretch.slice(0, -1), stretch.slice(-1)]
    const wink = MAY_HAVE_GRAPHEMES.test(stretch) ? ofAll() : ofLetters()
    return wink.tokenize(stretch).map(token => token.value)
  }
}

/** Types of surfaces that were folded already; forgotten when there are many, so that a long text does not fill the memory. */
const MOST_REMEMBERED = 1 << 16

/**
 * A tokenizer of words: a token is a word or a punctuation mark, and a type is a token without its capitals, unless they are
 * kept.
 *
 * @param language whose rules hold besides those of all languages; `unknown` for none
 */
export function wordTokenizer(language: string, letterCase: Case): Tokenizer {
  const lower = letterCase === 'keep' ? (text: string) => text : lowerIn(language)
  const splitStretch = splitterFor(language)
  const fold = (surface: string) => foldWord(surface, lower)
  const remembered = new Map<string, string>()
  const typeOf = (surface: string) => {
    let type = remembered.get(surface)
    if (type !== undefined) return type
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(surface, (type = fold(surface)))
    return type
  }
  return {
    name: 'word',
    title: 'words',
    words: true,
    language,
    capitals: letterCase === 'fold',
    split: text => splitStretches(text, splitStretch),
    fold,
    read: text => readStretches(text, stretch => readQuotes(splitStretch(stretch), typeOf)),
    keepsSurfaces: true,
    spacing: proseSpacing,
    by: wordTokenizer,
  }
}

/** Words by the rules that hold in every language. */
export const word: Tokenizer = wordTokenizer('unknown', 'fold')
