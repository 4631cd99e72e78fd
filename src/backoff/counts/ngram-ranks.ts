import { threadBytes, threadInts } from '../../arrays.ts'
import { BOUNDARY, type Stream } from '../../text/stream.ts'
import { bucketsOf, firstOf, placeOf, sorting, type Member, type Records } from '../../model/index/radix.ts'

/**
 * The counting stage by sorting: ranks the places of a text by radix passes, one token deeper at a time (see radix.ts).
 *
 * Input: a text as ids.
 * Output: by rank, which n-grams are new there, and the rank of the place one further, which leads from an n-gram to its suffix.
 * Nothing is looked up in the text. Threads share all arrays.
 */
export interface Ranking {
  readonly order: number
  readonly ids: Int32Array
  /** The places of type w get the ranks from `bucket[w]` to `bucket[w + 1]` − 1. */
  readonly bucket: Int32Array
  /**
   * By rank, two numbers in one byte, since they are written far apart. The lower {@link LENGTH_SHIFT} bits: the tokens that a place
   * shares with the place before it, so that longer n-grams are new there. The upper bits: the length of the longest n-gram that
   * starts there within its passage, at most the order.
   */
  readonly marks: Uint8Array
  /** By place: the tokens left in its passage, see `putLeft`. */
  readonly left: Uint8Array
  /** By rank: a rank of the n-gram that starts one place further, one token less deep. */
  readonly next: Int32Array
  /** Two arrays for sorting; the second half of each is free in between. */
  readonly rooms: readonly [Int32Array, Int32Array]
  /** Two arrays of a number for each rank, free once the places are ranked. */
  readonly numbers: readonly [Int32Array, Int32Array]
  /** Blocks of ranks; each has all places of its types. By block: its first type; last the number of types. */
  readonly blocks: Int32Array
  /** By block and length, from 0 to the order: the number of n-grams of that length. */
  readonly sizes: Int32Array
}

/** Bits of a mark that hold the shared tokens; the length lies above them. */
const LENGTH_SHIFT = 4

/** Number of blocks at most: each has this fraction of a text, or more where a type has more places. */
const MAX_BLOCKS = 64

/** Prepares the arrays of a ranking. @param types ids run below this number @param order from 2 */
export function ranking({ ids }: Stream, types: number, order: number): Ranking {
  const length = ids.length
  const bucket = bucketsOf(ids, types)
  const rooms = [threadInts(2 * length), threadInts(2 * length)] as const
  // After order − 1 passes the records are in one of them, and the other is free.
  const [records, free] = order % 2 === 0 ? rooms : [rooms[1], rooms[0]]
  const blocks = blocksOf(bucket)
  return {
    ...{ order, ids, bucket, rooms, blocks },
    marks: threadBytes(length),
    next: free.subarray(0, length),
    left: new Uint8Array(free.buffer, 4 * length, length),
    numbers: [records.subarray(0, length), records.subarray(length)],
    sizes: threadInts((blocks.length - 1) * (order + 1)),
  }
}

function blocksOf(bucket: Int32Array): Int32Array {
  const types = bucket.length - 1
  const blocks = [0]
  for (let id = 1, from = 0; id <= types; id++)
    if (id === types || bucket[id]! - from >= bucket[types]! / MAX_BLOCKS) {
      blocks.push(id)
      from = bucket[id]!
    }
  return Int32Array.from(blocks)
}

/**
 * Ranks the places of a text, by one of several threads that share all arrays. Each yield is a barrier, behind which it continues
 * when all threads have reached it.
 */
export function* rank(ranks: Ranking, member: Member): Generator<void, void> {
  const { ids, bucket, rooms, order, marks } = ranks
  const [into, spare] = rooms
  const own = partOf(ids.length, member)
  const { records } = yield* sorting({ ids, bucket }, order - 1, { into, spare }, member, passed =>
    countShared(passed, marks, own),
  )
  putLeft(ranks, own)
  yield
  putLast(ranks, records, member)
  yield
  countNew(ranks, member)
}

/** Places or ranks from `from` to `to` − 1. */
interface Part {
  readonly from: number
  readonly to: number
}

function partOf(length: number, { thread, threads }: Member): Part {
  const at = (part: number) => Math.floor((length / threads) * part)
  return { from: at(thread), to: at(thread + 1) }
}

/** A place that is not the first of its run has one more token in common with the one before it. */
function countShared({ numbers }: Records, marks: Uint8Array, { from, to }: Part): void {
  for (let rank = from; rank < to; rank++) marks[rank]! += 1 - firstOf(numbers[2 * rank]!)
}

/** By place: its own token and those behind it up to the next boundary, which is included; at most the order. */
function putLeft({ ids, left, order }: Ranking, { from, to }: Part): void {
  let ahead = 1
  for (let at = to; at < ids.length && ahead < order; at++) {
    ahead += 1
    if (ids[at] === BOUNDARY) break
  }
  left[to - 1] = ahead
  for (let place = to - 2; place >= from; place--)
    left[place] = ids[place + 1] === BOUNDARY ? 2 : Math.min(order, left[place + 1]! + 1)
}

/** The last pass: every place goes behind those of its own type, with the rank of the place after it. */
function putLast(
  { ids, bucket, marks, left, next }: Ranking,
  { numbers, mask }: Records,
  { thread, threads }: Member,
): void {
  const others = threads - 1
  const cursor = bucket.slice()
  // By type: the run of what follows, of the place of that type that was put last.
  const runs = new Int32Array(bucket.length - 1).fill(-1)
  // The last place, which sorts first, starts no n-gram but itself.
  marks[cursor[BOUNDARY]!++] = 1 << LENGTH_SHIFT
  let run = -1
  for (let rank = 0; rank < ids.length; rank++) {
    const record = numbers[2 * rank]!
    run += firstOf(record)
    const place = placeOf(record)
    if (place === 0) continue
    const id = numbers[2 * rank + 1]! & mask
    if ((id & others) !== thread) continue
    const at = cursor[id]!++
    next[at] = rank
    marks[at]! += (left[place - 1]! << LENGTH_SHIFT) + Number(runs[id] === run)
    runs[id] = run
  }
}

/** 1 where an n-gram of some length is new, else 0: a number and no branch, since no processor predicts which it will be. */
export const newAt = (mark: number, length: number): number =>
  Number(sharedOf(mark) < length) & Number(wholeOf(mark) >= length)

/** The tokens that a place shares with the place before it. */
export const sharedOf = (mark: number): number => mark & ((1 << LENGTH_SHIFT) - 1)

/** The length of the longest n-gram that starts at a place. */
export const wholeOf = (mark: number): number => mark >> LENGTH_SHIFT

/** Counts the n-grams of each length, from the number of places with each mark. */
function countNew({ marks, order, bucket, blocks, sizes }: Ranking, { thread, threads }: Member): void {
  for (let block = thread; block < blocks.length - 1; block += threads) {
    const seen = new Int32Array(256)
    for (let rank = bucket[blocks[block]!]!; rank < bucket[blocks[block + 1]!]!; rank++)
      seen[marks[rank]!]! += 1
    for (let length = 2; length <= order; length++)
      sizes[block * (order + 1) + length] = seen.reduce(
        (sum, count, mark) => sum + count * newAt(mark, length),
        0,
      )
  }
}
