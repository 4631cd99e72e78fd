import { lengthened } from '../../arrays.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { NONE } from '../../pair-table.ts'
import { NgramHash } from './ngram-hash.ts'
import { wordTable, type NgramTable } from './ngram-tables.ts'

/** Tokens whose look-ups are made side by side. */
const BLOCK = 512

/**
 * Counts the n-grams of a text while it is read, by hashing. The text is not kept: memory grows with the distinct n-grams and
 * not with the tokens, 27 to 53 bytes an n-gram.
 *
 * Input: the ids of a text in pieces of any length, 0 behind each passage.
 * Output: an {@link NgramTable} a length with raw counts, n-grams in prefix order.
 *
 * Each token takes one look-up a length: an n-gram is found by the number of its context, which was found one token before.
 * In a large table a look-up waits for memory, so the look-ups of a block of tokens are made side by side.
 */
export class NgramCounter {
  private readonly hashes: readonly NgramHash[]
  /** By length from 1: the number of the n-gram that ends at each place of a block; at 0 that at the last place of the block before. */
  private readonly endings: readonly Int32Array[]
  private unigrams = new Int32Array(1 << 12)

  /** @param expected about how many n-grams of the longest length there will be */
  constructor(order: number, expected = 0) {
    this.hashes = Array.from({ length: order - 1 }, (_, index) => new NgramHash(index + 2, expected))
    this.endings = Array.from({ length: order }, (_, index) =>
      new Int32Array(BLOCK + 1).fill(index === 0 ? BOUNDARY : NONE),
    )
  }

  /**
   * Counts the next piece of the text. The boundary before the first token is implied.
   *
   * @param ids of tokens, 0 behind each passage
   */
  add(ids: Int32Array): void {
    for (let from = 0; from < ids.length; from += BLOCK) this.addBlock(ids.subarray(from, from + BLOCK))
  }

  /**
   * The tables for lengths 1 to the order. The counter cannot be used afterwards.
   *
   * @param types ids run below this number
   * @param idOf the id of each token, by the one that it came with
   */
  tables(types: number, idOf: Int32Array): NgramTable[] {
    const tables = [this.words(types, idOf)]
    let numberOf = idOf
    for (const hash of this.hashes) {
      const { table, numbers } = hash.table(tables.at(-1)!, idOf, numberOf)
      tables.push(table)
      numberOf = numbers
    }
    return tables
  }

  /** Occurrences of each token by the id that it came with; of the boundary, the passages. */
  counts(): Int32Array {
    return this.unigrams
  }

  /** N-grams of two tokens and more so far. */
  get ngrams(): number {
    return this.hashes.reduce((sum, { count }) => sum + count, 0)
  }

  /** Memory that it takes, in bytes. */
  get bytes(): number {
    return this.hashes.reduce((sum, hash) => sum + hash.bytes, 0)
  }

  private addBlock(ids: Int32Array): void {
    const [words] = this.endings as [Int32Array]
    words.set(ids, 1)
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at]!
      if (id >= this.unigrams.length) this.unigrams = lengthened(this.unigrams, 2 * id)
      this.unigrams[id]! += 1
    }
    this.hashes.forEach((hash, index) =>
      hash.addBlock(words, ids.length, this.endings[index]!, this.endings[index + 1]!),
    )
    for (const ending of this.endings) ending[0] = ending[ids.length]!
  }

  private words(size: number, idOf: Int32Array): NgramTable {
    const count = new Int32Array(size)
    this.unigrams.forEach((occurrences, id) => {
      if (occurrences > 0) count[idOf[id]!] = occurrences
    })
    return wordTable(count)
  }
}
