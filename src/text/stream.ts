import { sharedBytes, sharedInts } from '../arrays.ts'

/** The id that stands between passages: `</s>` for the one that it ends, `<s>` for the one that it begins. */
export const BOUNDARY = 0

/**
 * A text as ids: a boundary, then every passage followed by a boundary. `0 5 3 0 7 0` holds the passages `5 3` and `7`.
 */
export interface Stream {
  readonly ids: Int32Array
  /**
   * By place: how the token was written, a byte of `surface.ts`; boundaries have 0. Left out where a tokenizer keeps no surfaces, and
   * where a text is made of types alone; such a text is written by rules.
   */
  readonly surfaces?: Uint8Array
  /** Tokens without the boundaries: the N of every formula. */
  readonly words: number
  readonly passages: number
}

/** A stream around ids that already have their boundaries. @param surfaces by place; see {@link Stream.surfaces} */
export function streamOf(ids: Int32Array, surfaces?: Uint8Array): Stream {
  let boundaries = 0
  for (let at = 0; at < ids.length; at++) if (ids[at] === BOUNDARY) boundaries += 1
  return {
    ids,
    ...(surfaces && { surfaces }),
    words: ids.length - boundaries,
    passages: boundaries - 1,
  }
}

/** The types of a text without how its author wrote them. */
export function withoutSurfaces({ ids, words, passages }: Stream): Stream {
  return { ids, words, passages }
}

/** The part of a text between two places, which are boundaries or stand beside them. */
export function partOf({ ids, surfaces }: Stream, from: number, to: number): Stream {
  return streamOf(ids.slice(from, to), surfaces?.slice(from, to))
}

/** Where each passage begins in `ids`, and last where a further one would begin: passage k is `ids[starts[k] … starts[k + 1] − 2]`. */
export function passageStarts({ ids, passages }: Stream): Int32Array {
  const starts = new Int32Array(passages + 1)
  let passage = 0
  for (let at = 0; at < ids.length; at++) if (ids[at] === BOUNDARY) starts[passage++] = at + 1
  return starts
}

/** Concatenates texts; without surfaces where one of them has none. */
export function concatenate(streams: readonly Stream[]): Stream {
  const [only] = streams
  if (only && streams.length === 1) return only
  const total = streams.reduce((sum, { ids }) => sum + ids.length - 1, 1)
  const ids = sharedInts(total)
  const surfaces = only && streams.every(stream => stream.surfaces) ? sharedBytes(total) : undefined
  let at = 0
  for (const stream of streams) {
    ids.set(stream.ids, at)
    surfaces?.set(stream.surfaces!, at)
    at += stream.ids.length - 1
  }
  return streamOf(ids, surfaces)
}

/** Occurrences by id; at 0 the number of passages. @param types ids run below this number */
export function countTypes({ ids }: Stream, types: number): Int32Array {
  const counts = new Int32Array(types)
  for (let at = 1; at < ids.length; at++) counts[ids[at]!]! += 1
  return counts
}

/**
 * A deterministic sample of a text: passages spread evenly over the whole of it, `words` tokens in all, the last passage cut; the text itself
 * when it has no more. Steps of the golden section visit every part of a text early, whatever its length, so that one chapter does
 * not represent a book.
 */
export function spreadSample(stream: Stream, words: number): Stream {
  if (stream.words <= words) return stream
  const starts = passageStarts(stream)
  const step = coprimeFrom(Math.floor(stream.passages * 0.6180339887), stream.passages)
  const ranges: { from: number; to: number }[] = []
  for (let left = words, passage = 0; left > 0; passage = (passage + step) % stream.passages) {
    const from = starts[passage]!
    const to = Math.min(from + left, starts[passage + 1]! - 1)
    ranges.push({ from, to })
    left -= to - from
  }
  return joined(stream, ranges)
}

/** The ranges of a text as passages, in the order given. */
function joined(
  { ids: all, surfaces: written }: Stream,
  ranges: readonly { readonly from: number; readonly to: number }[],
): Stream {
  const length = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 1)
  const ids = new Int32Array(length)
  const surfaces = written && new Uint8Array(length)
  let at = 1
  for (const { from, to } of ranges) {
    ids.set(all.subarray(from, to), at)
    surfaces?.set(written!.subarray(from, to), at)
    at += to - from + 1
  }
  return streamOf(ids, surfaces)
}

/** The first whole number from `least` on, at least 1, that shares no factor with `other`. */
function coprimeFrom(least: number, other: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  let step = Math.max(1, least)
  while (divisor(step, other) !== 1) step += 1
  return step
}
