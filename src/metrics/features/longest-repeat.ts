import { PairTable } from '../../pair-table.ts'
import type { Ngrams } from './ngrams.ts'

/**
 * Longest repeated substring, in tokens, by naming (Karp, Miller and Rosenberg 1972). The two occurrences may
 * overlap; each lies inside a passage. A sequence of length 2L is named by the names of its halves, until none
 * occurs twice. Binary search then finds the length between. Only places whose sequence repeats are looked at
 * again.
 *
 * @param room by place, how many tokens its passage has from there on
 * @param ngrams the n-grams of each length from 1 on, as many lengths as are known
 */
export function longestRepeat(room: Int32Array, ngrams: readonly Ngrams[]): number {
  // A sequence that is repeated holds shorter ones that are.
  const unrepeated = ngrams.findIndex(({ types, tokens }) => types === tokens)
  if (unrepeated >= 0) return unrepeated
  let length = ngrams.length
  let names = ngrams.at(-1)!.typeAt
  let places = repeatedPlaces(names, placesOf(names))
  for (;;) {
    const doubled = join({ names, places, room, length }, 2 * length)
    if (doubled.places.length === 0) break
    ;({ names, places } = doubled)
    length *= 2
  }
  let [known, excluded] = [length, 2 * length]
  while (excluded - known > 1) {
    const middle = (known + excluded) >>> 1
    if (join({ names, places, room, length }, middle).places.length > 0) known = middle
    else excluded = middle
  }
  return known
}

interface Named {
  /** By place: the name of the sequence of `length` tokens that starts there, −1 where its passage ends too soon. */
  readonly names: Int32Array
  /** Places whose sequence occurs at another place too, by place. */
  readonly places: Int32Array
  readonly room: Int32Array
  readonly length: number
}

/** Names the sequences of a greater length, at most twice `length`, and keeps the places of those that are repeated. */
function join(
  { names, places, room, length }: Named,
  longer: number,
): { names: Int32Array; places: Int32Array } {
  const joined = new Int32Array(names.length).fill(-1)
  // Where the second half is not repeated, the whole is not.
  const inside = places.filter(place => room[place]! >= longer && names[place + longer - length]! >= 0)
  const pairs = new PairTable(inside.length)
  for (const place of inside)
    joined[place] = pairs.getOrInsert(names[place]!, names[place + longer - length]!)
  return { names: joined, places: repeatedPlaces(joined, inside) }
}

/** The places where a sequence starts. */
function placesOf(names: Int32Array): Int32Array {
  const places = new Int32Array(names.length)
  let found = 0
  for (let place = 0; place < names.length; place++) if (names[place]! >= 0) places[found++] = place
  return places.subarray(0, found)
}

function repeatedPlaces(names: Int32Array, places: Int32Array): Int32Array {
  const counts = new Int32Array(names.length)
  for (const place of places) counts[names[place]!]! += 1
  return places.filter(place => counts[names[place]!]! > 1)
}
