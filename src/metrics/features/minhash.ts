/** Rows of a band, and number of bands. Two texts are compared when all rows of some band agree. */
export const ROWS = 3
export const TABLES = 21
const SIZE = ROWS * TABLES

/** Odd multipliers, one for each row, from the bits of the golden ratio. */
const MULTIPLIERS = Uint32Array.from({ length: SIZE }, (_, row) => Math.imul(2 * row + 1, 0x9e3779b1) | 1)

const FIRST_BIT = 0x80000000 | 0

/**
 * MinHash signature of a range of tokens: for each row the least hash of its pairs of neighbouring tokens, the
 * edges counted (Broder 1997, "On the resemblance and containment of documents"). The share of rows in which two
 * signatures agree estimates the Jaccard index of their pairs. All arithmetic is on whole numbers of 32 bits.
 */
export function signatureOf(ids: Int32Array, from: number, to: number): Uint32Array {
  const pairs = new Int32Array(to - from + 1)
  let before = 0
  for (let place = from; place <= to; place++) {
    const id = place < to ? ids[place]! + 1 : 0
    const pair = mixed(Math.imul(before, 0x85ebca6b) ^ Math.imul(id, 0xc2b2ae35))
    pairs[place - from] = pair ^ (pair >>> 15)
    before = id
  }
  const signature = new Uint32Array(SIZE)
  for (let row = 0; row < SIZE; row += ROWS) leastHashes(pairs, row, signature)
  return signature
}

/**
 * Fills in the three rows of a band at once, so that a processor works on them side by side. With the first bit
 * flipped, signed numbers sort like unsigned ones, and compare faster.
 */
function leastHashes(pairs: Int32Array, row: number, signature: Uint32Array): void {
  const [first, second, third] = [MULTIPLIERS[row]!, MULTIPLIERS[row + 1]!, MULTIPLIERS[row + 2]!]
  let [leastFirst, leastSecond, leastThird] = [0x7fffffff, 0x7fffffff, 0x7fffffff]
  for (let index = 0; index < pairs.length; index++) {
    const pair = pairs[index]!
    const a = Math.imul(pair ^ row, first)
    const b = Math.imul(pair ^ (row + 1), second)
    const c = Math.imul(pair ^ (row + 2), third)
    leastFirst = Math.min(leastFirst, a ^ (a >>> 16) ^ FIRST_BIT)
    leastSecond = Math.min(leastSecond, b ^ (b >>> 16) ^ FIRST_BIT)
    leastThird = Math.min(leastThird, c ^ (c >>> 16) ^ FIRST_BIT)
  }
  signature[row] = leastFirst ^ FIRST_BIT
  signature[row + 1] = leastSecond ^ FIRST_BIT
  signature[row + 2] = leastThird ^ FIRST_BIT
}

/** The finaliser of MurmurHash3 (Appleby): every bit in moves every bit out. */
function mixed(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/**
 * Locality-sensitive hash table: signatures by band, in chains. The latest signature with the same rows comes
 * first.
 */
export class Buckets {
  private readonly heads: Int32Array
  private readonly next: Int32Array
  private readonly keys: Int32Array
  private members = 0

  /** @param most signatures that will be added, at most */
  constructor(most: number) {
    let slots = 16
    while (slots < 2 * most * TABLES) slots *= 2
    this.heads = new Int32Array(slots)
    this.next = new Int32Array(most * TABLES)
    this.keys = new Int32Array(most * TABLES)
  }

  /**
   * Adds a signature.
   *
   * @returns the numbers of earlier signatures that share a band with it, at most {@link MAX_CHAIN} for a band
   */
  add(signature: Uint32Array): number[] {
    const member = this.members++
    const found = new Set<number>()
    for (let table = 0; table < TABLES; table++) {
      const key = keyOf(signature, table)
      const slot = (key >>> 0) & (this.heads.length - 1)
      const head = this.heads[slot]!
      // Keys of two bands may be equal by chance, even for one signature.
      for (
        let entry = head, steps = 0;
        entry > 0 && steps < MAX_CHAIN;
        entry = this.next[entry - 1]!, steps++
      )
        if (this.keys[entry - 1] === key && (entry - 1) % TABLES === table)
          found.add(Math.floor((entry - 1) / TABLES))
      const entry = member * TABLES + table
      this.keys[entry] = key
      this.next[entry] = head
      this.heads[slot] = entry + 1
    }
    return [...found]
  }
}

/** Entries of a chain that are looked at, so that a text of equal passages takes linear time. */
const MAX_CHAIN = 8

function keyOf(signature: Uint32Array, table: number): number {
  let key = table + 1
  for (let row = table * ROWS; row < (table + 1) * ROWS; row++)
    key = mixed(Math.imul(key, 31) ^ signature[row]!)
  return key
}
