const [MINUS, POINT, ZERO] = [45, 46, 48]

/** Digits behind the point. */
const PLACES = 7
const SCALE = 1e7

/** Bytes that a number takes at the most: a sign, ten digits, a point. */
const NUMBER = 12

/** Text as bytes, put together piece by piece without a string for each, and handed over when there is enough of it. */
export class LineBuffer {
  private bytes: Uint8Array
  private length = 0
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

  /** Adds bytes. */
  put(piece: Uint8Array): void {
    this.reserve(piece.length)
    const { bytes } = this
    let at = this.length
    // Words are short: a loop is faster than a call of set.
    for (let index = 0; index < piece.length; index++) bytes[at++] = piece[index]!
    this.length = at
  }

  /** Adds one byte. */
  putByte(byte: number): void {
    this.reserve(1)
    this.bytes[this.length++] = byte
  }

  /** Adds a number between −200 and 200 in decimal digits, seven behind the point at the most; no −0. */
  putNumber(value: number): void {
    this.reserve(NUMBER)
    const { bytes } = this
    let rest = Math.round(Math.abs(value) * SCALE)
    if (value < 0 && rest > 0) bytes[this.length++] = MINUS
    let whole = Math.floor(rest / SCALE)
    rest -= whole * SCALE
    const before = whole > 99 ? 3 : whole > 9 ? 2 : 1
    for (let at = this.length + before - 1; at >= this.length; at--) {
      bytes[at] = ZERO + (whole % 10)
      whole = (whole / 10) | 0
    }
    this.length += before
    if (rest === 0) return
    bytes[this.length] = POINT
    let last = 0
    for (let place = PLACES; place > 0; place--) {
      const next = (rest / 10) | 0
      const digit = rest - next * 10
      bytes[this.length + place] = ZERO + digit
      if (last === 0 && digit > 0) last = place
      rest = next
    }
    this.length += last + 1
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const wider = new Uint8Array(2 * (this.length + more))
    wider.set(this.bytes.subarray(0, this.length))
    this.bytes = wider
  }
}
