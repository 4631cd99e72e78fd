import { BOUNDARY, type Stream } from '../text/stream.ts'
import { bucketsOf, firstOf, placeOf, sortRecords, type Records, type Unsorted } from './radix.ts'
import { sharedInts } from '../text/shared-memory.ts'

/**
 * The n-grams of one length that a text has within its passages, the boundaries counted as `<s>` before them and `</s>` behind
 * them. They are numbered from 0, in any order.
 *
 * Both marks are id 0: at the beginning of an n-gram it is `<s>`, at its end `</s>`. Alone it is `</s>` where it is counted, and
 * `<s>` where it is a context, since the one never follows and the other is never followed.
 */
export interface NgramTable {
  readonly length: number
  readonly size: number
  /** 1 for those that begin a passage. */
  readonly begins: Uint8Array
  readonly last: Int32Array
  /** Its number among the n-grams one shorter, without its last token. */
  readonly context: Int32Array
  /** Its number among the n-grams one shorter, without its first token. */
  readonly suffix: Int32Array
  /** Occurrences in the text. */
  readonly count: Int32Array
}

/**
 * Counts the n-grams of every length. Places are sorted one token deeper at a time (see `radix.ts`), and the marks of each pass say
 * where the n-grams of that length begin; what the last pass came from leads from an n-gram to the one without its first token. So
 * nothing is looked up in the text.
 *
 * Memory is 16 bytes an n-gram, and 22 a token while it runs.
 *
 * @param types ids run below this number; n-grams of one token are numbered by their ids
 * @returns the tables for lengths 1 to `order`
 */
export function ngramTables({ ids, passages }: Stream, types: number, order: number): NgramTable[] {
  const bucket = bucketsOf(ids, types)
  const tables = [unigrams(bucket, passages)]
  if (order === 1) return tables
  const { ranks, spare } = ranksOf({ ids, bucket }, order)
  const behind = bucket[BOUNDARY + 1]!
  let [numbers, other] = [spare.subarray(0, ids.length), spare.subarray(ids.length)]
  putFirstTokens(numbers, bucket)
  for (let length = 2; length <= order; length++) {
    tables.push(tableOf(ranks, { length, below: tables.at(-1)!, numbers, behind }))
    if (length < order) putNumbers(other, ranks, length)
    ;[numbers, other] = [other, numbers]
  }
  return tables
}

function unigrams(bucket: Int32Array, passages: number): NgramTable {
  const count = Int32Array.from({ length: bucket.length - 1 }, (_, id) => bucket[id + 1]! - bucket[id]!)
  // The first boundary follows nothing.
  count[BOUNDARY] = passages
  return wordTable(count)
}

/** The n-grams of one token. @param count by id */
export function wordTable(count: Int32Array): NgramTable {
  const size = count.length
  const none = new Int32Array(size)
  const begins = new Uint8Array(size)
  begins[BOUNDARY] = 1
  return { length: 1, size, begins, last: Int32Array.from(none.keys()), context: none, suffix: none, count }
}

/** The places of a text in the order of the n-grams that start there. */
interface Ranks {
  /** How many tokens a place has in common with the one before it, so that longer n-grams are new there. */
  readonly shared: Uint8Array
  /** The length of the longest n-gram that starts there and does not go beyond its passage, the order at the most. */
  readonly whole: Uint8Array
  /** A rank of the n-gram that starts one place further, one token less deep. */
  readonly next: Int32Array
}

/** @returns them, and room for two numbers a token that is of no more use */
function ranksOf(text: Unsorted, order: number): { ranks: Ranks; spare: Int32Array } {
  const { ids, bucket } = text
  const shared = new Uint8Array(ids.length)
  const whole = new Uint8Array(ids.length)
  const next = new Int32Array(ids.length)
  const { numbers, mask } = sortRecords(text, order - 1, records => countShared(records, shared)).records
  const left = tokensLeft(ids, order)
  const cursor = bucket.slice()
  // By type: the run of what follows, of the place of that type that was put last.
  const runs = new Int32Array(bucket.length - 1).fill(-1)
  // The last place, which sorts first, starts no n-gram but itself.
  whole[cursor[BOUNDARY]!++] = 1
  let run = -1
  for (let rank = 0; rank < ids.length; rank++) {
    const record = numbers[2 * rank]!
    run += firstOf(record)
    const place = placeOf(record)
    if (place === 0) continue
    const id = numbers[2 * rank + 1]! & mask
    const at = cursor[id]!++
    next[at] = rank
    whole[at] = left[place - 1]!
    shared[at]! += Number(runs[id] === run)
    runs[id] = run
  }
  return { ranks: { shared, whole, next }, spare: numbers }
}

/** A place that is not the first of its run has one more token in common with the one before it. */
function countShared({ numbers }: Records, shared: Uint8Array): void {
  for (let rank = 0; rank < shared.length; rank++) shared[rank]! += 1 - firstOf(numbers[2 * rank]!)
}

/** By place: its own token and those behind it until the next boundary, that included; `most` at the most. */
function tokensLeft(ids: Int32Array, most: number): Uint8Array {
  const left = new Uint8Array(ids.length).fill(1)
  for (let place = ids.length - 2; place >= 0; place--)
    left[place] = ids[place + 1] === BOUNDARY ? 2 : Math.min(most, left[place + 1]! + 1)
  return left
}

/** By rank: the number of the n-gram of one token, which is its id. */
function putFirstTokens(numbers: Int32Array, bucket: Int32Array): void {
  for (let id = 0; id < bucket.length - 1; id++) numbers.fill(id, bucket[id], bucket[id + 1])
}

/** By rank: the number of the n-gram of some length; of one that goes beyond its passage, that of another. */
function putNumbers(numbers: Int32Array, { shared, whole }: Ranks, length: number): void {
  let number = -1
  for (let rank = 0; rank < shared.length; rank++) {
    number += newAt(shared[rank]!, whole[rank]!, length)
    numbers[rank] = number
  }
}

interface Numbering {
  readonly length: number
  readonly below: NgramTable
  /** By rank: the number of the n-gram one shorter. */
  readonly numbers: Int32Array
  /** Below this rank are the places where passages begin. */
  readonly behind: number
}

/** 1 where an n-gram of some length comes for the first time, else 0: as a number, since no processor foresees which it will be. */
const newAt = (shared: number, whole: number, length: number) =>
  Number(shared < length) & Number(whole >= length)

/** What a place says of its n-gram, all places of the n-gram say, so that it is written down without asking which is the first. */
function tableOf({ shared, whole, next }: Ranks, { length, below, numbers, behind }: Numbering): NgramTable {
  let size = 0
  for (let rank = 0; rank < shared.length; rank++) size += newAt(shared[rank]!, whole[rank]!, length)
  const column = () => sharedInts(size)
  const table = { length, size, begins: new Uint8Array(size), last: column(), context: column(), suffix: column(), count: column() } // prettier-ignore
  const { last, context, suffix, count, begins } = table
  let number = -1
  for (let rank = 0; rank < shared.length; rank++) {
    if (whole[rank]! < length) continue
    number += Number(shared[rank]! < length)
    context[number] = numbers[rank]!
    suffix[number] = numbers[next[rank]!]!
    count[number]! += 1
    if (rank < behind) begins[number] = 1
  }
  for (let number = 0; number < size; number++) last[number] = below.last[suffix[number]!]!
  return table
}

/**
 * How many different tokens precede each n-gram, by number: continuation counts, of which Kneser-Ney makes its lower orders. An
 * n-gram that begins a passage is preceded by nothing, and keeps its occurrences.
 *
 * @param longer the n-grams one longer
 */
export function continuations({ size, length, begins, count }: NgramTable, longer: NgramTable): Int32Array {
  const preceded = new Int32Array(size)
  const { suffix } = longer
  for (let number = 0; number < suffix.length; number++) preceded[suffix[number]!]! += 1
  if (length > 1)
    for (let number = 0; number < size; number++) if (begins[number] === 1) preceded[number] = count[number]!
  return preceded
}
