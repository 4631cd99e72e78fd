/** Probabilities are whole numbers of this many bits, and step a part of the way towards what came. */
const PRECISION = 15
const STEP = 5
const HALF = 1 << (PRECISION - 1)
/** Below this width of the interval the next byte is settled. */
const NARROW = 0x1000000

/**
 * Writes bits, each in a context that learns how often its bits are ones: a likely bit takes less than a bit of room. This is the
 * adaptive binary range coder of LZMA; whole numbers alone decide, so that what is written reads back anywhere.
 *
 * Source: G. N. N. Martin, Range encoding, 1979; the coder of I. Pavlov's LZMA specification, 2015.
 */
export class BitWriter {
  private readonly zeros: Uint16Array
  private readonly bytes: number[] = []
  private low = 0
  private range = 0xffffffff
  private held = 0
  private carried = 1

  /** @param contexts how many there are */
  constructor(contexts: number) {
    this.zeros = new Uint16Array(contexts).fill(HALF)
  }

  write(bit: number, context: number): void {
    const bound = (this.range >>> PRECISION) * this.zeros[context]!
    if (bit === 0) this.range = bound
    else {
      this.low += bound
      this.range -= bound
    }
    learn(this.zeros, context, bit)
    while (this.range < NARROW) {
      this.range = (this.range << 8) >>> 0
      this.shift()
    }
  }

  /** The bytes of all bits; nothing can be written after it. */
  finish(): Uint8Array {
    for (let byte = 0; byte < 5; byte++) this.shift()
    return Uint8Array.from(this.bytes.slice(1))
  }

  /** Settles a byte; those of 255 wait until it is known whether one is carried into them. */
  private shift(): void {
    if (this.low < 0xff000000 || this.low > 0xffffffff) {
      const carry = this.low > 0xffffffff ? 1 : 0
      this.bytes.push((this.held + carry) & 255)
      while (--this.carried > 0) this.bytes.push((255 + carry) & 255)
      this.held = (this.low >>> 24) & 255
    }
    this.carried += 1
    this.low = (this.low & 0xffffff) * 256
  }
}

/** Reads what a {@link BitWriter} with as many contexts has written, bit by bit in the same contexts. */
export class BitReader {
  private readonly bytes: Uint8Array
  private readonly zeros: Uint16Array
  private at = 4
  private range = 0xffffffff
  private code: number

  constructor(bytes: Uint8Array, contexts: number) {
    this.bytes = bytes
    this.zeros = new Uint16Array(contexts).fill(HALF)
    this.code = new DataView(Uint8Array.from({ length: 4 }, (_, k) => bytes[k] ?? 0).buffer).getUint32(0)
  }

  read(context: number): 0 | 1 {
    const bound = (this.range >>> PRECISION) * this.zeros[context]!
    const bit = this.code < bound ? 0 : 1
    if (bit === 0) this.range = bound
    else {
      this.code -= bound
      this.range -= bound
    }
    learn(this.zeros, context, bit)
    while (this.range < NARROW) {
      this.range = (this.range << 8) >>> 0
      this.code = ((this.code << 8) | (this.bytes[this.at++] ?? 0)) >>> 0
    }
    return bit
  }
}

function learn(zeros: Uint16Array, context: number, bit: number): void {
  const chance = zeros[context]!
  zeros[context] = bit === 0 ? chance + (((1 << PRECISION) - chance) >>> STEP) : chance - (chance >>> STEP)
}
