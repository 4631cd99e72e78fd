/**
 * The counting stage outside of memory: windows, sorted in runs.
 *
 * A window is the n-gram of as many tokens as the order that starts at a place, or what is left there of its passage. Its beginnings are
 * the shorter n-grams, so that windows in prefix order give the n-grams of every length, and their counts, in one pass.
 *
 * A run is a column of records. The lower {@link SHARED_BITS} bits of the first number say how many tokens a window shares with the one
 * before it, the others how often it occurs; its other tokens follow. A window ends with a boundary behind its first token, or is as long
 * as the order. One that shares as many tokens as the order is the window before it.
 */
import { BOUNDARY } from '../../text/stream.ts'
import type { IntWriter } from './store.ts'

export const SHARED_BITS = 4
export const SHARED_MASK = (1 << SHARED_BITS) - 1

/** Occurrences that a record can have; those of a window with more are in several records. */
const MAX_COUNT = -1 >>> SHARED_BITS

/** Takes windows in prefix order. */
export interface WindowSink {
  /**
   * @param tokens has the window from `from` on, padded by boundaries up to the order
   * @param shared tokens that it has in common with the window before it; as many as the order where it is that window
   */
  add(tokens: Int32Array, from: number, shared: number, count: number): void
}

/** Windows that are to be sorted, in memory. */
export interface Windows {
  readonly ids: Int32Array
  /** Windows; the k-th starts at k times `stride` in `ids`, and has at least as many tokens as the order behind it. */
  readonly size: number
  readonly stride: number
  /** Occurrences by window; default one each. */
  readonly counts?: Int32Array
}

/** Arrays of a number for each window, to sort in. */
export type SortingRoom = readonly [Int32Array, Int32Array]

/**
 * Least-significant-digit radix sort of windows: a stable counting pass for each token, the last one first.
 *
 * @param types ids run below this number
 * @returns where each window starts, in prefix order
 */
function sortWindows(
  { ids, size, stride }: Windows,
  order: number,
  types: number,
  room: SortingRoom,
): Int32Array {
  let [starts, other] = room
  for (let window = 0; window < size; window++) starts[window] = window * stride
  for (let token = order - 1; token >= 0; token--) {
    const cursor = new Int32Array(types + 1)
    for (let window = 0; window < size; window++) cursor[ids[window * stride + token]! + 1]! += 1
    for (let id = 0; id < types; id++) cursor[id + 1]! += cursor[id]!
    for (let window = 0; window < size; window++) {
      const start = starts[window]!
      other[cursor[ids[start + token]!]!++] = start
    }
    ;[starts, other] = [other, starts]
  }
  return starts
}

/** Sorts windows and gives them to a sink. @param types ids run below this number */
export function addSorted(
  windows: Windows,
  order: number,
  types: number,
  room: SortingRoom,
  sink: WindowSink,
): void {
  const { ids, size, stride, counts } = windows
  const starts = sortWindows(windows, order, types, room)
  let before = 0
  for (let rank = 0; rank < size; rank++) {
    const start = starts[rank]!
    const shared = rank === 0 ? 0 : sharedTokens(ids, before, start, order)
    sink.add(ids, start, shared, counts ? counts[start / stride]! : 1)
    before = start
  }
}

function sharedTokens(ids: Int32Array, a: number, b: number, order: number): number {
  for (let token = 0; token < order; token++) {
    if (ids[a + token] !== ids[b + token]) return token
    if (token > 0 && ids[a + token] === BOUNDARY) return order
  }
  return order
}

/** Writes a run; occurrences of the same window are added up. */
export class RunWriter implements WindowSink {
  private readonly order: number
  private readonly column: IntWriter
  /** The window that came last, which may come again. */
  private readonly window: Int32Array
  private shared = 0
  private count = 0

  constructor(order: number, column: IntWriter) {
    this.order = order
    this.column = column
    this.window = new Int32Array(order)
  }

  add(tokens: Int32Array, from: number, shared: number, count: number): void {
    const { order, window } = this
    if (shared < order) {
      this.put()
      for (let token = shared; token < order; token++) window[token] = tokens[from + token]!
      this.shared = shared
    }
    this.count += count
  }

  /** Ends the run. @returns the length of its column */
  end(): number {
    this.put()
    return this.column.end()
  }

  private put(): void {
    const { column, order, window, shared } = this
    if (this.count === 0) return
    let left = this.count
    const head = Math.min(left, MAX_COUNT)
    column.push((head << SHARED_BITS) | shared)
    for (let token = shared; token < order; token++) {
      column.push(window[token]!)
      if (token > 0 && window[token] === BOUNDARY) break
    }
    for (left -= head; left > 0; left -= MAX_COUNT)
      column.push((Math.min(left, MAX_COUNT) << SHARED_BITS) | order)
    this.count = 0
  }
}
