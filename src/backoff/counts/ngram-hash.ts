import { lengthened, sharedInts } from '../../arrays.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { hash } from '../../pair-table.ts'
import type { NgramTable } from './ngram-tables.ts'

/** Cells of a slot: the number of the n-gram without its last token, that token, its own number + 1 (0: the slot is free), its count. */
const STRIDE = 4

/** Where there is no n-gram: it would go beyond a passage. */
export const NONE = -1

/** The n-grams of one length while they are counted: a hash table with open addressing. */
export class NgramHash {
  private readonly length: number
  /** N-grams so far. */
  size = 0
  private mask: number
  private cells: Int32Array
  /** By number: that of the n-gram without its first token. */
  private suffix: Int32Array<ArrayBuffer>
  /** The first cell of the slot where the search for each n-gram of a block begins. */
  private readonly found = new Int32Array(1024)

  /** @param expected how many there will be, about */
  constructor(length: number, expected: number) {
    this.length = length
    let slots = 4096
    while (slots < expected) slots *= 2
    this.mask = slots - 1
    this.cells = new Int32Array(slots * STRIDE)
    this.suffix = new Int32Array(slots)
  }

  /** Memory that it takes, in bytes. */
  get bytes(): number {
    return this.cells.byteLength + this.suffix.byteLength
  }

  /**
   * Counts the n-grams that end at the places of a block.
   *
   * @param words the tokens, from 1 on; at 0 the one before
   * @param tokens of the block
   * @param shorter by place: the number of the n-gram one shorter that ends there
   * @param numbers filled in: the number of the n-gram that ends there
   */
  addBlock(words: Int32Array, tokens: number, shorter: Int32Array, numbers: Int32Array): void {
    // Three quarters of the slots, at the most, are taken.
    while (4 * (this.size + tokens) > 3 * this.mask) this.grow()
    this.approach(words, tokens, shorter)
    this.count(words, tokens, shorter, numbers)
  }

  /**
   * The n-grams in the order of their first appearance; the hash table is given up.
   *
   * @param below the table of those one shorter
   * @param idOf the id of each token, by the one that it came with
   */
  table(below: NgramTable, idOf: Int32Array): NgramTable {
    const { cells, size, length } = this
    const column = () => sharedInts(size)
    const [last, context, count] = [column(), column(), column()]
    const suffix = this.suffix.slice(0, size)
    for (let cell = 0; cell < cells.length; cell += STRIDE) {
      const number = cells[cell + 2]! - 1
      if (number < 0) continue
      context[number] = cells[cell]!
      last[number] = idOf[cells[cell + 1]!]!
      count[number] = cells[cell + 3]!
    }
    this.cells = new Int32Array(0)
    this.suffix = new Int32Array(0)
    // Words are numbered by their ids.
    if (length === 2) for (const column of [context, suffix]) for (let at = 0; at < size; at++) column[at] = idOf[column[at]!]! // prettier-ignore
    const begins = new Uint8Array(size)
    for (let at = 0; at < size; at++) begins[at] = below.begins[context[at]!]!
    return { length, size, begins, last, context, suffix, count }
  }

  /**
   * Finds the slots, and reads from each of them: nothing depends on what is read, so that a processor waits for many of them at a
   * time. When they are looked at next, they are near.
   */
  private approach(words: Int32Array, tokens: number, shorter: Int32Array): void {
    const { cells, mask, found } = this
    let read = 0
    for (let at = 1; at <= tokens; at++) {
      const cell = (hash(shorter[at - 1]!, words[at]!) & mask) * STRIDE
      found[at] = cell
      read ^= cells[cell]!
    }
    // Kept, so that reading is not left out.
    found[0] = read
  }

  private count(words: Int32Array, tokens: number, shorter: Int32Array, numbers: Int32Array): void {
    const { cells, mask, found, suffix } = this
    const isLong = this.length > 2
    const lastCell = mask * STRIDE + STRIDE - 1
    for (let at = 1; at <= tokens; at++) {
      const context = shorter[at - 1]!
      const id = words[at]!
      numbers[at] = NONE
      // A boundary goes on only as `<s>`, which is a context of one token.
      if (context === NONE || (isLong && words[at - 1] === BOUNDARY)) continue
      let cell = found[at]!
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

  private grow(): void {
    const { cells } = this
    this.mask = 2 * this.mask + 1
    const wider = new Int32Array(cells.length * 2)
    for (let from = 0; from < cells.length; from += STRIDE) {
      if (cells[from + 2] === 0) continue
      let slot = hash(cells[from]!, cells[from + 1]!) & this.mask
      while (wider[slot * STRIDE + 2] !== 0) slot = (slot + 1) & this.mask
      for (let offset = 0; offset < STRIDE; offset++) wider[slot * STRIDE + offset] = cells[from + offset]!
    }
    this.cells = wider
    this.suffix = lengthened(this.suffix, this.mask + 1)
  }
}
