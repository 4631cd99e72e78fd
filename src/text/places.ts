import type { Stream } from './stream.ts'
import { passageStarts } from './stream.ts'
import type { Tokenizer } from './tokenizers/index.ts'

/** The place of a token in the text of its passage: `text.slice(from, to)`. */
export interface TokenPlace {
  readonly from: number
  readonly to: number
  readonly token: string
}

/**
 * Every token of a text with its place. Tokenizers write the typographic apostrophe as the plain one, of the same
 * length; a token that is not found as it is written is left out.
 */
export function tokenPlaces(text: string, { split }: Tokenizer): TokenPlace[] {
  const plain = text.replaceAll('’', "'")
  let at = 0
  return split(text).flatMap(token => {
    const from = plain.indexOf(token.replaceAll('’', "'"), at)
    if (from < 0) return []
    at = from + token.length
    return [{ from, to: at, token }]
  })
}

/** A passage of a text, and a token of it, both counted from 0. */
export interface PassagePlace {
  readonly passage: number
  readonly token: number
}

/** Finds the passage that a place of a text belongs to. */
export function passageFinder(stream: Stream): (place: number) => PassagePlace {
  const starts = passageStarts(stream)
  return place => {
    const passage = lastAtMost(starts, place)
    return { passage, token: place - starts[passage]! }
  }
}

/** Binary search: the index of the last of some rising numbers that is at most a value. */
export function lastAtMost(numbers: Int32Array, value: number): number {
  let low = 0
  let high = numbers.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! <= value) low = middle
    else high = middle
  }
  return low
}
