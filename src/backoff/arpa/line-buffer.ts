import { lengthened } from '../../arrays.ts'

const [MINUS, POINT, ZERO] = [45, 46, 48]

/** Digits behind the point. */
const PLACES = 7
const SCALE = 1e7

/** Bytes of a number at most: a sign, three digits, a point, seven digits. */
export const NUMBER_BYTES = 12

/** Bytes behind the end that {@link copyBytes} and {@link putNumber} may read and write. */
export const SLACK = 4

/** Room beyond the threshold, for the lines of one call. */
const SPARE_BYTES = 65536

/** The numbers 0000 to 9999 as the bytes of their digits, the first one lowest: four come with one division and are written at once. */
const FOUR_DIGITS = Int32Array.from({ length: 10000 }, (_, value) => {
  let digits = 0
  for (let place = 0, rest = value; place < 4; place++, rest = Math.floor(rest / 10))
    digits = (digits << 8) | (ZERO + (rest % 10))
  return digits
})

/** A buffer for text as bytes, taken when it is full. Callers reserve room and write into it without a call for each byte. */
export class LineBuffer {
  bytes: Uint8Array<ArrayBuffer>
  /** A view of `bytes`. */
  view: DataView
  /** Bytes that are filled. */
  length = 0
  private readonly enough: number

  /** @param enough bytes after which {@link isFull} */
  constructor(enough = 1 << 20) {
    this.enough = enough
    this.bytes = new Uint8Array(0)
    this.view = new DataView(this.bytes.buffer)
  }

  get isFull(): boolean {
    return this.length >= this.enough
  }

  /** The bytes themselves, without a copy; afterwards the buffer is empty. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length)
    this.bytes = new Uint8Array(0)
    this.view = new DataView(this.bytes.buffer)
    this.length = 0
    return taken
  }

  put(piece: Uint8Array): void {
    this.reserve(piece.length)
    this.bytes.set(piece, this.length)
    this.length += piece.length
  }

  /** Makes room for `more` bytes, and {@link SLACK} behind them. */
  reserve(more: number): void {
    const room = this.length + more + SLACK
    if (room <= this.bytes.length) return
    this.bytes = lengthened(this.bytes, Math.max(2 * room, this.enough + SPARE_BYTES))
    this.view = new DataView(this.bytes.buffer)
  }
}

/**
 * Copies a piece four bytes at a time: words are short, so that a call of `set` takes longer, and a byte at a time twice as long. Bytes in
 * the {@link SLACK} behind it are overwritten.
 *
 * @returns where it ends
 */
export function copyBytes(to: DataView, at: number, from: DataView, start: number, end: number): number {
  for (let index = start; index < end; index += 4)
    to.setInt32(at + index - start, from.getInt32(index, true), true)
  return at + end - start
}

/** Writes a number between −200 and 200 in decimal digits, at most seven behind the point; no −0. @returns where it ends */
export function putNumber(to: DataView, at: number, value: number): number {
  const scaled = Math.round(Math.abs(value) * SCALE) | 0
  if (scaled === 0) {
    to.setUint8(at, ZERO)
    return at + 1
  }
  if (value < 0) to.setUint8(at++, MINUS)
  const whole = (scaled / SCALE) | 0
  const digits = whole > 99 ? 3 : whole > 9 ? 2 : 1
  to.setInt32(at, FOUR_DIGITS[whole]! >>> (8 * (4 - digits)), true)
  at += digits
  const behind = scaled - whole * SCALE
  if (behind === 0) return at
  const high = (behind / 10000) | 0
  // Three digits, with the point where their leading zero is.
  to.setInt32(at, (FOUR_DIGITS[high]! & ~0xff) | POINT, true)
  to.setInt32(at + 4, FOUR_DIGITS[behind - high * 10000]!, true)
  at += 1 + PLACES
  while (to.getUint8(at - 1) === ZERO) at -= 1
  return at
}
