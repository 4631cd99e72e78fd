import { lengthened, sharedBytes, sharedInts } from '../../arrays.ts'
import { BOUNDARY, type Stream } from '../../text/stream.ts'
import { indexText, type SuffixIndex } from './suffix-index.ts'
import { bucketsOf, isFirst, placeOf, sortRecords, type Records, type Unsorted } from './radix.ts'

/**
 * Transitions between contexts: how one drawn occurrence leads to the next context, so that writing a token is one draw and two
 * look-ups. A rank is a position in `occurrences.sorted`; a context is the range of ranks of its occurrences.
 */
export interface Contexts {
  /** Tokens of a full context: order − 1. */
  readonly contextLength: number
  /**
   * By rank: the number of the context after the token that follows there on a full context, −1 where that token ends the
   * passage.
   */
  readonly next: Int32Array
  /**
   * By number of a full context k: at 2k the rank of its first occurrence, at 2k + 1 the last of its tokens. It ends where the next
   * one begins, and after the last one stands where a further one would begin.
   */
  readonly runs: Int32Array
  /**
   * Near a passage's beginning a context is shorter than full: it reaches back to the boundary. `grown[d]`, by rank among the
   * places of boundaries, is the context of d tokens that the place belongs to, low and high; d from 2 to `contextLength`.
   */
  readonly grown: readonly Int32Array[]
  /**
   * By rank: how the token that follows there on a full context is written, a byte of `surface.ts`. Who draws a rank finds it here, so
   * that its place need not be looked up, which lies far away in memory. Left out where the text keeps no surfaces.
   */
  readonly surfaces?: Uint8Array
}

export interface Indexed {
  readonly occurrences: SuffixIndex
  readonly contexts: Contexts
}

/**
 * Builds the suffix index of a text and the transitions between its contexts. A context is the `order` − 1 tokens before a token, back to the boundary of its
 * passage and no further; for order 1 there is one context only.
 *
 * The last pass of sorting visits the places in the order of the tokens that follow, so the context after each occurrence is known
 * when the occurrence finds its rank. Afterwards it would have to be looked up all over memory, which took as long as sorting.
 *
 * 20 bytes a token while it runs, the text itself among them, 12 afterwards, and 8 for each distinct context. Where the text keeps
 * surfaces, 21 and 14.
 *
 * @param types ids run below this number
 * @param depth from `order`: the longest n-gram that can be looked up
 */
export function indexWithContexts(
  stream: Stream,
  types: number,
  { depth, order }: { depth: number; order: number },
): Indexed {
  const contextLength = order - 1
  if (contextLength === 0) {
    const nothing = new Int32Array(0)
    const occurrences = indexText(stream, types, depth)
    return {
      occurrences,
      contexts: {
        contextLength,
        next: nothing,
        runs: nothing,
        grown: [],
        ...surfacesByRank(occurrences, contextLength),
      },
    }
  }
  const bucket = bucketsOf(stream.ids, types)
  const { records, spare } = sortRecords({ ids: stream.ids, bucket }, depth - 1)
  const [sorted, next] = halvesOf(spare, stream.ids.length)
  const runs = lastPass({ ids: stream.ids, bucket }, records, { sorted, next, contextLength })
  const occurrences = { stream, depth, sorted, bucket }
  const grown = growing(occurrences, contextLength)
  return {
    occurrences,
    contexts: { contextLength, next, runs, grown, ...surfacesByRank(occurrences, contextLength) },
  }
}

/** The surfaces of the tokens that follow on full contexts; past the text's end there is none. */
function surfacesByRank(
  { stream: { surfaces }, sorted }: SuffixIndex,
  contextLength: number,
): Pick<Contexts, 'surfaces'> {
  if (!surfaces) return {}
  const byRank = sharedBytes(sorted.length)
  for (let rank = 0; rank < sorted.length; rank++) byRank[rank] = surfaces[sorted[rank]! + contextLength] ?? 0
  return { surfaces: byRank }
}

/** Two arrays in memory that is free already. */
function halvesOf(spare: Int32Array, length: number): [Int32Array, Int32Array] {
  return spare.length === 0
    ? [sharedInts(length), sharedInts(length)]
    : [spare.subarray(0, length), spare.subarray(length)]
}

/**
 * The last pass: fills `sorted` with the places before those of the records, and `next` with the contexts that begin at the latter.
 *
 * @returns the contexts, as {@link Contexts.runs}
 */
function lastPass(
  { ids, bucket }: Unsorted,
  { numbers, mask }: Records,
  { sorted, next, contextLength }: { sorted: Int32Array; next: Int32Array; contextLength: number },
): Int32Array {
  const cursor = bucket.slice()
  const first = cursor[BOUNDARY]!++
  sorted[first] = ids.length - 1
  next[first] = -1
  let runs = new Int32Array(4096)
  let run = -1
  let leader = -1
  for (let rank = 0; rank < ids.length; rank++) {
    const record = numbers[2 * rank]!
    const place = placeOf(record)
    // A record's run is of at least as many tokens as the context has.
    if (isFirst(record) && (leader < 0 || differs(ids, leader, place, contextLength))) {
      leader = place
      run += 1
      if (2 * run + 2 >= runs.length) runs = lengthened(runs, runs.length * 2)
      runs[2 * run] = rank
      runs[2 * run + 1] = ids[place + contextLength - 1] ?? BOUNDARY
    }
    if (place === 0) continue
    const at = cursor[numbers[2 * rank + 1]! & mask]!++
    sorted[at] = place - 1
    next[at] = runs[2 * run + 1] === BOUNDARY ? -1 : run
  }
  runs[2 * run + 2] = ids.length
  const all = sharedInts(2 * run + 3)
  all.set(runs.subarray(0, all.length))
  return all
}

function differs(ids: Int32Array, a: number, b: number, length: number): boolean {
  for (let offset = 0; offset < length; offset++) if (ids[a + offset] !== ids[b + offset]) return true
  return false
}

/** The contexts that begin with a boundary, by length from 2 to `contextLength`. */
function growing(occurrences: SuffixIndex, contextLength: number): Int32Array[] {
  return Array.from({ length: contextLength + 1 }, (_, length) =>
    length < 2 ? new Int32Array(0) : beginnings(occurrences, length),
  )
}

/** For each rank among the places of boundaries: low and high of the run of ranks that share their first `length` tokens with it. */
function beginnings({ stream: { ids }, sorted, bucket }: SuffixIndex, length: number): Int32Array {
  const [from, to] = [bucket[BOUNDARY]!, bucket[BOUNDARY + 1]!]
  const runs = sharedInts(2 * (to - from))
  for (let low = from, high = from; low < to; low = high) {
    while (high < to && !differs(ids, sorted[low]!, sorted[high]!, length)) high += 1
    for (let rank = low; rank < high; rank++) {
      runs[2 * (rank - from)] = low
      runs[2 * (rank - from) + 1] = high
    }
  }
  return runs
}
