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
  const { sorted, bucket } = occurrences
  const reach = order - 1
  if (reach === 0) return { reach, next: new Int32Array(0), grown: [] }
  const all = { from: 0, to: sorted.length }
  const beginnings = { from: bucket[BOUNDARY]!, to: bucket[BOUNDARY + 1]! }
  const grown = Array.from({ length: reach + 1 }, (_, length) =>
    length < 2 ? new Int32Array(0) : runsByRank(occurrences, length, beginnings),
  )
  return { reach, next: nextContexts(occurrences, reach, all), grown }
}

interface Range {
  readonly from: number
  readonly to: number
}

/** For each rank of a range: low and high of the run of ranks that share their first `length` tokens with it. */
function runsByRank(occurrences: Occurrences, length: number, range: Range): Int32Array {
  const runs = new Int32Array(2 * (range.to - range.from))
  eachRun(occurrences, length, range, (low, high) => {
    for (let rank = low; rank < high; rank++) {
      runs[2 * (rank - range.from)] = low
      runs[2 * (rank - range.from) + 1] = high
    }
  })
  return runs
}

/** After the token at place p + reach the full context is the one that begins at p + 1. */
function nextContexts(occurrences: Occurrences, reach: number, range: Range): Int32Array {
  const { sorted, stream } = occurrences
  const { ids } = stream
  const lowOfPlace = new Int32Array(ids.length + 1)
  const highOfLow = new Int32Array(ids.length)
  eachRun(occurrences, reach, range, (low, high) => {
    highOfLow[low] = high
    for (let rank = low; rank < high; rank++) lowOfPlace[sorted[rank]!] = low
  })
  const next = new Int32Array(2 * sorted.length)
  for (let rank = 0; rank < sorted.length; rank++) {
    const place = sorted[rank]!
    const low = place + reach >= ids.length || ids[place + reach] === BOUNDARY ? -1 : lowOfPlace[place + 1]!
    next[2 * rank] = low
    next[2 * rank + 1] = low < 0 ? -1 : highOfLow[low]!
  }
  return next
}

/** Visits the runs of a range of ranks that share their first `length` tokens, from low to high. */
function eachRun(
  { stream: { ids }, sorted }: Occurrences,
  length: number,
  { from, to }: Range,
  visit: (low: number, high: number) => void,
): void {
  for (let low = from; low < to;) {
    let high = low + 1
    while (high < to && sameTokens(ids, sorted[low]!, sorted[high]!, length)) high += 1
    visit(low, high)
    low = high
  }
}

function sameTokens(ids: Int32Array, a: number, b: number, length: number): boolean {
  for (let offset = 0; offset < length; offset++) if (ids[a + offset] !== ids[b + offset]) return false
  return true
}
