import { lengthened } from '../../text/growing.ts'

const [MINUS, POINT, ZERO] = [45, 46, 48]

/** Digits behind the point. */
const PLACES = 7
const SCALE = 1e7

/** Bytes that a number takes at the most: a sign, three digits, a point, seven digits. */
export const NUMBER = 12

/** The numbers 0000 to 9999 in digits, so that four come with one division: half the time of one digit after another. */
const FOURS = new Uint8Array(40000)
for (let value = 0; value < 10000; value++)
  for (let place = 3, rest = value; place >= 0; place--, rest = Math.floor(rest / 10))
    FOURS[4 * value + place] = ZERO + (rest % 10)

/** Room for text as bytes, handed over when there is enough in it. Who reserves room writes into it without a call for each byte. */
export class LineBuffer {
  bytes: Uint8Array<ArrayBuffer>
  /** Bytes that are filled. */
  length = 0
  private readonly enough: number

  /** @param enough bytes after which {@link isFull} */
  constructor(enough = 1 << 20) {
    this.enough = enough
    this.bytes = new Uint8Array(enough + 65536)
  }

  get isFull(): boolean {
    return this.length >= this.enough
  }

  /** What was put together; the buffer is empty then. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.length)
    this.length = 0
    return taken
  }

  put(piece: Uint8Array): void {
    this.reserve(piece.length)
    this.bytes.set(piece, this.length)
    this.length += piece.length
  }

  /** Makes room for so many bytes more. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    this.bytes = lengthened(this.bytes, 2 * (this.length + more))
  }
}

/** Writes a piece of one array into another. Words are short, and a loop is faster than a call of `set`. @returns where it ends */
export function copyBytes(
  bytes: Uint8Array,
  at: number,
  from: Uint8Array,
  start: number,
  end: number,
): number {
  for (let index = start; index < end; index++) bytes[at++] = from[index]!
  return at
}

/** Writes a number between −200 and 200 in decimal digits, seven behind the point at the most; no −0. @returns where it ends */
export function putNumber(bytes: Uint8Array, at: number, value: number): number {
  const scaled = Math.round(Math.abs(value) * SCALE) | 0
  if (scaled === 0) {
    bytes[at] = ZERO
    return at + 1
  }
  if (value < 0) bytes[at++] = MINUS
  const whole = (scaled / SCALE) | 0
  const behind = scaled - whole * SCALE
  const first = whole > 99 ? 1 : whole > 9 ? 2 : 3
  at = copyBytes(bytes, at, FOURS, 4 * whole + first, 4 * whole + 4)
  if (behind === 0) return at
  bytes[at++] = POINT
  const high = (behind / 10000) | 0
  const low = behind - high * 10000
  at = copyBytes(bytes, at, FOURS, 4 * high + 8 - PLACES, 4 * high + 4)
  if (low > 0) at = copyBytes(bytes, at, FOURS, 4 * low, 4 * low + 4)
  while (bytes[at - 1] === ZERO) at -= 1
  return at
}
