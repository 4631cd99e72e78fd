/** Cells of a slot: context, last token, number + 1 (0: the slot is free), and one to round up. */
const STRIDE = 4
const NONE = -1

/** Finds the n-grams of one length by their context and last token: a hash table with open addressing, which grows by itself. */
export class PairTable {
  private cells: Int32Array
  private mask: number
  private size = 0
  /** What was read in advance: kept, so that reading is not left out. */
  protected read = 0

  /** @param expected n-grams that will be added, about */
  constructor(expected = 0) {
    let slots = 16
    while (slots < 2 * expected) slots *= 2
    this.cells = new Int32Array(slots * STRIDE)
    this.mask = slots - 1
  }

  /** The number of an n-gram, or −1 where there is none. */
  find(context: number, last: number): number {
    return this.cells[this.slotOf(context, last) + 2]! - 1
  }

  /**
   * Finds many n-grams. First all their slots are read, which depends on nothing that is read, so that a processor waits for many of
   * them at a time; when they are looked at next, they are near.
   *
   * @param contexts −1 for one that is not there, after which nothing is found
   * @param numbers filled in, as by {@link find}
   */
  findAll(contexts: Int32Array, lasts: Int32Array, numbers: Int32Array): void {
    const { cells, mask } = this
    let read = 0
    for (let at = 0; at < lasts.length; at++) {
      const cell = (hash(contexts[at]!, lasts[at]!) & mask) * STRIDE
      numbers[at] = cell
      read ^= cells[cell]!
    }
    this.read = read
    for (let at = 0; at < lasts.length; at++) {
      const context = contexts[at]!
      const last = lasts[at]!
      let cell = numbers[at]!
      while (cells[cell + 2] !== 0 && (cells[cell] !== context || cells[cell + 1] !== last))
        cell = (cell + STRIDE) & (mask * STRIDE + STRIDE - 1)
      numbers[at] = context === NONE ? NONE : cells[cell + 2]! - 1
    }
  }

  /** Adds an n-gram that is not there yet, or gives one that is there another number. */
  add(context: number, last: number, number: number): void {
    if (this.size > this.mask >> 1) this.grow()
    const cell = this.slotOf(context, last)
    if (this.cells[cell + 2] === 0) this.size += 1
    this.cells[cell] = context
    this.cells[cell + 1] = last
    this.cells[cell + 2] = number + 1
  }

  /** The number of an n-gram, which is added where it is not there: numbers are given in the order of coming, from 0. */
  numbered(context: number, last: number): number {
    if (this.size > this.mask >> 1) this.grow()
    const cell = this.slotOf(context, last)
    if (this.cells[cell + 2] === 0) {
      this.cells[cell] = context
      this.cells[cell + 1] = last
      this.cells[cell + 2] = ++this.size
    }
    return this.cells[cell + 2]! - 1
  }

  /** N-grams that are there. */
  get count(): number {
    return this.size
  }

  /** The first cell of the slot where the n-gram is, or would be. */
  private slotOf(context: number, last: number): number {
    const { cells, mask } = this
    for (let slot = hash(context, last) & mask; ; slot = (slot + 1) & mask) {
      const cell = slot * STRIDE
      if (cells[cell + 2] === 0 || (cells[cell] === context && cells[cell + 1] === last)) return cell
    }
  }

  private grow(): void {
    const { cells } = this
    this.cells = new Int32Array(cells.length * 2)
    this.mask = this.mask * 2 + 1
    this.size = 0
    for (let cell = 0; cell < cells.length; cell += STRIDE)
      if (cells[cell + 2] !== 0) this.add(cells[cell]!, cells[cell + 1]!, cells[cell + 2]! + NONE)
  }
}

/** Every bit of both moves the low bits, of which a table takes as many as it has slots for. */
export function hash(context: number, last: number): number {
  let value = Math.imul(context, 0x9e3779b1) ^ Math.imul(last, 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return value ^ (value >>> 13)
}
