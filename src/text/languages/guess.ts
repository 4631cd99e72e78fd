import { once } from '../../once.ts'
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
/** Words of a part of a text that is looked at by itself. */
const PART_WORDS = 100
/** Fewer parts than this share of them may be in another language. */
const FEW_PARTS = 1 / 4
/** A part in which the language has a smaller share is in another one: in one of another script no language has any. */
const LEAST_SHARE_OF_PART = LEAST_SHARE / 2
/** How many times as large the share of another language is that leads a part clearly. */
const CLEAR_LEAD = 1.25
/** The least share of words in a script that tells a language. */
const MOST_WORDS_OF_SCRIPT = 0.6

/**
 * The language of a text, guessed from the share of its words that are among the commonest of a language; scripts of one
 * language tell it by themselves. It must be that of a clear majority of the text, part by part.
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
  const share = (...scripts: string[]) => {
    const pattern = new RegExp(`^(?:${scripts.join('|')})`, 'u')
    return words.reduce((sum, word) => sum + (pattern.test(word) ? 1 : 0), 0) / words.length
  }
  const [[, han], [, kana]] = [scriptOf('zh'), scriptOf('ja')]
  // Japanese has Han as well, Chinese no Kana.
  const eastAsian = share(han, kana)
  if (eastAsian > MOST_WORDS_OF_SCRIPT) return share(kana) > 0.1 * eastAsian ? 'ja' : 'zh'
  return LANGUAGE_OF_SCRIPT.find(([, script]) => share(script) > MOST_WORDS_OF_SCRIPT)?.[0]
}

const scriptOf = (language: string) => LANGUAGE_OF_SCRIPT.find(([other]) => other === language)!

/** The commonest words of each language. */
const listed = once(() =>
  Object.entries(COMMON_WORDS).map(([language, list]) => ({ language, common: new Set(list.split(' ')) })),
)

/** Languages with the share of words that are among their commonest, the largest first. */
function sharesOf(words: readonly string[]): { language: string; share: number }[] {
  // In French and Italian an elided article stands before an apostrophe.
  const counts = new Map<string, number>()
  const count = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const word of words) {
    count(word)
    const elided = /^\p{L}{1,4}'(?=\p{L})/u.exec(word)?.[0]
    if (elided !== undefined) count(elided)
  }
  return listed()
    .map(({ language, common }) => {
      let sum = 0
      for (const word of common) sum += counts.get(word) ?? 0
      return { language, share: sum / words.length }
    })
    .sort((a, b) => b.share - a.share)
}

/** The parts of a text that are looked at by themselves. */
const partsOf = (words: readonly string[]): string[][] =>
  Array.from({ length: Math.floor(words.length / PART_WORDS) }, (_, part) =>
    words.slice(part * PART_WORDS, (part + 1) * PART_WORDS),
  )

/**
 * The languages that a text is in by turns, the one with the most parts first: each leads a quarter of its parts or more.
 *
 * @returns nothing where there are fewer than two
 */
export function languagesByTurns(texts: readonly string[]): readonly string[] {
  const parts = partsOf(sampleOf(texts))
  const counts = new Map<string, number>()
  for (const part of parts) {
    const [best] = sharesOf(part)
    if (best!.share >= LEAST_SHARE) counts.set(best!.language, (counts.get(best!.language) ?? 0) + 1)
  }
  const languages = Array.from(counts).filter(([, count]) => count >= FEW_PARTS * parts.length)
  return languages.length < 2 ? [] : languages.sort(([, a], [, b]) => b - a).map(([language]) => language)
}

function byWords(words: readonly string[]): string {
  const [best, second] = sharesOf(words)
  if (best!.share < LEAST_SHARE || best!.share < LEAST_LEAD * second!.share) return 'unknown'
  const { language } = best!
  const parts = partsOf(words)
  const others = parts.filter(part => {
    const shares = sharesOf(part)
    const own = shares.find(other => other.language === language)!
    return own.share < LEAST_SHARE_OF_PART || shares[0]!.share > CLEAR_LEAD * own.share
  })
  return others.length < FEW_PARTS * parts.length ? language : 'unknown'
}
