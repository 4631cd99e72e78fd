import { sharedInts } from '../../arrays.ts'
import { BOUNDARY } from '../../text/stream.ts'

/** A text whose places radix passes sort. */
export interface Unsorted {
  readonly ids: Int32Array
  /** The places of type w get the ranks from `bucket[w]` to `bucket[w + 1]` − 1. */
  readonly bucket: Int32Array
}

/**
 * The places of a text in sorted order, two numbers each. At 2r is the place of rank r, marked where it is the first of its run:
 * where it differs from the place before in the tokens sorted by. At 2r + 1 are the tokens before it, which the next passes sort by.
 *
 * Records carry these tokens so that they are read in sequence. In the text they would lie anywhere, and waiting for memory took
 * two thirds of the time at 10^8 tokens.
 */
export interface Records {
  readonly numbers: Int32Array
  /** Tokens that each record carries: 1 or 2. */
  readonly carried: number
  /** Masks the token right before a place from what its record carries. */
  readonly mask: number
}

const FIRST = 0x80000000 | 0
const PLACE = 0x7fffffff

export const placeOf = (record: number): number => record & PLACE
export const isFirst = (record: number): boolean => record < 0
/** Whether a record is the first of its run, as a number: 1 or 0. */
export const firstOf = (record: number): number => record >>> 31

/** The share of one of several threads that sort together: each places its own types. */
export interface Member {
  /** From 0. */
  readonly thread: number
  /** A power of two. */
  readonly threads: number
}

export const SINGLE_THREAD: Member = { thread: 0, threads: 1 }

/** With this many types an id takes 16 bits, and a record carries two ids. */
const TWO_IDS_UP_TO = 65536

/** Cumulative counts: the rank at which the places of each type begin, and last the number of tokens. */
export function bucketsOf(ids: Int32Array, types: number): Int32Array {
  const bucket = new Int32Array(types + 1)
  for (let at = 0; at < ids.length; at++) bucket[ids[at]! + 1]! += 1
  for (let id = 0; id < types; id++) bucket[id + 1]! += bucket[id]!
  return bucket
}

/**
 * Least-significant-digit radix sort of the places of a text by the `depth` tokens that start there. Each stable counting pass
 * puts one more token in front. Ties keep the order of the text, but the last boundary comes first.
 *
 * @returns the records, and an array as long that is free
 */
export function sortRecords(text: Unsorted, depth: number): { records: Records; spare: Int32Array } {
  const room = () => sharedInts(2 * text.ids.length)
  const steps = sorting(
    text,
    depth,
    { into: room(), spare: depth > 1 ? room() : new Int32Array(0) },
    SINGLE_THREAD,
  )
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** Two arrays of two numbers a token; the second one is not used at a depth of one. */
interface SortingRoom {
  readonly into: Int32Array
  readonly spare: Int32Array
}

/**
 * Radix sort as {@link sortRecords}, by one of several threads that share all arrays. It yields after each pass: a barrier, behind
 * which it continues when all threads have reached it.
 *
 * @param after is called with the records after each pass
 */
export function* sorting(
  text: Unsorted,
  depth: number,
  { into, spare }: SortingRoom,
  member: Member,
  after?: (records: Records) => void,
): Generator<void, { records: Records; spare: Int32Array }> {
  let records = byToken(text, into, member)
  for (let pass = 1; pass < depth; pass++) {
    yield
    after?.(records)
    const next = putInFront(text, records, spare, member)
    spare = records.numbers
    records = next
  }
  yield
  after?.(records)
  return { records, spare }
}

/** Sorts places as {@link sortRecords} does, and keeps the places alone, which takes less memory. */
export function sortPlaces({ ids, bucket }: Unsorted, depth: number): Int32Array {
  const sorted = sharedInts(ids.length)
  const cursor = bucket.slice()
  const last = ids.length - 1
  // What starts at the last place is the shortest of all, so it comes first among what starts with a boundary.
  sorted[cursor[BOUNDARY]!++] = last
  if (depth === 1) {
    for (let place = 0; place < last; place++) sorted[cursor[ids[place]!]!++] = place
    return sorted
  }
  const { numbers, mask } = sortRecords({ ids, bucket }, depth - 1).records
  for (let at = 0; at < numbers.length; at += 2) {
    const place = placeOf(numbers[at]!)
    if (place > 0) sorted[cursor[numbers[at + 1]! & mask]!++] = place - 1
  }
  return sorted
}

/** The first pass: sorts by the token at each place. */
function byToken({ ids, bucket }: Unsorted, numbers: Int32Array, { thread, threads }: Member): Records {
  const short = bucket.length - 1 <= TWO_IDS_UP_TO
  const others = threads - 1
  const cursor = bucket.slice()
  const last = ids.length - 1
  const put = (place: number) => {
    const id = ids[place]!
    if ((id & others) !== thread) return
    const at = cursor[id]!++
    numbers[2 * at] = at === bucket[id] ? place | FIRST : place
    numbers[2 * at + 1] = carry(ids, place, short)
  }
  put(last)
  for (let place = 0; place < last; place++) put(place)
  return { numbers, carried: short ? 2 : 1, mask: short ? 0xffff : -1 }
}

/** The one or two tokens before a place, as a record carries them. */
function carry(ids: Int32Array, place: number, short: boolean): number {
  const before = place > 0 ? ids[place - 1]! : 0
  return short && place > 1 ? before | (ids[place - 2]! << 16) : before
}

/** A further pass: sorts by one token more. The place before each goes behind the places of its type that are in. */
function putInFront(
  { ids, bucket }: Unsorted,
  { numbers, carried, mask }: Records,
  into: Int32Array,
  { thread, threads }: Member,
): Records {
  const short = mask !== -1
  const others = threads - 1
  const cursor = bucket.slice()
  // By type: the run of what follows, of the place of that type that was put last.
  const runs = new Int32Array(bucket.length - 1).fill(-1)
  const last = ids.length - 1
  const first = cursor[BOUNDARY]!++
  if ((BOUNDARY & others) === thread) {
    into[2 * first] = last | FIRST
    into[2 * first + 1] = carried === 2 ? ids[last - 1]! : carry(ids, last, short)
  }
  let run = -1
  for (let rank = 0; rank <= last; rank++) {
    const record = numbers[2 * rank]!
    run += firstOf(record)
    const place = record & PLACE
    if (place === 0) continue
    const tokens = numbers[2 * rank + 1]!
    const id = tokens & mask
    if ((id & others) !== thread) continue
    const at = cursor[id]!++
    into[2 * at] = runs[id] === run ? place - 1 : (place - 1) | FIRST
    into[2 * at + 1] = carried === 2 ? tokens >>> 16 : carry(ids, place - 1, short)
    runs[id] = run
  }
  return { numbers: into, carried: carried === 2 ? 1 : short ? 2 : 1, mask }
}
