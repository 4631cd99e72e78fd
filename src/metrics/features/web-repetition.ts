/** The repetition that filters of web corpora look at (Rae et al. 2021, table A1), passage by passage, in characters. */
import { codePoints } from '../../text/similarity.ts'
import { indexText } from '../../model/index/suffix-index.ts'
import { passageStarts, type Stream } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import { ngramsOf, type Ngrams } from './ngrams.ts'

/** The greatest share of a document's characters in its most frequent n-gram, and in repeated n-grams, by n. */
const TOP: readonly (readonly [n: number, share: number])[] = [
  [2, 0.2],
  [3, 0.18],
  [4, 0.16],
]
const DUPLICATE: typeof TOP = [
  [5, 0.15],
  [6, 0.14],
  [7, 0.13],
  [8, 0.12],
  [9, 0.11],
  [10, 0.1],
]

/** Code points of each type, by id. */
export const widthsOf = ({ types }: Pick<Vocabulary, 'types'>): Int32Array =>
  Int32Array.from(types, codePoints)

/** Code points of a range of tokens. @param blank those of what sets neighbours apart: 1 for a blank, 0 for nothing */
export function charactersIn(
  { ids }: Pick<Stream, 'ids'>,
  [from, to]: readonly [number, number],
  widths: Int32Array,
  blank: 0 | 1,
): number {
  let characters = blank * Math.max(0, to - from - 1)
  for (let place = from; place < to; place++) characters += widths[ids[place]!] ?? 0
  return characters
}

/** Code points of each passage, a blank between two tokens. */
export function passageCharacters(text: Stream, widths: Int32Array): Float64Array {
  const starts = passageStarts(text)
  return Float64Array.from({ length: text.passages }, (_, passage) =>
    charactersIn(text, [starts[passage]!, starts[passage + 1]! - 1], widths, 1),
  )
}

/** A text with its n-grams of one length, and the code points of its types. */
export interface WidthNgrams {
  readonly text: Stream
  readonly ngrams: Ngrams
  readonly n: number
  readonly widths: Int32Array
}

/**
 * By passage: the code points of its most frequent n-gram, blanks included, times its occurrences; of several the first. Occurrences
 * may overlap, so that it can be more than the passage has. 0 for a passage of fewer than n tokens.
 *
 * @param least the fewest occurrences that count; default 1
 */
export function topNgramCharacters({ text, ngrams, n, widths }: WidthNgrams, least = 1): Float64Array {
  const { typeAt, types } = ngrams
  const starts = passageStarts(text)
  const counts = new Int32Array(types)
  return Float64Array.from({ length: text.passages }, (_, passage) => {
    const [from, to] = [starts[passage]!, starts[passage + 1]! - n]
    for (let place = from; place < to; place++) counts[typeAt[place]!]! += 1
    let [most, top] = [least - 1, -1]
    for (let place = from; place < to; place++)
      if (counts[typeAt[place]!]! > most) [most, top] = [counts[typeAt[place]!]!, place]
    for (let place = from; place < to; place++) counts[typeAt[place]!] = 0
    return top < 0 ? 0 : most * charactersIn(text, [top, top + n], widths, 1)
  })
}

/**
 * By passage: the code points of n-grams that it has had before, blanks left out. They are read from left to right, and behind a
 * repeated n-gram the next one begins, so that no character counts twice.
 */
export function duplicateNgramCharacters({ text, ngrams, n, widths }: WidthNgrams): Float64Array {
  const { typeAt, types } = ngrams
  const starts = passageStarts(text)
  const lastPassage = new Int32Array(types).fill(-1)
  return Float64Array.from({ length: text.passages }, (_, passage) => {
    let characters = 0
    for (let place = starts[passage]!; place < starts[passage + 1]! - n;) {
      const type = typeAt[place]!
      const isRepeated = lastPassage[type] === passage
      if (isRepeated) characters += charactersIn(text, [place, place + n], widths, 0)
      lastPassage[type] = passage
      place += isRepeated ? n : 1
    }
    return characters
  })
}

/**
 * By passage: how much it repeats its own n-grams, in units of what a filter of web corpora lets pass: the greatest of its shares over
 * the limit of that share. A phrase said once is none that is repeated.
 *
 * @param widths code points of each type; the id behind the last is that of what is in no vocabulary
 * @returns 0 where nothing is repeated, 1 at a limit
 */
export function repetitionOverLimits(text: Stream, widths: Int32Array): Float64Array {
  const index = indexText(text, widths.length + 1, DUPLICATE.at(-1)![0])
  const characters = passageCharacters(text, widths)
  const greatest = new Float64Array(text.passages)
  const consider = (repeated: Float64Array, most: number) =>
    repeated.forEach((found, passage) => {
      if (found > 0) greatest[passage] = Math.max(greatest[passage]!, found / (most * characters[passage]!))
    })
  const ngrams = (n: number) => ({ text, ngrams: ngramsOf(index, n), n, widths })
  for (const [n, most] of TOP) consider(topNgramCharacters(ngrams(n), 2), most)
  for (const [n, most] of DUPLICATE) consider(duplicateNgramCharacters(ngrams(n)), most)
  return greatest
}
