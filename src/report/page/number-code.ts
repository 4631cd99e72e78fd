import { fromBase64, toBase64 } from './base64.ts'
import { BitReader, BitWriter } from './bits.ts'

/** A number of 31 bits has at the most so many; after its length, its highest bits have contexts of their own. */
const LENGTHS = 32
const SHAPED = 3
const SLOTS = LENGTHS + LENGTHS * (1 << SHAPED) + 1
/** The bits below the highest ones are as good as even. */
const EVEN = SLOTS - 1

/** Bits of a number without the zeros before it; 0 for 0. */
export const bitLength = (value: number): number => 32 - Math.clz32(value)

/**
 * Writes whole numbers from 0 to 2³¹ − 1 as text: the length in bits, then the bits after the first. In each context the lengths and
 * the highest bits that come often take less room.
 */
export class NumberWriter {
  private readonly bits: BitWriter

  constructor(contexts: number) {
    this.bits = new BitWriter(contexts * SLOTS)
  }

  write(value: number, context = 0): void {
    const base = context * SLOTS
    const length = bitLength(value)
    for (let k = 0; k < length; k++) this.bits.write(1, base + k)
    if (length < LENGTHS - 1) this.bits.write(0, base + length)
    let read = 1
    for (let k = length - 2; k >= 0; k--) {
      const bit = (value >>> k) & 1
      this.bits.write(bit, base + slotOf(length, read))
      read = read * 2 + bit
    }
  }

  finish(): string {
    return toBase64(this.bits.finish())
  }
}

/** Reads what a {@link NumberWriter} has written, number by number in the same contexts. */
export class NumberReader {
  private readonly bits: BitReader

  constructor(text: string, contexts: number) {
    this.bits = new BitReader(fromBase64(text), contexts * SLOTS)
  }

  read(context = 0): number {
    const base = context * SLOTS
    let length = 0
    while (length < LENGTHS - 1 && this.bits.read(base + length) === 1) length += 1
    if (length === 0) return 0
    let read = 1
    for (let k = length - 2; k >= 0; k--) read = read * 2 + this.bits.read(base + slotOf(length, read))
    return read
  }
}

/** The context of a number's next bit, after those that were read. */
const slotOf = (length: number, read: number) =>
  read < 1 << SHAPED ? LENGTHS + (length << SHAPED) + read : EVEN
