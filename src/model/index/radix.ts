import { sharedInts } from '../../arrays.ts'
import { BOUNDARY } from '../../text/stream.ts'

/** A text whose places are to be sorted. */
export interface Unsorted {
  readonly ids: Int32Array
  /** The places of type w get the ranks from `bucket[w]` to `bucket[w + 1]` − 1. */
  readonly bucket: Int32Array
}

/**
 * The places of a text in order, two numbers each: at 2r that of rank r, marked where it is the first of its run, which is to say
 * that it differs from the one before in the tokens sorted by; at 2r + 1 the tokens before it, which the next passes sort by.
 *
 * Carried along, these are read in a row. In the text they would lie anywhere, and waiting for memory took two thirds of the time at
 * 10^8 tokens.
 */
export interface Records {
  readonly numbers: Int32Array
  /** How many tokens each record carries, 1 or 2. */
  readonly carried: number
  /** Takes the token before a place out of what its record carries. */
  readonly mask: number
}

const FIRST = 0x80000000 | 0
const PLACE = 0x7fffffff

export const placeOf = (record: number): number => record & PLACE
export const isFirst = (record: number): boolean => record < 0
/** The same as a number: 1 or 0. */
export const firstOf = (record: number): number => record >>> 31

/** One of several threads that sort together: each puts the places of its own types. */
export interface Member {
  /** From 0. */
  readonly thread: number
  /** A power of two. */
  readonly threads: number
}

export const ALONE: Member = { thread: 0, threads: 1 }

/** Types whose ids take 16 bits: a record carries two of them. */
const SHORT = 65536

/** Where the places of each type begin, and last where those of a further one would. */
export function bucketsOf(ids: Int32Array, types: number): Int32Array {
  const bucket = new Int32Array(types + 1)
  for (let at = 0; at < ids.length; at++) bucket[ids[at]! + 1]! += 1
  for (let id = 0; id < types; id++) bucket[id + 1]! += bucket[id]!
  return bucket
}

/**
 * The places of a text sorted by the `depth` tokens that start there, ties in the order of the text, but the last boundary before
 * all others: by radix, in stable counting passes, each of which puts one more token in front.
 *
 * @returns the records, and an array as long that is of no more use
 */
export function sortRecords(text: Unsorted, depth: number): { records: Records; spare: Int32Array } {
  const room = () => sharedInts(2 * text.ids.length)
  const steps = sorting(text, depth, { into: room(), spare: depth > 1 ? room() : new Int32Array(0) }, ALONE)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** Memory for two numbers a token, twice; the second one is not used at a depth of one. */
interface SortingRoom {
  readonly into: Int32Array
  readonly spare: Int32Array
}

/**
 * The same as one of several threads, which share all of it. It yields after each pass, and goes on when all threads have come so far.
 *
 * @param after is shown the records after each pass
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

/** The places themselves. The same as the records, for less memory. */
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

/** The first pass: by the token at each place. */
function byToken({ ids, bucket }: Unsorted, numbers: Int32Array, { thread, threads }: Member): Records {
  const short = bucket.length - 1 <= SHORT
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

/** The tokens before a place, as many as there is room for. */
function carry(ids: Int32Array, place: number, short: boolean): number {
  const before = place > 0 ? ids[place - 1]! : 0
  return short && place > 1 ? before | (ids[place - 2]! << 16) : before
}

/** Sorts by one token more: the place before each goes behind those of its own type that are there. */
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
