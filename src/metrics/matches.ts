import { everywhere, narrow, type Occurrences } from '../model/occurrences.ts'
import { BOUNDARY, type Stream } from '../text/stream.ts'

export interface Matches {
  /** By place: how many tokens from there on stand in a row in the other text, at most `limit`. */
  readonly lengths: Uint8Array
  /** By place: how many tokens its passage has from there on, at most `limit`. */
  readonly room: Uint8Array
}

/** Looks up the n-grams that start at every place of a text in another text; boundaries belong to no n-gram. */
export function matchLengths(occurrences: Occurrences, text: Stream, limit: number): Matches {
  const { ids } = text
  const lengths = new Uint8Array(ids.length)
  const room = new Uint8Array(ids.length)
  for (let place = ids.length - 1; place >= 0; place--) {
    if (ids[place] === BOUNDARY) continue
    room[place] = Math.min(limit, (room[place + 1] ?? 0) + 1)
    lengths[place] = matchLength(occurrences, ids, place, room[place]!)
  }
  return { lengths, room }
}

function matchLength(occurrences: Occurrences, ids: Int32Array, place: number, limit: number): number {
  let interval = everywhere(occurrences)
  for (let length = 0; length < limit; length++) {
    interval = narrow(occurrences, interval, length, ids[place + length]!)
    if (interval.low === interval.high) return length
  }
  return limit
}
