import { lengthened, sharedInts } from '../../arrays.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { NONE, PairTable, STRIDE } from '../../pair-table.ts'
import type { NgramTable } from './ngram-tables.ts'

/**
 * Counts the n-grams of one length: a {@link PairTable} with a count column, and the number of each n-gram's suffix.
 *
 * Input: the tokens of a text in blocks, each with the number of the n-gram one shorter that ends there.
 * Output: an {@link NgramTable}, the n-grams in prefix order, with raw counts.
 */
export class NgramHash extends PairTable {
  private readonly length: number
  /** By number: that of the n-gram without its first token. */
  private suffix: Int32Array<ArrayBuffer>
  /** The first cell of the slot where the search for each n-gram of a block begins. */
  private readonly found = new Int32Array(1024)

  /** @param expected about how many n-grams there will be; one slot each, since the guess may be high */
  constructor(length: number, expected: number) {
    super(0.75 * Math.max(4096, expected), 3)
    this.length = length
    this.suffix = new Int32Array(this.mask + 1)
  }

  /** Memory that it takes, in bytes. */
  get bytes(): number {
    return this.cells.byteLength + this.suffix.byteLength
  }

  /**
   * Counts the n-grams that end at the places of a block.
   *
   * @param words the tokens, from 1 on; at 0 the one before the block
   * @param tokens of the block
   * @param shorter by place: the number of the n-gram one shorter that ends there
   * @param numbers filled in: the number of the n-gram that ends there
   */
  addBlock(words: Int32Array, tokens: number, shorter: Int32Array, numbers: Int32Array): void {
    if (this.reserve(tokens)) this.suffix = lengthened(this.suffix, this.mask + 1)
    this.prefetch(shorter, words.subarray(1), this.found, tokens)
    const { cells, found, suffix } = this
    const isLong = this.length > 2
    const lastCell = cells.length - 1
    for (let at = 1; at <= tokens; at++) {
      const context = shorter[at - 1]!
      const id = words[at]!
      numbers[at] = NONE
      // A boundary is continued only as `<s>`, which is a context of one token.
      if (context === NONE || (isLong && words[at - 1] === BOUNDARY)) continue
      let cell = found[at - 1]!
      while (cells[cell + 2] !== 0 && (cells[cell] !== context || cells[cell + 1] !== id))
        cell = (cell + STRIDE) & lastCell
      if (cells[cell + 2] === 0) {
        cells[cell] = context
        cells[cell + 1] = id
        suffix[this.size] = shorter[at]!
        this.size += 1
        cells[cell + 2] = this.size
      }
      cells[cell + 3]! += 1
      numbers[at] = cells[cell + 2]! - 1
    }
  }

  /**
   * The n-grams in prefix order, as sorting gives them. The hash table is emptied.
   *
   * @param below the table of those one shorter
   * @param idOf the id of each token, by the one that it came with
   * @param numberOf the number in `below` of each n-gram one shorter, by its first appearance
   * @returns also the number of each n-gram, by its first appearance
   */
  table(
    below: NgramTable,
    idOf: Int32Array,
    numberOf: Int32Array,
  ): { table: NgramTable; numbers: Int32Array } {
    const { cells, size, length } = this
    const seen = { context: new Int32Array(size), last: new Int32Array(size), count: new Int32Array(size) }
    for (let cell = 0; cell < cells.length; cell += STRIDE) {
      const number = cells[cell + 2]! - 1
      if (number < 0) continue
      seen.context[number] = numberOf[cells[cell]!]!
      seen.last[number] = idOf[cells[cell + 1]!]!
      seen.count[number] = cells[cell + 3]!
    }
    this.cells = new Int32Array(0)
    const sorted = sortedBy(seen.context, below.size, sortedBy(seen.last, idOf.length))
    const column = (valueOf: (number: number) => number) => {
      const values = sharedInts(size)
      for (let at = 0; at < size; at++) values[at] = valueOf(sorted[at]!)
      return values
    }
    const context = column(number => seen.context[number]!)
    const last = column(number => seen.last[number]!)
    const count = column(number => seen.count[number]!)
    const suffix = column(number => numberOf[this.suffix[number]!]!)
    this.suffix = new Int32Array(0)
    const begins = new Uint8Array(size)
    const numbers = new Int32Array(size)
    for (let at = 0; at < size; at++) {
      begins[at] = below.begins[context[at]!]!
      numbers[sorted[at]!] = at
    }
    return { table: { length, size, begins, last, context, suffix, count }, numbers }
  }
}

/**
 * Sorts places by a key: a stable counting pass.
 *
 * @param keys by place, below `most`
 * @param places in the order that equal keys keep; default from 0 on
 */
function sortedBy(keys: Int32Array, most: number, places?: Int32Array): Int32Array {
  const cursor = new Int32Array(most + 1)
  for (let at = 0; at < keys.length; at++) cursor[keys[at]! + 1]! += 1
  for (let key = 0; key < most; key++) cursor[key + 1]! += cursor[key]!
  const sorted = new Int32Array(keys.length)
  for (let at = 0; at < keys.length; at++) {
    const place = places ? places[at]! : at
    sorted[cursor[keys[place]!]!++] = place
  }
  return sorted
}
