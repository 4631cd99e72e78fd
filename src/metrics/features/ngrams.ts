import type { SuffixIndex } from '../../model/index/suffix-index.ts'
import { BOUNDARY } from '../../text/stream.ts'

/** The longest n-gram that indexes are sorted for, unless a measure asks for more. */
export const DEPTH = 4

/** Every n-gram inside a passage, numbered by type. */
export interface Ngrams {
  /** By place: the n-gram type that starts there, from 0; −1 where the passage ends too soon. */
  readonly typeAt: Int32Array
  /** Number of n-gram types. */
  readonly types: number
  /** Number of n-grams. */
  readonly tokens: number
}

/** N-grams with their counts. */
export interface CountedNgrams extends Ngrams {
  /** Occurrences of n-gram type k at k + 1; entry 0 is not a type. */
  readonly counts: Int32Array
}

/** Counts n-grams by type. */
export function countNgrams(ngrams: Ngrams): CountedNgrams {
  const counts = new Int32Array(ngrams.types + 1)
  for (const type of ngrams.typeAt) if (type >= 0) counts[type + 1]! += 1
  return { ...ngrams, counts }
}

/**
 * Numbers the n-grams of a text by its suffix array, in which equal ones are neighbours.
 *
 * @param n from 1 to the depth of the index
 */
export function ngramsOf({ stream: { ids }, sorted }: SuffixIndex, n: number): Ngrams {
  const typeAt = new Int32Array(ids.length).fill(-1)
  let types = 0
  let tokens = 0
  let previous = -1
  for (const place of sorted) {
    if (!isInside(ids, place, n)) continue
    if (previous < 0 || differs(ids, previous, place, n)) types += 1
    typeAt[place] = types - 1
    tokens += 1
    previous = place
  }
  return { typeAt, types, tokens }
}

function isInside(ids: Int32Array, place: number, n: number): boolean {
  if (place + n > ids.length) return false
  for (let offset = 0; offset < n; offset++) if (ids[place + offset] === BOUNDARY) return false
  return true
}

function differs(ids: Int32Array, a: number, b: number, n: number): boolean {
  for (let offset = 0; offset < n; offset++) if (ids[a + offset] !== ids[b + offset]) return true
  return false
}
