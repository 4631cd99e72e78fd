import type { BackoffLevel } from '../backoff-model.ts'
import { lengthened } from '../../arrays.ts'
import { copyBytes, SLACK } from './line-buffer.ts'
import type { Words } from './word-bytes.ts'

/** The columns that lead from an n-gram to its context. */
type Chained = Pick<BackoffLevel, 'context' | 'last'>

/**
 * Writes the contexts of the n-grams of one length as bytes, a blank behind each token. From one context to the next only the
 * tokens that differ are written again; where n-grams are sorted, this is mostly the last token.
 *
 * Input: numbers of contexts, in any order.
 * Output: their bytes, one context at a time.
 *
 * Contexts are looked up many at a time, a token of each in turn. No look-up of a turn depends on another, so a processor waits
 * for many of them at a time; n-grams in the order of the text lie far apart in memory.
 */
export class ContextBytes {
  bytes = new DataView(new ArrayBuffer(256))
  /** Bytes that the context takes. */
  length = 0
  readonly isLongest: boolean
  private readonly words: Words
  private readonly levels: readonly Chained[]
  private readonly tokens: number
  /** Of the contexts looked up, their numbers; they are led back to shorter ones meanwhile. */
  private readonly numbers: Int32Array
  /** The tokens of each context looked up, one context behind the other. */
  private readonly ids: Int32Array
  /** By number of tokens: the last of them, of the context that the bytes are of, and where it ends. */
  private readonly last: Int32Array
  private readonly ends: Int32Array

  /**
   * @param tokens of a context
   * @param most contexts that are looked up at a time
   */
  constructor(words: Words, levels: readonly Chained[], tokens: number, most: number) {
    this.words = words
    this.levels = levels
    this.tokens = tokens
    this.isLongest = tokens + 1 === levels.length
    this.numbers = new Int32Array(most)
    this.ids = new Int32Array(most * tokens)
    this.last = new Int32Array(tokens + 1).fill(-1)
    this.ends = new Int32Array(tokens + 1)
  }

  /** Looks contexts up. @param contexts their numbers among the n-grams of their length */
  lookUp(contexts: Int32Array): void {
    const { numbers, ids, tokens, levels } = this
    numbers.set(contexts)
    for (let token = tokens - 1; token >= 0; token--) {
      const { last, context } = levels[token]!
      for (let index = 0, at = token; index < contexts.length; index++, at += tokens) {
        const number = numbers[index]!
        ids[at] = last[number]!
        numbers[index] = context[number]!
      }
    }
  }

  /** Makes the bytes those of a context. @param index its place among those looked up */
  moveTo(index: number): void {
    const { last, ends, ids, tokens } = this
    const from = index * tokens
    let same = 0
    while (same < tokens && last[same + 1] === ids[from + same]) same += 1
    for (let length = same + 1; length <= tokens; length++) {
      last[length] = ids[from + length - 1]!
      ends[length] = this.putWord(ends[length - 1]!, last[length]!)
    }
    this.length = ends[tokens]!
  }

  private putWord(at: number, id: number): number {
    const { bytes, starts } = this.words
    const [start, end] = [starts[id]!, starts[id + 1]!]
    const room = at + end - start + 1 + SLACK
    if (room > this.bytes.byteLength)
      this.bytes = new DataView(lengthened(new Uint8Array(this.bytes.buffer), 2 * room).buffer)
    const blank = copyBytes(this.bytes, at, bytes, start, end)
    this.bytes.setUint8(blank, 32)
    return blank + 1
  }
}
