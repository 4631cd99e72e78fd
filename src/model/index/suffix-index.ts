import { BOUNDARY, type Stream } from '../../text/stream.ts'
import { bucketsOf, sortPlaces } from './radix.ts'

/**
 * The suffix array of a text by radix passes: all its places, sorted by the `depth` tokens that start there. An n-gram model is
 * this index. The occurrences of an n-gram lie side by side, so its count is the length of a range; the tokens that follow a
 * context are the runs inside its range; and to draw one of them by its frequency, draw a place of the range, all equally likely.
 */
export interface SuffixIndex {
  readonly stream: Stream
  /** Places are sorted by this many tokens. */
  readonly depth: number
  /**
   * Places in `stream.ids`, in the order of the `depth` tokens that start there. Ties keep the order of the text, but the last
   * boundary comes first.
   */
  readonly sorted: Int32Array
  /** The places of type w are `sorted[bucket[w]] … sorted[bucket[w + 1] − 1]`. */
  readonly bucket: Int32Array
}

/** Ranks of `sorted` from `low` to `high` − 1: the occurrences of an n-gram. */
export interface Range {
  readonly low: number
  readonly high: number
}

/**
 * Builds the suffix array of a text by radix passes (see radix.ts). Time grows as words × depth; memory is 20 bytes a token while it runs and 8
 * afterwards.
 *
 * @param types ids run below this number
 * @param depth from 1: the longest n-gram that can be looked up
 * @example
 * import { indexText, learnVocabulary, passagesOf, tokenizerNamed } from 'collapse-lab'
 * const { vocabulary, stream } = learnVocabulary(passagesOf(['a b a b']), tokenizerNamed('word'))
 * Array.from(stream.ids) // → [ 0, 1, 2, 1, 2, 0 ]
 * // The places of the text, sorted by the two tokens that begin there.
 * Array.from(indexText(stream, vocabulary.types.length, 2).sorted) // → [ 5, 0, 1, 3, 4, 2 ]
 */
export function indexText(stream: Stream, types: number, depth: number): SuffixIndex {
  const bucket = bucketsOf(stream.ids, types)
  return { stream, depth, sorted: sortPlaces({ ids: stream.ids, bucket }, depth), bucket }
}

/**
 * Narrows the range of an n-gram of `offset` tokens to that of the n-gram followed by `id`, by binary search: about
 * 2 log2(high − low) steps, and one look-up for `offset` 0. An empty range stays empty.
 */
export function narrow(
  { stream, sorted, bucket }: SuffixIndex,
  range: Range,
  offset: number,
  id: number,
): Range {
  if (offset === 0) return { low: bucket[id] ?? 0, high: bucket[id + 1] ?? bucket[id] ?? 0 }
  const low = lowerBound(stream.ids, sorted, range, offset, id)
  return { low, high: lowerBound(stream.ids, sorted, { low, high: range.high }, offset, id + 1) }
}

function lowerBound(ids: Int32Array, sorted: Int32Array, range: Range, offset: number, id: number): number {
  let { low, high } = range
  while (low < high) {
    const middle = (low + high) >>> 1
    // Past the end of the text there is nothing, which comes before every id.
    if (ids[sorted[middle]! + offset]! >= id) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Finds the end of a run by exponential search: the first rank above `low`, at most `high`, whose token at `offset` differs, within
 * a range whose places all start with the same `offset` tokens.
 */
export function runEnd(
  { stream: { ids }, sorted }: SuffixIndex,
  { low, high }: Range,
  offset: number,
): number {
  const id = ids[sorted[low]! + offset]
  let inside = low
  let outside = low + 1
  for (let step = 1; outside < high && ids[sorted[outside]! + offset] === id; step *= 2) {
    inside = outside
    outside += step
  }
  outside = Math.min(outside, high)
  while (outside - inside > 1) {
    const middle = (inside + outside) >>> 1
    if (ids[sorted[middle]! + offset] === id) inside = middle
    else outside = middle
  }
  return outside
}

/** The range of the empty n-gram: every place of the text. */
export function everywhere({ sorted }: SuffixIndex): Range {
  return { low: 0, high: sorted.length }
}

/** The range of the context `<s>`: every boundary but the last, which begins no passage. */
export function passageBeginnings({ bucket }: SuffixIndex): Range {
  return { low: bucket[BOUNDARY]! + 1, high: bucket[BOUNDARY + 1]! }
}
