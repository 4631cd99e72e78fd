import type { BackoffLevel } from '../backoff-model.ts'
import { lengthened } from '../../arrays.ts'
import { copyBytes, SLACK } from './line-buffer.ts'
import type { Words } from './word-bytes.ts'

/** The columns that lead from an n-gram to its context. */
type Chained = Pick<BackoffLevel, 'context' | 'last'>

/**
 * Writes contexts of one length as bytes, a blank behind each token. From one context to the next only the tokens that differ are
 * written again; where n-grams are sorted, this is mostly the last token.
 *
 * Input: tokens of contexts, in any order.
 * Output: their bytes, one context at a time.
 */
export class ContextBytes {
  bytes = new DataView(new ArrayBuffer(256))
  /** Bytes that the context takes. */
  length = 0
  /** The tokens of some contexts, one context behind the other: the caller fills them in. */
  readonly ids: Int32Array
  readonly tokens: number
  private readonly words: Words
  /** By number of tokens: the last of them, of the context that the bytes are of, and where it ends. */
  private readonly last: Int32Array
  private readonly ends: Int32Array

  /**
   * @param tokens of a context
   * @param most contexts that are filled in at a time
   */
  constructor(words: Words, tokens: number, most: number) {
    this.words = words
    this.tokens = tokens
    this.ids = new Int32Array(most * tokens)
    this.last = new Int32Array(tokens + 1).fill(-1)
    this.ends = new Int32Array(tokens + 1)
  }

  /** Makes the bytes those of a context. @param index its place among those filled in */
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

/**
 * Looks up the tokens of contexts, a token of each in turn. No look-up of a turn depends on another, so a processor waits for many of
 * them at a time; n-grams in the order of the text lie far apart in memory.
 *
 * @param contexts their numbers among the n-grams of their length; they are led back to shorter ones meanwhile
 */
export function lookUpTokens(
  { ids, tokens }: Pick<ContextBytes, 'ids' | 'tokens'>,
  levels: readonly Chained[],
  contexts: Int32Array,
): void {
  for (let token = tokens - 1; token >= 0; token--) {
    const { last, context } = levels[token]!
    for (let index = 0, at = token; index < contexts.length; index++, at += tokens) {
      const number = contexts[index]!
      ids[at] = last[number]!
      contexts[index] = context[number]!
    }
  }
}
