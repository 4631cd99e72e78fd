import type { SuffixIndex } from '../../model/index/suffix-index.ts'
import { BOUNDARY } from '../../text/stream.ts'

/** The longest n-gram of the indexes that are made for measures, unless one asks for more. */
export const DEPTH = 4

/** Every n-gram inside a passage, numbered by kind. */
export interface Ngrams {
  /** By place: the number of the n-gram that starts there, from 0; −1 where the passage ends too soon. */
  readonly kindAt: Int32Array
  /** How many kinds there are: n-gram types. */
  readonly types: number
  /** How many n-grams there are in all. */
  readonly tokens: number
}

/** Reads the n-grams off an index: equal ones stand side by side. @param n from 1 to the index's depth */
export function ngramsOf({ stream: { ids }, sorted }: SuffixIndex, n: number): Ngrams {
  const kindAt = new Int32Array(ids.length).fill(-1)
  let types = 0
  let tokens = 0
  let previous = -1
  for (const place of sorted) {
    if (!isInside(ids, place, n)) continue
    if (previous < 0 || differs(ids, previous, place, n)) types += 1
    kindAt[place] = types - 1
    tokens += 1
    previous = place
  }
  return { kindAt, types, tokens }
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
