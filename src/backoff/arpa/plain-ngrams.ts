import { utf8ToBytes } from '@noble/hashes/utils.js'
import { BOUNDARY } from '../../text/stream.ts'
import { READABLE_BEYOND, WordTable } from '../../text/bytes/word-table.ts'
import type { Builder } from './builder.ts'
import type { ByteLines } from './byte-lines.ts'
import { BEGIN, END } from './word-bytes.ts'

const [TAB, RETURN, BLANK, MINUS, POINT, ZERO] = [9, 13, 32, 45, 46, 48]

/** With this many digits a decimal number is a whole number divided by a power of ten, both exact, so it is rounded correctly. */
const MAX_EXACT_DIGITS = 15
const POWERS_OF_TEN = Float64Array.from({ length: MAX_EXACT_DIGITS + 1 }, (_, power) => Number(`1e${power}`))

/** In place of an id: a mark that is allowed at one end of an n-gram only. */
const [BEGINS, ENDS] = [-1, -2]

/**
 * Reads n-grams from the bytes of their lines, without a string: the fast path of the ARPA reader. It takes lines with decimal
 * numbers of at most 15 digits and known words, as toolkits write nearly all of them. Every other line, right or wrong, is left
 * to the reader of strings.
 */
export class PlainNgrams {
  private readonly lines: ByteLines
  private readonly builder: Builder
  private readonly table = new WordTable()
  /** Ids by number in the table. */
  private readonly ids: number[] = [0]
  private readonly ngram = new Int32Array(16)
  /** The position in the line. */
  private at = 0
  private end = 0

  /** @param builder has the words */
  constructor(lines: ByteLines, builder: Builder) {
    this.lines = lines
    this.builder = builder
    for (const [word, id] of builder.words()) {
      const padded = utf8ToBytes(`${word}${'\n'.repeat(READABLE_BEYOND)}`)
      const number = this.table.add(new DataView(padded.buffer), 0, padded.length - READABLE_BEYOND)
      this.ids[number] = word === BEGIN ? BEGINS : word === END ? ENDS : id
    }
  }

  /**
   * Reads the next line, if it is plain.
   *
   * @param length of its n-gram
   * @returns whether it was read
   */
  take(length: number): boolean {
    const { lines } = this
    if (!lines.peek()) return false
    this.at = lines.start
    this.end = withoutBlanks(lines)
    const prob = this.number()
    if (!(prob <= 0) || !this.words(length)) return false
    let backoff = 0
    if (this.at < this.end) {
      backoff = this.number()
      if (Number.isNaN(backoff) || this.at < this.end) return false
    }
    if (!this.builder.addIds(this.ngram, length, prob, backoff)) return false
    lines.pass()
    return true
  }

  /** Reads a number and the blanks behind it; NaN unless it is a plain number. */
  private number(): number {
    const { bytes } = this.lines
    const { end } = this
    let { at } = this
    const isNegative = bytes[at] === MINUS
    if (isNegative) at += 1
    let [value, digits, behind] = [0, 0, 0]
    for (; at < end && isDigit(bytes[at]!); at++, digits++) value = 10 * value + bytes[at]! - ZERO
    if (at < end && bytes[at] === POINT)
      for (at++; at < end && isDigit(bytes[at]!); at++, digits++, behind++)
        value = 10 * value + bytes[at]! - ZERO
    if (digits === 0 || digits > MAX_EXACT_DIGITS) return NaN
    if (at < end && bytes[at] !== BLANK && bytes[at] !== TAB) return NaN
    this.skip(at)
    value /= POWERS_OF_TEN[behind]!
    return isNegative ? -value : value
  }

  /** Reads `length` words and the blanks behind them. */
  private words(length: number): boolean {
    const { bytes, view } = this.lines
    const { end, ngram } = this
    for (let place = 0; place < length; place++) {
      const start = this.at
      let at = start
      while (at < end && bytes[at] !== BLANK && bytes[at] !== TAB) at += 1
      if (at === start) return false
      const number = this.table.find(view, start, at)
      if (number === 0) return false
      let id = this.ids[number]!
      if (id < 0) {
        if (place !== (id === BEGINS ? 0 : length - 1)) return false
        id = BOUNDARY
      }
      ngram[place] = id
      this.skip(at)
    }
    return true
  }

  private skip(from: number): void {
    const { bytes } = this.lines
    let at = from
    while (at < this.end && (bytes[at] === BLANK || bytes[at] === TAB)) at += 1
    this.at = at
  }
}

/** The end of a line without its trailing blanks. */
function withoutBlanks({ bytes, start, end }: ByteLines): number {
  let to = end
  while (to > start && (bytes[to - 1] === RETURN || bytes[to - 1] === BLANK || bytes[to - 1] === TAB)) to -= 1
  return to
}

const isDigit = (byte: number) => byte >= ZERO && byte <= ZERO + 9
