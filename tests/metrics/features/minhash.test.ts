import { expect, test } from 'vitest'
import { Buckets, ROWS, signatureOf, TABLES } from '../../../src/metrics/features/minhash.ts'
import { chance } from '../../toy.ts'

const signature = (...ids: number[]) => signatureOf(Int32Array.from(ids), 0, ids.length)

const agreement = (a: Uint32Array, b: Uint32Array) =>
  a.reduce((equal, hash, row) => equal + (hash === b[row] ? 1 : 0), 0) / (ROWS * TABLES)

test('signatures are of pairs of neighbours and of the edges, so that order counts and a word alone has one', () => {
  expect(agreement(signature(1, 2, 3), signature(1, 2, 3))).toBe(1)
  expect(agreement(signature(1, 2, 3), signature(3, 2, 1))).toBe(0)
  expect(agreement(signature(1), signature(2))).toBe(0)
  // Of five pairs in all they share the one at the beginning, or the one at the end.
  expect(agreement(signature(1, 2), signature(1, 3))).toBeGreaterThan(0)
  expect(agreement(signature(2, 1), signature(3, 1))).toBeGreaterThan(0)
})

// Of sixty tokens k in the middle are other ones: 61 − (k + 1) pairs of 61 + (k + 1) are shared.
test.each([5, 19, 39])(
  'signatures agree in about the share of pairs that both texts have, %d of 60 changed',
  k => {
    const random = chance(3)
    const token = () => 1 + Math.floor(random() * 1e6)
    const shares = Array.from({ length: 200 }, () => {
      const tokens = Array.from({ length: 60 }, token)
      const other = tokens.map((id, at) => (at >= 10 && at < 10 + k ? token() : id))
      return agreement(signature(...tokens), signature(...other))
    })
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
    expect(Math.abs(mean - (60 - k) / (62 + k))).toBeLessThan(0.02)
  },
)

test('of texts with the same rows in a band the latest eight are candidates', () => {
  const buckets = new Buckets(20)
  const found = Array.from({ length: 10 }, () => buckets.add(signature(1, 2, 3)))
  expect(found.map(candidates => candidates.length)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 8])
  expect(found.at(-1)!.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('a band of rows in common is enough to be a candidate, and two rows of it are not', () => {
  const [one, other] = [signature(1, 2, 3), signature(4, 5, 6)]
  const sharing = (...rows: number[]) => other.map((hash, row) => (rows.includes(row) ? one[row]! : hash))
  const candidates = (text: Uint32Array) => {
    const buckets = new Buckets(2)
    buckets.add(one)
    return buckets.add(text)
  }
  const last = ROWS * TABLES - ROWS
  expect([candidates(sharing(0, 1, 2)), candidates(sharing(last, last + 1, last + 2))]).toEqual([[0], [0]])
  expect([candidates(sharing(0, 1)), candidates(sharing(1, 2, 3))]).toEqual([[], []])
})

test('a signature with two bands of the same key is not its own candidate', () => {
  // The finaliser of MurmurHash3, by which a band's rows become its key.
  const mixed = (value: number) => {
    const one = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
    const two = Math.imul(one ^ (one >>> 13), 0xc2b2ae35)
    return two ^ (two >>> 16)
  }
  const signature = new Uint32Array(ROWS * TABLES).map((_, row) => row * 7919)
  const before = (table: number) =>
    [0, 1].reduce((key, row) => mixed(Math.imul(key, 31) ^ signature[table * ROWS + row]!), table + 1)
  // The last row of the second band, so that its key comes out as that of the first.
  signature[2 * ROWS - 1] = Math.imul(before(0), 31) ^ signature[ROWS - 1]! ^ Math.imul(before(1), 31)
  expect(new Buckets(10).add(signature)).toEqual([])
})
