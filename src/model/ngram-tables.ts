import { BOUNDARY } from '../text/stream.ts'
import type { Occurrences } from './occurrences.ts'

/**
 * The n-grams of one length that a text has within its passages, the boundaries counted as `<s>` before them and `</s>` behind
 * them. They are numbered in the order of their ids, so that those that share all but their last token stand side by side.
 *
 * Both marks are id 0: at the beginning of an n-gram it is `<s>`, at its end `</s>`. Alone it is `</s>` where it is counted, and
 * `<s>` where it is a context, since the one never follows and the other is never followed.
 */
export interface NgramTable {
  readonly length: number
  readonly size: number
  /** So many of them begin a passage; they come first. */
  readonly begins: number
  readonly last: Int32Array
  /** Its number among the n-grams one shorter, without its last token. */
  readonly context: Int32Array
  /** Its number among the n-grams one shorter, without its first token. */
  readonly suffix: Int32Array
  /** Occurrences in the text. */
  readonly count: Int32Array
}

/**
 * Reads the n-grams of every length off an index, rank by rank: memory is 16 bytes an n-gram, and 14 a token while it runs. Of the
 * 2 million tokens of the State of the Union addresses lengths 2 to 5 take a quarter of a second.
 *
 * @param types ids run below this number; n-grams of one token are numbered by their ids
 * @returns the tables for lengths 1 to `order`
 */
export function ngramTables(occurrences: Occurrences, types: number, order: number): NgramTable[] {
  const { stream, sorted } = occurrences
  const reading = { occurrences, ...lengthsByRank(occurrences, order), next: nextRanks(sorted) }
  const tables = [unigrams(occurrences, types)]
  let before = sorted.map(place => stream.ids[place]!)
  for (let length = 2; length <= order; length++) {
    const numbers = new Int32Array(length < order ? sorted.length : 0)
    tables.push(tableOf(reading, { length, before, numbers }))
    before = numbers
  }
  return tables
}

function unigrams({ stream: { passages }, bucket }: Occurrences, types: number): NgramTable {
  const last = Int32Array.from({ length: types }, (_, id) => id)
  const count = last.map(id => bucket[id + 1]! - bucket[id]!)
  // The first boundary follows nothing.
  count[BOUNDARY] = passages
  const none = new Int32Array(types)
  return { length: 1, size: types, begins: 1, last, context: none, suffix: none, count }
}

interface Reading {
  readonly occurrences: Occurrences
  /** By rank: tokens that its place has in common with the one sorted before, so that longer n-grams are new there. */
  readonly shared: Uint8Array
  /** By rank: length of the longest n-gram that starts there and does not go beyond its passage, the order at the most. */
  readonly whole: Uint8Array
  /** By rank: the rank of the place one further. */
  readonly next: Int32Array
}

interface Numbering {
  readonly length: number
  /** By rank: the number of the n-gram one shorter that starts there. */
  readonly before: Int32Array
  /** Filled in, where there is room for it: the number of the n-gram that starts there. */
  readonly numbers: Int32Array
}

function tableOf(
  { occurrences: { stream, sorted, bucket }, shared, whole, next }: Reading,
  { length, before, numbers }: Numbering,
): NgramTable {
  const { ids } = stream
  let size = 0
  for (let rank = 0; rank < sorted.length; rank++)
    if (shared[rank]! < length && whole[rank]! >= length) size += 1
  const [last, context, suffix, count] = Array.from({ length: 4 }, () => new Int32Array(size)) as [Int32Array, Int32Array, Int32Array, Int32Array] // prettier-ignore
  const keeps = numbers.length > 0
  const behind = bucket[BOUNDARY + 1]!
  let number = -1
  let begins = 0
  for (let rank = 0; rank < sorted.length; rank++) {
    if (whole[rank]! < length) continue
    if (shared[rank]! < length) {
      number += 1
      if (rank < behind) begins += 1
      last[number] = ids[sorted[rank]! + length - 1]!
      context[number] = before[rank]!
      suffix[number] = before[next[rank]!]!
    }
    count[number]! += 1
    if (keeps) numbers[rank] = number
  }
  return { length, size, begins, last, context, suffix, count }
}

function lengthsByRank({ stream: { ids }, sorted }: Occurrences, order: number) {
  const shared = new Uint8Array(sorted.length)
  const whole = new Uint8Array(sorted.length)
  const left = tokensLeft(ids)
  for (let rank = 0, before = ids.length; rank < sorted.length; rank++) {
    const place = sorted[rank]!
    const most = Math.min(order, ids.length - Math.max(before, place))
    let tokens = 0
    while (tokens < most && ids[before + tokens] === ids[place + tokens]) tokens += 1
    shared[rank] = tokens
    whole[rank] = Math.min(order, left[place]! + 1)
    before = place
  }
  return { shared, whole }
}

/** By place: tokens until the next boundary, that included; 255 for more. */
function tokensLeft(ids: Int32Array): Uint8Array {
  const left = new Uint8Array(ids.length)
  for (let place = ids.length - 2; place >= 0; place--)
    left[place] = ids[place + 1] === BOUNDARY ? 1 : Math.min(255, left[place + 1]! + 1)
  return left
}

/** The last place leads to itself: no n-gram that starts there is longer than one token. */
function nextRanks(sorted: Int32Array): Int32Array {
  const rankOf = new Int32Array(sorted.length + 1)
  for (let rank = 0; rank < sorted.length; rank++) rankOf[sorted[rank]!] = rank
  return sorted.map(place => rankOf[place + 1]!)
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
  if (length > 1) preceded.set(count.subarray(0, begins))
  return preceded
}
