import { BOUNDARY } from '../text/stream.ts'
import type { Occurrences } from './occurrences.ts'

/**
 * How one drawn occurrence leads to the next context, so that writing a token is one draw and one look-up. A rank is a position
 * in `occurrences.sorted`; a context is an interval of ranks, its occurrences.
 */
export interface Contexts {
  /** Tokens of a full context: order − 1. */
  readonly reach: number
  /**
   * By rank: the context after the token that follows there on a full context, low end at 2r and high end at 2r + 1; low is −1
   * where that token ends the passage.
   */
  readonly next: Int32Array
  /**
   * Near a passage's beginning a context is shorter than full: it reaches back to the boundary. `grown[d]`, by rank among the
   * places of boundaries, is the context of d tokens that the place belongs to, low and high; d from 2 to `reach`.
   */
  readonly grown: readonly Int32Array[]
}

/**
 * Works out the contexts of a text. A context is the `order` − 1 tokens before a token, back to the boundary of its passage and
 * no further. 8 bytes a token, twice that while it runs; nothing for order 1, where there is one context only.
 */
export function contextsOf(occurrences: Occurrences, order: number): Contexts {
  const { bucket } = occurrences
  const reach = order - 1
  if (reach === 0) return { reach, next: new Int32Array(0), grown: [] }
  const beginnings = { from: bucket[BOUNDARY]!, to: bucket[BOUNDARY + 1]! }
  const grown = Array.from({ length: reach + 1 }, (_, length) =>
    length < 2 ? new Int32Array(0) : runsByRank(occurrences, length, beginnings),
  )
  return { reach, next: nextContexts(occurrences, reach), grown }
}

/** For each rank of a range: low and high of the run of ranks that share their first `length` tokens with it. */
function runsByRank(
  occurrences: Occurrences,
  length: number,
  { from, to }: { from: number; to: number },
): Int32Array {
  const starts = runStarts(occurrences, length, from, to)
  const runs = new Int32Array(2 * (to - from))
  for (let run = 0; run + 1 < starts.length; run++)
    for (let rank = starts[run]!; rank < starts[run + 1]!; rank++) {
      runs[2 * (rank - from)] = starts[run]!
      runs[2 * (rank - from) + 1] = starts[run + 1]!
    }
  return runs
}

/** After the token at place p + reach the full context is the one that begins at p + 1. */
function nextContexts(occurrences: Occurrences, reach: number): Int32Array {
  const { sorted, stream } = occurrences
  const { ids } = stream
  const starts = runStarts(occurrences, reach, 0, sorted.length)
  const runAt = new Int32Array(ids.length + 1)
  for (let run = 0, rank = 0; run + 1 < starts.length; run++)
    for (const high = starts[run + 1]!; rank < high; rank++) runAt[sorted[rank]!] = run
  const next = new Int32Array(2 * sorted.length)
  for (let rank = 0; rank < sorted.length; rank++) {
    const place = sorted[rank]!
    if (place + reach >= ids.length || ids[place + reach] === BOUNDARY) next[2 * rank] = -1
    else {
      const run = runAt[place + 1]!
      next[2 * rank] = starts[run]!
      next[2 * rank + 1] = starts[run + 1]!
    }
  }
  return next
}

/** Where the runs of ranks begin that share their first `length` tokens, from `from` to `to`; last, where a further one would. */
function runStarts(
  { stream: { ids }, sorted }: Occurrences,
  length: number,
  from: number,
  to: number,
): Int32Array {
  const starts = new Int32Array(to - from + 1)
  let runs = 0
  let leader = -1
  for (let rank = from; rank < to; rank++) {
    const place = sorted[rank]!
    let offset = 0
    if (leader >= 0) while (offset < length && ids[leader + offset] === ids[place + offset]) offset += 1
    if (offset === length) continue
    starts[runs++] = rank
    leader = place
  }
  starts[runs] = to
  return starts.slice(0, runs + 1)
}
