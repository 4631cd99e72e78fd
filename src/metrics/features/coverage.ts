import { PairTable, hash } from '../../pair-table.ts'
import { BOUNDARY, type Stream } from '../../text/stream.ts'
import type { Spans } from './spans.ts'

/** Bits of a Bloom filter for each token of the indexed text. */
const BITS_PER_TOKEN = 16

/** Places that are looked up together. */
const PLACES_PER_BLOCK = 4096

/**
 * Which n-grams of a short text another text has. Only the short, held-out text is indexed. The other text is read
 * once, however long it is, and takes no memory.
 */
export class Coverage {
  private readonly depth: number
  /** By id: 1 where the text has the type, 2 where the other one has it too. */
  private readonly types: Uint8Array
  /**
   * By n from 2: numbers each n-gram, by the number of its first n − 1 tokens (for n = 2 their id) and its last
   * token.
   */
  private readonly numberings: readonly PairTable[]
  /**
   * By n: a Bloom filter with one hash function, a bit for each n-gram that is there. Most n-grams of another text
   * are not there. The filter is small enough to stay in the cache, and saves looking them up in the table.
   */
  private readonly filters: readonly Uint8Array[]
  /** By n, then number: 1 where the other text has the n-gram. */
  private readonly covered: readonly Uint8Array[]

  /**
   * @param text its n-grams of 1 to `depth` tokens, within passages
   * @param types ids run below this number
   */
  constructor(text: Stream, types: number, depth: number) {
    this.depth = depth
    this.types = new Uint8Array(types)
    for (const id of text.ids) this.types[id] = 1
    this.types[BOUNDARY] = 0
    this.numberings = Array.from({ length: depth + 1 }, () => new PairTable())
    let bytes = 1024
    while (8 * bytes < BITS_PER_TOKEN * text.ids.length) bytes *= 2
    this.filters = this.numberings.map(() => new Uint8Array(bytes))
    for (let place = 0; place < text.ids.length; place++) this.number(text.ids, place)
    this.covered = this.numberings.map(({ count }) => new Uint8Array(count))
  }

  /**
   * Marks the n-grams that another text has. It works block by block: lookups of one length do not wait for each
   * other, as lookups of growing length would.
   */
  read({ ids }: Stream): this {
    const places = new Int32Array(PLACES_PER_BLOCK)
    const numbers = new Int32Array(PLACES_PER_BLOCK)
    for (let from = 0; from < ids.length; from += PLACES_PER_BLOCK) {
      let known = this.readTypes(ids, from, places, numbers)
      for (let n = 2; n <= this.depth && known > 0; n++)
        known = this.readLonger(ids, n, places, numbers, known)
    }
    return this
  }

  /**
   * Marks the types of a block.
   *
   * @returns how many places have a type of the text; they come first in `places`, with their numbers
   */
  private readTypes(ids: Int32Array, from: number, places: Int32Array, numbers: Int32Array): number {
    const { types } = this
    const to = Math.min(ids.length, from + PLACES_PER_BLOCK)
    let known = 0
    for (let place = from; place < to; place++) {
      const id = ids[place]!
      if (types[id] === 0) continue
      types[id] = 2
      places[known] = place
      numbers[known++] = id
    }
    return known
  }

  /**
   * Marks the n-grams at the first `known` places, whose n − 1-grams the text has.
   *
   * @returns how many of these n-grams the text has too
   */
  private readLonger(
    ids: Int32Array,
    n: number,
    places: Int32Array,
    numbers: Int32Array,
    known: number,
  ): number {
    const numbering = this.numberings[n]!
    const covered = this.covered[n]!
    const filter = this.filters[n]!
    const mask = filter.length - 1
    let longer = 0
    for (let index = 0; index < known; index++) {
      const place = places[index]!
      const last = ids[place + n - 1] ?? BOUNDARY
      const bit = hash(numbers[index]!, last)
      if (((filter[(bit >>> 3) & mask]! >> (bit & 7)) & 1) === 0) continue
      const number = numbering.find(numbers[index]!, last)
      if (number < 0) continue
      covered[number] = 1
      places[longer] = place
      numbers[longer++] = number
    }
    return longer
  }

  /**
   * For each place of the text, or of some of its passages: the longest n-gram that the other text has too, at
   * most `depth` tokens.
   */
  spans(text: Stream): Spans {
    const { ids } = text
    const lengths = new Uint16Array(ids.length)
    const room = new Uint16Array(ids.length)
    for (let place = ids.length - 1; place >= 0; place--) {
      if (ids[place] === BOUNDARY) continue
      room[place] = Math.min(this.depth, (room[place + 1] ?? 0) + 1)
      lengths[place] = this.lengthAt(ids, place, room[place]!)
    }
    return { stream: text, lengths, room }
  }

  private lengthAt(ids: Int32Array, place: number, room: number): number {
    let number = ids[place]!
    if (this.types[number] !== 2) return 0
    for (let n = 2; n <= room; n++) {
      number = this.numberings[n]!.find(number, ids[place + n - 1]!)
      if (number < 0 || this.covered[n]![number] === 0) return n - 1
    }
    return room
  }

  /** Numbers the n-grams that begin at a place. */
  private number(ids: Int32Array, place: number): void {
    let number = ids[place]!
    if (number === BOUNDARY) return
    for (let n = 2; n <= this.depth; n++) {
      const last = ids[place + n - 1] ?? BOUNDARY
      if (last === BOUNDARY) return
      const bit = hash(number, last)
      const filter = this.filters[n]!
      filter[(bit >>> 3) & (filter.length - 1)]! |= 1 << (bit & 7)
      number = this.numberings[n]!.getOrInsert(number, last)
    }
  }
}
