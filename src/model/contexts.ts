import { BOUNDARY } from '../text/stream.ts'
import type { Occurrences } from './occurrences.ts'

/**
 * For every place of a text, where in the index the occurrences of its context stand, so that the next token is one look-up
 * away from the last one.
 *
 * The context of a place is the `order` − 1 tokens before it, back to the boundary of its passage and no further. Entry
 * 2p is the low end and 2p + 1 the high end of the context of place p, as an interval of `sorted`. Places 1 to N are set.
 * 8 bytes a token; empty for order 1, where every place has the same context.
 */
export function contextsOf(occurrences: Occurrences, order: number): Int32Array {
  const { stream, sorted, bucket } = occurrences
  const length = order - 1
  const contexts = new Int32Array(length === 0 ? 0 : 2 * (stream.ids.length + 1))
  if (length > 0) setContexts(contexts, occurrences, { length, from: 0, to: sorted.length })
  for (let short = 1; short < length; short++)
    setContexts(contexts, occurrences, { length: short, from: bucket[BOUNDARY]!, to: bucket[BOUNDARY + 1]! })
  return contexts
}

/** Finds the runs of `sorted` that share their first `length` tokens, and tells every place after such a run its ends. */
function setContexts(
  contexts: Int32Array,
  { stream: { ids }, sorted }: Occurrences,
  { length, from, to }: { length: number; from: number; to: number },
): void {
  let low = from
  let leader = -1
  const close = (high: number) => {
    if (leader < 0) return
    for (let rank = low; rank < high; rank++) {
      const target = sorted[rank]! + length
      contexts[2 * target] = low
      contexts[2 * target + 1] = high
    }
  }
  for (let rank = from; rank < to; rank++) {
    const place = sorted[rank]!
    if (leader >= 0 && sameTokens(ids, leader, place, length)) continue
    close(rank)
    low = rank
    leader = isContext(ids, place, length) ? place : -1
  }
  close(to)
}

function sameTokens(ids: Int32Array, a: number, b: number, length: number): boolean {
  for (let offset = 0; offset < length; offset++) if (ids[a + offset] !== ids[b + offset]) return false
  return true
}

/** Whether a token can follow: the text goes on, and no passage ends on the way. */
function isContext(ids: Int32Array, place: number, length: number): boolean {
  if (place + length >= ids.length) return false
  for (let offset = 1; offset < length; offset++) if (ids[place + offset] === BOUNDARY) return false
  return true
}
