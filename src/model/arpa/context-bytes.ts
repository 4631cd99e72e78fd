import type { BackoffLevel } from '../backoff-model.ts'
import { lengthened } from '../../text/growing.ts'
import { copyBytes } from './line-buffer.ts'

/** What leads from an n-gram to the one without its last token. */
type Chained = Pick<BackoffLevel, 'context' | 'last'>

/** Words by id in UTF-8, one behind the other: at 0 `<s>`, behind all others `</s>`. */
export interface Words {
  readonly bytes: Uint8Array
  /** Where each begins, and last where they end. */
  readonly starts: Int32Array
}

/**
 * The tokens that the n-grams of one length begin with, as they stand in the file: a blank behind each. From one context to the next
 * only what differs is written anew; n-grams come in order, so that this is mostly the last token.
 */
export class ContextBytes {
  bytes = new Uint8Array(256)
  /** Bytes that the context takes. */
  length = 0
  readonly isLongest: boolean
  private readonly words: Words
  private readonly levels: readonly Chained[]
  /** By length: the number of the n-gram that the context begins with, and where its bytes end. */
  private readonly numbers: Int32Array
  private readonly ends: Int32Array

  /** @param tokens of a context */
  constructor(words: Words, levels: readonly Chained[], tokens: number) {
    this.words = words
    this.levels = levels
    this.isLongest = tokens + 1 === levels.length
    this.numbers = new Int32Array(tokens + 1).fill(-1)
    this.ends = new Int32Array(tokens + 1)
  }

  /** @param context its number among the n-grams of its length */
  moveTo(context: number): void {
    const { numbers, ends, levels } = this
    const tokens = numbers.length - 1
    if (numbers[tokens] === context) return
    let same = tokens
    for (let number = context; same > 0 && numbers[same] !== number; same--) {
      numbers[same] = number
      number = levels[same - 1]!.context[number]!
    }
    for (let length = same + 1; length <= tokens; length++)
      ends[length] = this.putWord(ends[length - 1]!, levels[length - 1]!.last[numbers[length]!]!)
    this.length = ends[tokens]!
  }

  private putWord(at: number, id: number): number {
    const { bytes, starts } = this.words
    const [start, end] = [starts[id]!, starts[id + 1]!]
    if (at + end - start >= this.bytes.length) this.bytes = lengthened(this.bytes, 2 * (at + end - start) + 2)
    const blank = copyBytes(this.bytes, at, bytes, start, end)
    this.bytes[blank] = 32
    return blank + 1
  }
}
