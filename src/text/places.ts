import type { Stream } from './stream.ts'
import { passageStarts } from './stream.ts'
import type { Tokenizer } from './tokenizers/index.ts'

/** The place of a token in the text of its passage: `text.slice(from, to)` is the token as it is written. */
export interface TokenPlace {
  readonly from: number
  readonly to: number
  /** What the token is counted as. */
  readonly type: string
}

/** Every token of a text with its place and type, in order. */
export function tokenPlaces(text: string, { read }: Tokenizer): TokenPlace[] {
  const { surfaces, types } = read(text)
  let to = 0
  return surfaces.map((surface, index) => {
    const from = text.indexOf(surface, to)
    to = from + surface.length
    return { from, to, type: types[index]! }
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
