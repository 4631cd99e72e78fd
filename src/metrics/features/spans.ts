import { everywhere, narrow, type SuffixIndex } from '../../model/index/suffix-index.ts'
import { BOUNDARY, type Stream } from '../../text/stream.ts'

/** Longest span that is told apart. A text of one repeated word would otherwise take quadratic time. */
export const LONGEST_SPAN = 256

/** Matching spans: for each place of a text, the longest span that another text has too. */
export interface Spans {
  readonly stream: Stream
  /** By place: how many tokens from there on the other text has in a row, at most {@link LONGEST_SPAN}. */
  readonly lengths: Uint16Array
  /** By place: how many tokens its passage has from there on, at most {@link LONGEST_SPAN}. */
  readonly room: Uint16Array
}

/**
 * Sorts a suffix array by {@link LONGEST_SPAN} tokens. Only places that agree to its old depth are compared again.
 */
export function sortDeeper(occurrences: SuffixIndex): SuffixIndex {
  const { stream, depth } = occurrences
  const { ids } = stream
  const sorted = occurrences.sorted.slice()
  const agree = (a: number, b: number) => firstDifference(ids, a, b, 0, depth) === depth
  const compare = (a: number, b: number) => {
    const offset = firstDifference(ids, a, b, depth, LONGEST_SPAN)
    return offset === LONGEST_SPAN ? a - b : (ids[a + offset] ?? -1) - (ids[b + offset] ?? -1)
  }
  for (let low = 0; low < sorted.length;) {
    let high = low + 1
    while (high < sorted.length && agree(sorted[low]!, sorted[high]!)) high += 1
    if (high - low > 1 && ids[sorted[low]!] !== BOUNDARY) sorted.subarray(low, high).sort(compare)
    low = high
  }
  return { ...occurrences, sorted, depth: LONGEST_SPAN }
}

/**
 * The first offset from `from` on at which two places differ; `to` when they do not. Comparison stops at a
 * boundary.
 */
function firstDifference(ids: Int32Array, a: number, b: number, from: number, to: number): number {
  for (let offset = from; offset < to; offset++) {
    const id = ids[a + offset]
    if (id !== ids[b + offset]) return offset
    if (id === BOUNDARY) return to
  }
  return to
}

/**
 * Finds the longest span from every place of a text that another text has too. Boundaries belong to no span.
 *
 * @param occurrences the suffix array of the other text, from {@link sortDeeper}, or one of the depth `limit`
 */
export function matchSpans(occurrences: SuffixIndex, text: Stream, limit = LONGEST_SPAN): Spans {
  const { ids } = text
  const lengths = new Uint16Array(ids.length)
  const room = new Uint16Array(ids.length)
  for (let place = ids.length - 1; place >= 0; place--) {
    if (ids[place] === BOUNDARY) continue
    room[place] = Math.min(limit, (room[place + 1] ?? 0) + 1)
    lengths[place] = matchLength(occurrences, ids, place, room[place]!)
  }
  return { stream: text, lengths, room }
}

/** Occurrences up to which each is compared, instead of narrowing the interval further. */
const MAX_SCANNED = 4

function matchLength(occurrences: SuffixIndex, ids: Int32Array, place: number, limit: number): number {
  let interval = everywhere(occurrences)
  for (let length = 0; length < limit; length++) {
    interval = narrow(occurrences, interval, length, ids[place + length]!)
    if (interval.low === interval.high) return length
    if (interval.high - interval.low <= MAX_SCANNED)
      return longestOf(occurrences, interval, ids, place, length + 1, limit)
  }
  return limit
}

function longestOf(
  { stream, sorted }: SuffixIndex,
  { low, high }: { low: number; high: number },
  ids: Int32Array,
  place: number,
  known: number,
  limit: number,
): number {
  let longest = known
  for (let rank = low; rank < high; rank++) {
    const other = sorted[rank]!
    let length = known
    while (length < limit && stream.ids[other + length] === ids[place + length]) length += 1
    if (length > longest) longest = length
  }
  return longest
}
