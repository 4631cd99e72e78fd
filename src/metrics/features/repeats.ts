import { IntList } from '../../arrays.ts'
import type { Ranges } from './ranges.ts'

/** A set of token ranges, compared token for token: a hash table with open addressing, 20 bytes a range. */
export class TokenRangeSet {
  private readonly ids: Int32Array
  private readonly from = new IntList()
  private readonly to = new IntList()
  private readonly hashes = new IntList()
  /** Number of a range, from 1; 0 for a free slot. */
  private slots = new Int32Array(1024)
  private size = 0

  /** @param ids the text */
  constructor(ids: Int32Array) {
    this.ids = ids
  }

  /**
   * Adds a range of the text.
   *
   * @returns whether an equal one is in the set already
   */
  add(from: number, to: number): boolean {
    const hash = hashOf(this.ids, from, to)
    const slot = this.find(hash, this.ids, from, to)
    if (this.slots[slot]! > 0) return true
    this.from.push(from)
    this.to.push(to)
    this.hashes.push(hash)
    this.slots[slot] = ++this.size
    if (2 * this.size > this.slots.length) this.grow()
    return false
  }

  /** Whether the set has a range that is equal to a range of any text. */
  has(ids: Int32Array, from: number, to: number): boolean {
    return this.slots[this.find(hashOf(ids, from, to), ids, from, to)]! > 0
  }

  /** The slot of a range, or the free slot that it would get. */
  private find(hash: number, ids: Int32Array, from: number, to: number): number {
    const { slots } = this
    const mask = slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot]! - 1
      if (number < 0 || (this.hashes.at(number) === hash && this.equals(number, ids, from, to))) return slot
    }
  }

  private equals(number: number, ids: Int32Array, from: number, to: number): boolean {
    const other = this.from.at(number)
    if (this.to.at(number) - other !== to - from) return false
    for (let offset = 0; offset < to - from; offset++)
      if (this.ids[other + offset] !== ids[from + offset]) return false
    return true
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2)
    const mask = slots.length - 1
    for (let number = 0; number < this.size; number++) {
      let slot = this.hashes.at(number) & mask
      while (slots[slot]! > 0) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
    this.slots = slots
  }
}

/**
 * The share of ranges that repeat an earlier one, token for token. Empty ranges are left out.
 *
 * @param weigh what a range counts; default 1
 * @returns 0 to 1; nothing when there is no range
 */
export function repeatedShare(
  ids: Int32Array,
  { from, to }: Ranges,
  weigh: (from: number, to: number) => number = () => 1,
): number | undefined {
  const seen = new TokenRangeSet(ids)
  let all = 0
  let repeated = 0
  for (let k = 0; k < from.length; k++) {
    if (to[k]! <= from[k]!) continue
    const weight = weigh(from[k]!, to[k]!)
    all += weight
    if (seen.add(from[k]!, to[k]!)) repeated += weight
  }
  return all === 0 ? undefined : repeated / all
}

/** FNV-1a over whole ids, with every bit mixed into the low ones. */
function hashOf(ids: Int32Array, from: number, to: number): number {
  let value = 0x811c9dc5
  for (let place = from; place < to; place++) value = Math.imul(value ^ ids[place]!, 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return value ^ (value >>> 13)
}
