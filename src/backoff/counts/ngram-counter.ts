import { lengthened } from '../../arrays.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { NgramHash, NONE } from './ngram-hash.ts'
import { wordTable, type NgramTable } from './ngram-tables.ts'

/** Tokens that are looked up at a time. */
const BLOCK = 512

/**
 * Counts the n-grams of a text as it goes by, of which nothing is kept: memory grows with the n-grams and not with the tokens, 27 to
 * 53 bytes each. They are numbered in the order of their first appearance.
 *
 * For each length there is one look-up a token: an n-gram is found by the number of what it is without its last token, which was found
 * one token before. In a large table a look-up waits for memory, so that those of a block of tokens are made side by side.
 */
export class NgramCounter {
  private readonly hashes: readonly NgramHash[]
  /** By length from 1: the number of the n-gram that ends at each place of a block; at 0 that at the last place of the block before. */
  private readonly endings: readonly Int32Array[]
  private unigrams = new Int32Array(1 << 12)

  /** @param expected n-grams of the longest length, about */
  constructor(order: number, expected = 0) {
    this.hashes = Array.from({ length: order - 1 }, (_, index) => new NgramHash(index + 2, expected))
    this.endings = Array.from({ length: order }, (_, index) =>
      new Int32Array(BLOCK + 1).fill(index === 0 ? BOUNDARY : NONE),
    )
  }

  /** Counts what comes next. Before the first token stands a boundary, which is not given. @param ids of tokens, 0 behind each passage */
  add(ids: Int32Array): void {
    for (let from = 0; from < ids.length; from += BLOCK) this.addBlock(ids.subarray(from, from + BLOCK))
  }

  /**
   * The tables for lengths 1 to the order. The counter is of no use afterwards.
   *
   * @param types ids run below this number
   * @param idOf the id of each token, by the one that it came with
   */
  tables(types: number, idOf: Int32Array): NgramTable[] {
    const tables = [this.words(types, idOf)]
    for (const hash of this.hashes) tables.push(hash.table(tables.at(-1)!, idOf))
    return tables
  }

  /** Occurrences of each token by the id that it came with; of the boundary, the passages. */
  counts(): Int32Array {
    return this.unigrams
  }

  /** N-grams of two tokens and more so far. */
  get ngrams(): number {
    return this.hashes.reduce((sum, { size }) => sum + size, 0)
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
