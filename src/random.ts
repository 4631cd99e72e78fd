import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import alea from 'seedrandom/lib/alea.js'

/** A random stream that belongs to one name: the same name gives the same numbers, whatever else was drawn. */
export interface Random {
  /** A whole number drawn uniformly from 0 to `n` − 1, without bias; `n` from 1 to 2^53 − 1. */
  below(n: number): number
}

const TWO_32 = 4294967296
const TWO_53 = 9007199254740992

/**
 * The random stream that belongs to a seed and a path of names.
 *
 * @param seed any text; `1` and `2` give unrelated streams, since the seed is hashed (neighbouring seeds of alea are
 *   correlated otherwise)
 * @param names what the stream is for, as in `randomFrom('1', 'A', 'shard', '0')`
 * @example
 * import { randomFrom } from 'collapse-lab'
 * randomFrom('1', 'A').below(6) // → 4
 */
export function randomFrom(seed: string, ...names: string[]): Random {
  const next = alea(bytesToHex(sha256(utf8ToBytes(JSON.stringify([seed, ...names])))))
  return { below: n => (n <= 2097152 ? smallBelow(next, n) : largeBelow(next, n)) }
}

/**
 * Lemire's multiplication with rejection (arXiv 1805.10941): of the product of 32 random bits and `n`, the high part
 * is the draw, the low part says whether it has to be drawn again. The product stays below 2^53, so doubles hold it.
 */
function smallBelow(next: () => number, n: number): number {
  for (;;) {
    const product = next() * TWO_32 * n
    const high = Math.floor(product / TWO_32)
    const low = product - high * TWO_32
    if (low >= n || low >= TWO_32 % n) return high
  }
}

/** 53 random bits and plain rejection, for totals over 2^21. */
function largeBelow(next: () => number, n: number): number {
  const limit = TWO_53 - (TWO_53 % n)
  for (;;) {
    const bits = Math.floor(next() * 67108864) * 134217728 + Math.floor(next() * 134217728)
    if (bits < limit) return bits % n
  }
}
