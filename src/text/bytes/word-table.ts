import { lengthened } from '../../arrays.ts'

/** Cells of a slot: the first eight bytes of a word, its length, its id (0: the slot is free). */
const STRIDE = 4

/** By length: which bits of four bytes belong to a word that ends there. */
const OF_FOUR = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1)

/** Bytes that must be readable behind a word, since four are read at a time. */
export const READABLE_BEYOND = 8

/**
 * Numbers words by their bytes, in order of appearance, from 1: a hash table with open addressing in one typed array. Most words
 * have at most eight bytes, which their slot holds; longer ones are compared with the bytes kept aside. A string is made of each
 * word once, and not of each token.
 *
 * It is no `PairTable`: that one compares two whole numbers, which are the key itself. Here the two numbers are only the first
 * eight bytes of a key of any length, so every probe checks the length and may have to read the rest.
 */
export class WordTable {
  /** Distinct words so far. */
  size = 0
  private cells = new Int32Array(STRIDE << 12)
  private mask = (1 << 12) - 1
  private bytes = new Uint8Array(1 << 16)
  /** A view of `bytes`. */
  private view = new DataView(this.bytes.buffer)
  private starts = new Int32Array(1 << 12)

  /**
   * The id of a word; a new word gets the next one.
   *
   * @param text with {@link READABLE_BEYOND} readable bytes behind the word; no byte of the word is 0
   */
  add(text: DataView, start: number, end: number): number {
    const cell = this.cellOf(text, start, end)
    return this.cells[cell + 3]! || this.insert(text, start, end, cell)
  }

  /** The id of a word; 0 for a word that has none. */
  find(text: DataView, start: number, end: number): number {
    return this.cells[this.cellOf(text, start, end) + 3]!
  }

  /** The first cell of the slot where a word is, or would be. */
  private cellOf(text: DataView, start: number, end: number): number {
    const { cells, mask } = this
    const length = end - start
    const [first, second] = [firstFour(text, start, length), firstFour(text, start + 4, length - 4)]
    for (let slot = hashOf(text, start, end, first, second) & mask; ; slot = (slot + 1) & mask) {
      const cell = slot * STRIDE
      const id = cells[cell + 3]!
      if (id === 0) return cell
      if (
        cells[cell] === first &&
        cells[cell + 1] === second &&
        cells[cell + 2] === length &&
        (length <= 8 || this.endsAlike(id, text, start, end))
      )
        return cell
    }
  }

  /** The bytes of the words from one id to another, as a view: they lie side by side. */
  bytesOf(first: number, last: number): Uint8Array {
    return this.bytes.subarray(this.startOf(first), this.startOf(last + 1))
  }

  /** Where the bytes of a word begin; also of the next word to come. */
  startOf(id: number): number {
    return this.starts[id - 1]!
  }

  private endsAlike(id: number, text: DataView, start: number, end: number): boolean {
    const { bytes } = this
    for (let at = start + 8, own = this.starts[id - 1]! + 8; at < end; at++, own++)
      if (text.getUint8(at) !== bytes[own]) return false
    return true
  }

  private insert(text: DataView, start: number, end: number, cell: number): number {
    if (2 * this.size > this.mask) {
      this.grow()
      return this.add(text, start, end)
    }
    const from = this.starts[this.size]!
    const to = from + end - start
    if (to + READABLE_BEYOND > this.bytes.length) {
      this.bytes = lengthened(this.bytes, 2 * (to + READABLE_BEYOND))
      this.view = new DataView(this.bytes.buffer)
    }
    for (let at = start; at < end; at++) this.bytes[from + at - start] = text.getUint8(at)
    this.size += 1
    this.starts[this.size] = to
    this.fill(cell, this.size)
    return this.size
  }

  private fill(cell: number, id: number): void {
    const [start, end] = [this.starts[id - 1]!, this.starts[id]!]
    const { cells, view } = this
    cells[cell] = firstFour(view, start, end - start)
    cells[cell + 1] = firstFour(view, start + 4, end - start - 4)
    cells[cell + 2] = end - start
    cells[cell + 3] = id
  }

  private grow(): void {
    this.mask = 2 * this.mask + 1
    this.cells = new Int32Array(STRIDE * (this.mask + 1))
    const starts = (this.starts = lengthened(this.starts, this.mask + 1))
    for (let id = 1; id <= this.size; id++)
      this.fill(this.cellOf(this.view, starts[id - 1]!, starts[id]!), id)
  }
}

/** Up to four bytes as a number, little-endian; bytes beyond the word are 0. */
function firstFour(text: DataView, start: number, length: number): number {
  return length <= 0 ? 0 : text.getInt32(start, true) & OF_FOUR[length < 4 ? length : 4]!
}

function hashOf(text: DataView, start: number, end: number, first: number, second: number): number {
  let value = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  for (let at = start + 8; at < end; at++) value = Math.imul(value ^ text.getUint8(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return value ^ (value >>> 13)
}
