/** Cells of a slot: context, last token, number + 1 (0: the slot is free), and the count of a table that counts. */
export const STRIDE = 4

/** In place of a number: there is no such n-gram. */
export const NONE = -1

/**
 * A hash table with open addressing and linear probing: numbers the n-grams of one length by the number of their context
 * (the n-gram without its last token) and their last token. It doubles when it is filled to its load.
 */
export class PairTable {
  protected cells: Int32Array
  protected mask: number
  /** Distinct n-grams so far. */
  protected size = 0
  /** Slots that are taken at most, in quarters of all slots. */
  private readonly load: number
  /** The values that {@link prefetch} reads: kept, so that an optimiser does not leave the reading out. */
  protected read = 0

  /**
   * @param expected about how many n-grams there will be
   * @param load quarters of the slots that are taken before the table grows; default 2, and 3 where memory counts more than speed
   */
  constructor(expected = 0, load: 2 | 3 = 2) {
    let slots = 16
    while (slots * load < 4 * expected) slots *= 2
    this.cells = new Int32Array(slots * STRIDE)
    this.mask = slots - 1
    this.load = load
  }

  /** The number of an n-gram, or −1 where there is none. */
  find(context: number, last: number): number {
    return this.cells[this.slotOf(context, last) + 2]! - 1
  }

  /**
   * Finds many n-grams, each as {@link find} does; their slots are prefetched first.
   *
   * @param contexts −1 for one that does not exist, after which nothing is found
   * @param numbers filled in
   */
  findAll(contexts: Int32Array, lasts: Int32Array, numbers: Int32Array): void {
    const { cells } = this
    const lastCell = cells.length - 1
    this.prefetch(contexts, lasts, numbers, lasts.length)
    for (let at = 0; at < lasts.length; at++) {
      const context = contexts[at]!
      const last = lasts[at]!
      let cell = numbers[at]!
      while (cells[cell + 2] !== 0 && (cells[cell] !== context || cells[cell + 1] !== last))
        cell = (cell + STRIDE) & lastCell
      numbers[at] = context === NONE ? NONE : cells[cell + 2]! - 1
    }
  }

  /** Adds an n-gram that is new, or gives one that is known another number. */
  add(context: number, last: number, number: number): void {
    this.reserve(1)
    const cell = this.slotOf(context, last)
    if (this.cells[cell + 2] === 0) this.size += 1
    this.cells[cell] = context
    this.cells[cell + 1] = last
    this.cells[cell + 2] = number + 1
  }

  /** The number of an n-gram; a new one gets the next number, from 0 in the order of coming. */
  getOrInsert(context: number, last: number): number {
    this.reserve(1)
    const cell = this.slotOf(context, last)
    if (this.cells[cell + 2] === 0) {
      this.cells[cell] = context
      this.cells[cell + 1] = last
      this.cells[cell + 2] = ++this.size
    }
    return this.cells[cell + 2]! - 1
  }

  /** Distinct n-grams. */
  get count(): number {
    return this.size
  }

  /** Grows until that many more n-grams have room. @returns whether it had to grow */
  protected reserve(more: number): boolean {
    if (4 * (this.size + more) <= this.load * this.mask) return false
    while (4 * (this.size + more) > this.load * this.mask) this.grow()
    return true
  }

  /**
   * Software prefetch: finds the slots where the searches for many n-grams begin, and reads from each. No read depends on
   * another, so a processor waits for many of them at a time; when the slots are searched next, they are in its cache.
   *
   * @param cells filled in: the first cell of each slot
   */
  protected prefetch(contexts: Int32Array, lasts: Int32Array, cells: Int32Array, length: number): void {
    const { cells: table, mask } = this
    let read = 0
    for (let at = 0; at < length; at++) {
      const cell = (hash(contexts[at]!, lasts[at]!) & mask) * STRIDE
      cells[at] = cell
      read ^= table[cell]!
    }
    this.read = read
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
    const wider = new Int32Array(cells.length * 2)
    const mask = this.mask * 2 + 1
    for (let from = 0; from < cells.length; from += STRIDE) {
      if (cells[from + 2] === 0) continue
      let slot = hash(cells[from]!, cells[from + 1]!) & mask
      while (wider[slot * STRIDE + 2] !== 0) slot = (slot + 1) & mask
      for (let offset = 0; offset < STRIDE; offset++) wider[slot * STRIDE + offset] = cells[from + offset]!
    }
    this.cells = wider
    this.mask = mask
  }
}

/** Mixes both numbers so that every bit of them moves the low bits, which choose the slot. */
export function hash(context: number, last: number): number {
  let value = Math.imul(context, 0x9e3779b1) ^ Math.imul(last, 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return value ^ (value >>> 13)
}
