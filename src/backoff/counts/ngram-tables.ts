import { threadBytes, threadInts } from '../../arrays.ts'
import { BOUNDARY, countTypes, type Stream } from '../../text/stream.ts'
import { newAt, rank, ranking, sharedOf, wholeOf, type Ranking } from './ngram-ranks.ts'
import { SINGLE_THREAD, type Member } from '../../model/index/radix.ts'

/**
 * The n-grams of one length in the passages of a text, with `<s>` before and `</s>` behind each passage, and their raw counts.
 * They are numbered from 0 in prefix order: sorted by their first token, then the second, and so on.
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
 * Counts the n-grams of every length by sorting the places of a text (see ngram-ranks.ts).
 *
 * Input: a text as ids, all of it in memory.
 * Output: a table a length with raw counts, n-grams in prefix order: sorted by their first token, then the second, and so on.
 *
 * Memory is 16 bytes an n-gram, and 21 a token while it runs.
 *
 * @param types ids run below this number; n-grams of one token are numbered by their ids
 * @returns the tables for lengths 1 to `order`
 */
export function ngramTables(stream: Stream, types: number, order: number): NgramTable[] {
  if (order === 1) return [wordTable(countTypes(stream, types))]
  const ranks = ranking(stream, types, order)
  for (const _ of rank(ranks, SINGLE_THREAD));
  const tables = emptyTables(ranks)
  for (const _ of fill(ranks, tables, SINGLE_THREAD));
  return tables
}

/** The table of unigrams. @param count by id */
export function wordTable(count: Int32Array): NgramTable {
  const size = count.length
  const none = new Int32Array(size)
  const begins = new Uint8Array(size)
  begins[BOUNDARY] = 1
  return { length: 1, size, begins, last: Int32Array.from(none.keys()), context: none, suffix: none, count }
}

/** Empty tables with room for the n-grams of a ranked text: {@link fill} fills them in. */
export function emptyTables({ bucket, sizes, order }: Ranking): NgramTable[] {
  const count = bucket.subarray(1).map((end, id) => end - bucket[id]!)
  // The first boundary follows nothing.
  count[BOUNDARY]! -= 1
  const tables = [wordTable(count)]
  for (let length = 2; length <= order; length++) {
    let size = 0
    for (let at = length; at < sizes.length; at += order + 1) size += sizes[at]!
    const column = () => threadInts(size)
    tables.push({ length, size, begins: threadBytes(size), last: column(), context: column(), suffix: column(), count: column() }) // prettier-ignore
  }
  return tables
}

/**
 * Fills in tables, by one of several threads that share all arrays: each takes its blocks of ranks. It yields before each length: a
 * barrier, behind which it continues when all threads have reached it.
 */
export function* fill(
  ranks: Ranking,
  tables: readonly NgramTable[],
  { thread, threads }: Member,
): Generator<void, void> {
  const { order, blocks, bucket } = ranks
  let [numbers, other] = ranks.numbers
  const starts = startsOf(ranks)
  const mine = Array.from({ length: blocks.length - 1 }, (_, block) => block).filter(
    block => (block & (threads - 1)) === thread,
  )
  for (const block of mine)
    for (let id = blocks[block]!; id < blocks[block + 1]!; id++) numbers.fill(id, bucket[id], bucket[id + 1])
  for (let length = 2; length <= order; length++) {
    // The numbers are those of one shorter.
    yield
    const [table, below] = [tables[length - 1]!, tables[length - 2]!]
    for (const block of mine) {
      const at = block * (order + 1) + length
      const [from, to] = [bucket[blocks[block]!]!, bucket[blocks[block + 1]!]!]
      const range = { from, to, start: starts[at]! }
      fillRange(ranks, { table, below, numbers, range })
      if (length < order) putNumbers(other, ranks, { length, ...range })
    }
    ;[numbers, other] = [other, numbers]
  }
}

/** By block and length: the number of the block's first n-gram of that length. */
function startsOf({ sizes, order }: Ranking): Int32Array {
  const starts = new Int32Array(sizes.length)
  for (let at = order + 1; at < sizes.length; at++)
    starts[at] = starts[at - order - 1]! + sizes[at - order - 1]!
  return starts
}

/** Ranks from `from` to `to` − 1; `start` is the number of their first n-gram of a length. */
interface RankRange {
  readonly from: number
  readonly to: number
  readonly start: number
}

/** By rank: the number of the n-gram of a length that starts there; arbitrary where that n-gram would leave its passage. */
function putNumbers(
  numbers: Int32Array,
  { marks }: Ranking,
  { length, from, to, start }: RankRange & { length: number },
): void {
  let number = start - 1
  for (let rank = from; rank < to; rank++) {
    number += newAt(marks[rank]!, length)
    numbers[rank] = number
  }
}

interface Filling {
  readonly table: NgramTable
  readonly below: NgramTable
  /** By rank: the number of the n-gram one shorter. */
  readonly numbers: Int32Array
  readonly range: RankRange
}

/**
 * Fills in the n-grams of a range of ranks. All places of an n-gram give the same values, so each writes them without asking which
 * is the first. Look-ups far away in memory are made once for each n-gram, and not for each place.
 */
function fillRange(
  { marks, next, bucket }: Ranking,
  { table, below, numbers, range: { from, to, start } }: Filling,
): void {
  const { length, last, context, suffix, count, begins } = table
  // Below this rank are the places where passages begin.
  const behind = bucket[BOUNDARY + 1]!
  let number = start - 1
  for (let rank = from; rank < to; rank++) {
    const mark = marks[rank]!
    if (wholeOf(mark) < length) continue
    number += Number(sharedOf(mark) < length)
    context[number] = numbers[rank]!
    suffix[number] = next[rank]!
    count[number]! += 1
    if (rank < behind) begins[number] = 1
  }
  for (let filled = start; filled <= number; filled++) suffix[filled] = numbers[suffix[filled]!]!
  for (let filled = start; filled <= number; filled++) last[filled] = below.last[suffix[filled]!]!
}

/**
 * Adjusted counts (KenLM's AdjustCounts): the number of different tokens that precede each n-gram, its continuation count, from
 * which Kneser-Ney estimates the lower orders. An n-gram that begins a passage is preceded by nothing, and keeps its raw count.
 *
 * @param longer the table of the n-grams one longer, with raw counts
 * @returns counts in the order of the table
 */
export function continuations({ size, length, begins, count }: NgramTable, longer: NgramTable): Int32Array {
  const preceded = new Int32Array(size)
  const { suffix } = longer
  for (let number = 0; number < suffix.length; number++) preceded[suffix[number]!]! += 1
  if (length > 1)
    for (let number = 0; number < size; number++) if (begins[number] === 1) preceded[number] = count[number]!
  return preceded
}
