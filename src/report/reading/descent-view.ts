import { rolesInPassage, sentenceStarts } from '../../text/sentences.ts'
import { tokenPlaces, type TokenPlace } from '../../text/places.ts'
import type { Tokenizer } from '../../text/tokenizers/index.ts'
import type { Ancestor, Forebear } from '../../analysis/reading/descent.ts'

/** Tokens on either side of the one that is shown, by kind of token. */
const CONTEXT = { words: 12, characters: 60 }
/** Pairs of marks, in the order of preference. */
const PAIRS = ['[]', '⟦⟧', '<>', '⦉⦊']

/** A token in its context, with marks around it. */
export function contextOf(
  text: string,
  token: number,
  tokenizer: Tokenizer,
  options: { sentence?: boolean } = {},
): string {
  const { before, shown, after } = surroundings(text, token, tokenizer, options)
  const [left = '[', right = ']'] = PAIRS.find(pair => !Array.from(pair).some(mark => (before + shown + after).includes(mark))) ?? '[]' // prettier-ignore
  return `${before}${left}${shown}${right}${after}`
}

/** A token with the text before and after it; `…` shows where the text was cut. */
export interface Surroundings {
  readonly before: string
  readonly shown: string
  readonly after: string
}

/**
 * A token with twelve tokens on either side (sixty where tokens are characters), or with its sentence.
 *
 * @param token the number of the token, from 0; the text must have it
 */
export function surroundings(
  text: string,
  token: number,
  tokenizer: Tokenizer,
  { sentence = false }: { sentence?: boolean } = {},
): Surroundings {
  const places = tokenPlaces(text, tokenizer)
  const around = tokenizer.words ? CONTEXT.words : CONTEXT.characters
  const [first, end] = sentence && tokenizer.words
    ? sentenceAround(text, places, token, tokenizer.language)
    : [token - around, token + around + 1] // prettier-ignore
  // A limit: a sentence may fill a page.
  const from = Math.max(0, first, token - 4 * around)
  const to = Math.min(places.length, end, token + 4 * around)
  const { from: begin, to: close } = places[token]!
  return {
    before: `${from > 0 ? '… ' : ''}${text.slice(places[from]!.from, begin)}`,
    shown: text.slice(begin, close),
    after: `${text.slice(close, places[to - 1]!.to)}${to < places.length ? ' …' : ''}`,
  }
}

function sentenceAround(
  text: string,
  places: readonly TokenPlace[],
  token: number,
  language: string,
): [number, number] {
  const surfaces = places.map(({ from, to }) => text.slice(from, to))
  const types = places.map(({ type }) => type)
  const starts = sentenceStarts(rolesInPassage({ surfaces, types }, language))
  const index = starts.filter(start => start <= token).length - 1
  return [starts[index] ?? 0, starts[index + 1] ?? places.length]
}

/** The place of a token: `A/203, token 17`. */
export function placeName({ passage, token }: Pick<Ancestor, 'passage' | 'token'>): string {
  return `${passage}, token ${token + 1}`
}

/** Says in a sentence how many human passages a passage descends from, and which three gave it the most tokens. */
export function forebearsStory(
  [most, ...others]: readonly Forebear[],
  { tokens, origin }: { tokens: number; origin: string },
): string {
  const goBack = tokens === 1 ? 'Its one token goes back' : `Its ${tokens} tokens go back`
  if (!most || others.length === 0)
    return `${goBack} to one passage of the ${origin} text, ${most?.passage ?? ''}.`
  const next = others.slice(0, 2).map(({ passage, tokens }) => `${passage} (${tokens})`)
  if (most.tokens === 1) return `${goBack} to as many different passages of the ${origin} text.`
  return `${goBack} to ${others.length + 1} different passages of the ${origin} text; ${most.passage} gave most (${most.tokens}), then ${next.join(' and ')}.`
}
