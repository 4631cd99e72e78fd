import { BOUNDARY } from '../text/stream.ts'
import type { Occurrences } from './occurrences.ts'

/**
 * The n-grams of one length that a text has within its passages, the boundaries counted as `<s>` before them and `</s>` behind
 * them. They are numbered in the order of the index, so that those that share all but their last token stand side by side.
 *
 * Both marks are id 0: at the beginning of an n-gram it is `<s>`, at its end `</s>`. Alone it is `</s>` where it is counted, and
 * `<s>` where it is a context, since the one never follows and the other is never followed.
 */
export interface NgramTable {
  readonly length: number
  readonly size: number
  /** Where the text has each for the first time. */
  readonly place: Int32Array
  readonly last: Int32Array
  /** Its number among the n-grams one shorter, without its last token. */
  readonly context: Int32Array
  /** Its number among the n-grams one shorter, without its first token. */
  readonly suffix: Int32Array
  /** Occurrences in the text. */
  readonly count: Int32Array
}

/**
 * Reads the n-grams of every length off an index: memory is 20 bytes an n-gram, and 9 a token while it runs.
 *
 * @param types ids run below this number; n-grams of one token are numbered by their ids
 * @returns the tables for lengths 1 to `order`
 */
export function ngramTables(occurrences: Occurrences, types: number, order: number): NgramTable[] {
  const shared = sharedTokens(occurrences, order)
  const room = tokensLeft(occurrences.stream.ids)
  const tables = [unigrams(occurrences, types)]
  let before: Int32Array = occurrences.stream.ids
  for (let length = 2; length <= order; length++) {
    const numberAt = new Int32Array(before.length)
    tables.push(tableOf(occurrences, { length, shared, room, before, numberAt }))
    before = numberAt
  }
  return tables
}

function unigrams({ stream: { ids, passages }, bucket, sorted }: Occurrences, types: number): NgramTable {
  const last = Int32Array.from({ length: types }, (_, id) => id)
  const count = last.map(id => bucket[id + 1]! - bucket[id]!)
  // The first boundary follows nothing.
  count[BOUNDARY] = passages
  return {
    length: 1,
    size: types,
    place: last.map(id => (count[id] === 0 ? ids.length : sorted[bucket[id]!]!)),
    last,
    context: new Int32Array(types),
    suffix: new Int32Array(types),
    count,
  }
}

interface Reading {
  readonly length: number
  readonly shared: Uint8Array
  readonly room: Uint8Array
  /** By place: the number of the n-gram one shorter that starts there. */
  readonly before: Int32Array
  /** Filled in: the number of the n-gram that starts at a place. */
  readonly numberAt: Int32Array
}

function tableOf(
  { stream: { ids }, sorted }: Occurrences,
  { length, shared, room, before, numberAt }: Reading,
): NgramTable {
  let most = 0
  for (let rank = 0; rank < sorted.length; rank++) if (shared[rank]! < length) most += 1
  const make = () => new Int32Array(most)
  const [place, last, context, suffix, count] = [make(), make(), make(), make(), make()]
  let size = 0
  let isWhole = false
  for (let rank = 0; rank < sorted.length; rank++) {
    const at = sorted[rank]!
    if (shared[rank]! < length) {
      isWhole = room[at]! >= length - 1
      if (isWhole) {
        place[size] = at
        last[size] = ids[at + length - 1]!
        context[size] = before[at]!
        suffix[size] = before[at + 1]!
        size += 1
      }
    }
    if (isWhole) {
      count[size - 1]! += 1
      numberAt[at] = size - 1
    }
  }
  const cut = (column: Int32Array) => (size === most ? column : column.slice(0, size))
  return { length, size, place: cut(place), last: cut(last), context: cut(context), suffix: cut(suffix), count: cut(count) } // prettier-ignore
}

/** By rank: how many tokens a place has in common with the one sorted before it, `order` at the most. */
function sharedTokens({ stream: { ids }, sorted }: Occurrences, order: number): Uint8Array {
  const shared = new Uint8Array(sorted.length)
  for (let rank = 1; rank < sorted.length; rank++) {
    const [a, b] = [sorted[rank - 1]!, sorted[rank]!]
    const most = Math.min(order, ids.length - Math.max(a, b))
    let tokens = 0
    while (tokens < most && ids[a + tokens] === ids[b + tokens]) tokens += 1
    shared[rank] = tokens
  }
  return shared
}

/** By place: tokens until the next boundary, that included; 255 for more. */
function tokensLeft(ids: Int32Array): Uint8Array {
  const left = new Uint8Array(ids.length)
  for (let place = ids.length - 2; place >= 0; place--)
    left[place] = ids[place + 1] === BOUNDARY ? 1 : Math.min(255, left[place + 1]! + 1)
  return left
}

/**
 * How many different tokens precede each n-gram, by number: continuation counts, of which Kneser-Ney makes its lower orders. An
 * n-gram that begins a passage is preceded by nothing, and keeps its occurrences.
 *
 * @param longer the n-grams one longer
 */
export function continuations(
  { size, length, place, count }: NgramTable,
  longer: NgramTable,
  ids: Int32Array,
): Int32Array {
  // prettier-ignore
  const preceded = new Int32Array(size)
  for (let number = 0; number < longer.size; number++) preceded[longer.suffix[number]!]! += 1
  if (length > 1)
    for (let number = 0; number < size; number++)
      if (ids[place[number]!] === BOUNDARY) preceded[number] = count[number]!
  return preceded
}
