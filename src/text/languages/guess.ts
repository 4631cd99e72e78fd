import { tokenizerNamed } from '../tokenizers/index.ts'
import { COMMON_WORDS, LANGUAGE_OF_SCRIPT } from './words.ts'

/** A text of fewer words is too short for a guess. */
export const LEAST_WORDS = 200
/** Words that are looked at, spread over the text. */
const MOST_WORDS = 20_000
/** The least share of a text that the commonest words of its language make up: it is about 0.4 in prose. */
const LEAST_SHARE = 0.15
/** How much larger that share must be than with any other language. */
const LEAST_LEAD = 1.05

/**
 * The language of a text, guessed from the share of its words that are among the commonest of a language; scripts of one
 * language tell it by themselves.
 *
 * @param texts passages in order
 * @returns a code such as `de`; `unknown` below 200 words, and where no language stands out
 */
export function guessLanguage(texts: readonly string[]): string {
  const words = sampleOf(texts)
  if (words.length < LEAST_WORDS) return 'unknown'
  return byScript(words) ?? byWords(words)
}

interface Texts {
  readonly language?: string
  readonly passages: readonly { readonly text: string }[]
  /** What is recorded of how the text was read: its `guessed` is the guess that was made then. */
  readonly input?: { readonly guessed?: string }
}

const guessed = new WeakMap<Texts['passages'], string>()

/** The language of a corpus: the one that it names, or the guess that was made when it was read, or a guess from its text. */
export function languageOf({ language, passages, input }: Texts): string {
  const known = language ?? input?.guessed
  if (known !== undefined) return known
  let guess = guessed.get(passages)
  if (guess === undefined) guessed.set(passages, (guess = guessLanguage(passages.map(({ text }) => text))))
  return guess
}

/** Passages at even steps over the text, until there are words enough. */
function sampleOf(texts: readonly string[]): string[] {
  const { split } = tokenizerNamed('word')
  const characters = texts.reduce((sum, { length }) => sum + length, 0)
  const step = Math.max(1, Math.ceil(characters / (8 * MOST_WORDS)))
  const words: string[] = []
  for (let first = 0; first < step && words.length < LEAST_WORDS; first++)
    for (let at = first; at < texts.length && words.length < MOST_WORDS; at += step)
      for (const token of split(texts[at]!.slice(0, 100_000)))
        if (/^\p{L}/u.test(token)) words.push(token.toLowerCase().replaceAll('’', "'"))
  return words
}

/** Whether most words of a text are single signs, since its script sets no blanks between words. */
export function isUnspaced(passages: Texts['passages']): boolean {
  const words = sampleOf(passages.map(({ text }) => text))
  const signs = words.filter(word =>
    /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\P{L}*$/u.test(
      word,
    ),
  )
  return signs.length * 2 > words.length
}

function byScript(words: readonly string[]): string | undefined {
  const share = (script: string) => {
    const pattern = new RegExp(`^${script}`, 'u')
    return words.reduce((sum, word) => sum + (pattern.test(word) ? 1 : 0), 0) / words.length
  }
  // Japanese has Han as well, Chinese no Kana.
  return LANGUAGE_OF_SCRIPT.find(([language, script]) => share(script) > (language === 'ja' ? 0.1 : 0.5))?.[0]
}

function byWords(words: readonly string[]): string {
  // In French and Italian an elided article stands before an apostrophe.
  const counts = new Map<string, number>()
  const count = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const word of words) {
    count(word)
    const elided = /^\p{L}{1,4}'(?=\p{L})/u.exec(word)?.[0]
    if (elided !== undefined) count(elided)
  }
  const [best, second] = Object.entries(COMMON_WORDS)
    .map(([language, list]) => ({
      language,
      share:
        [...new Set(list.split(' '))].reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) / words.length,
    }))
    .sort((a, b) => b.share - a.share)
  return best!.share >= LEAST_SHARE && best!.share >= LEAST_LEAD * second!.share ? best!.language : 'unknown'
}
