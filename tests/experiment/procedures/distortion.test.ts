import { describe, expect, test } from 'vitest'
import {
  drawnCounts,
  expectedCounts,
  nucleus,
  relative,
  sharpened,
  stationary,
  withAdded,
  withoutContext,
} from '../../../src/experiment/procedures/distortion/distortions.ts'
import {
  countPairs,
  pairDivergence,
  rowTotal,
  type PairMatrix,
} from '../../../src/experiment/procedures/distortion/pairs.ts'
import { shapley } from '../../../src/experiment/procedures/distortion/shapley.ts'
import { randomFrom } from '../../../src/random.ts'
import { encode, learnVocabulary } from '../../../src/text/vocabulary.ts'
import { tokenizerNamed } from '../../../src/text/tokenizers/index.ts'
import { read, toyBook } from '../../toy.ts'

/** The passages "a b" and "a": ids a 1, b 2. */
const { stream } = read('a b', 'a')
const TOY = countPairs(stream, 3)
const at = (table: PairMatrix, a: number, b: number) => {
  const listed = Array.from(table.columns.subarray(table.starts[a], table.starts[a + 1])).indexOf(b)
  return (
    (listed < 0 ? 0 : table.values[table.starts[a]! + listed]!) + table.spreadMass[a]! * table.background[b]!
  )
}
/** Numbers, but for the last digits. */
const near = (...numbers: number[]) => numbers.map(number => expect.closeTo(number, 9) as number)
const dense = (table: PairMatrix) =>
  Array.from({ length: table.types }, (_, a) =>
    Array.from({ length: table.types }, (_, b) => at(table, a, b)),
  )

const book = toyBook({ words: 4000 })
const { vocabulary } = learnVocabulary(book.passages, tokenizerNamed('word'))
const BOOK = countPairs(encode(book.passages, vocabulary), vocabulary.unknown)
const size = Array.from({ length: BOOK.types }, (_, row) => rowTotal(BOOK, row)).reduce((a, b) => a + b, 0)

describe('pairs', () => {
  test('are counted with the boundaries', () => {
    expect(dense(TOY)).toEqual([
      [0, 2, 0],
      [1, 0, 1],
      [1, 0, 0],
    ])
  })

  test('come to and from each token equally often', () => {
    const to = new Float64Array(BOOK.types)
    BOOK.columns.forEach((column, k) => (to[column]! += BOOK.values[k]!))
    expect(Array.from(to)).toEqual(Array.from({ length: BOOK.types }, (_, row) => rowTotal(BOOK, row)))
  })

  test('have no distance from themselves, one bit from pairs that share nothing, and what one works out by hand between', () => {
    expect(pairDivergence(TOY, TOY)).toBe(0)
    expect(
      pairDivergence(countPairs(read('a').stream, 3), countPairs({ ids: Int32Array.of(2, 2, 2) }, 3)),
    ).toBe(1)
    // Half of the mass in common: p = (1, 0), q = (½, ½): ½ (log2 4/3) + ½ (½ log2 2/3 + ½ · 1).
    const [p, q] = [Int32Array.of(1, 1, 1), Int32Array.of(1, 1, 2)].map(ids => countPairs({ ids }, 3))
    expect(pairDivergence(p!, q!)).toBeCloseTo(Math.log2(4 / 3) / 2 + (Math.log2(2 / 3) / 2 + 0.5) / 2, 12)
  })
})

describe('chances', () => {
  const tables: Readonly<Record<string, PairMatrix>> = {
    relative: relative(BOOK),
    'with something added': withAdded(BOOK, 0.01),
    'without context': withoutContext(BOOK),
    sharpened: sharpened(relative(BOOK), 0.8),
    'sharpened after something was added': sharpened(withAdded(BOOK, 0.01), 0.8),
    'sharpened without context': sharpened(withoutContext(BOOK), 0.8),
    'of a nucleus': nucleus(relative(BOOK), 0.9),
    'of a nucleus without context': nucleus(withoutContext(BOOK), 0.9),
  }

  test.each(Object.entries(tables))('%s: each row that is reached sums to 1', (_, table) => {
    for (let row = 0; row < table.types; row++)
      if (rowTotal(BOOK, row) > 0) expect(rowTotal(table, row)).toBeCloseTo(1, 12)
  })

  test.each(Object.entries(tables))(
    '%s: the stationary shares are left as they are by a step',
    (_, table) => {
      const shares = stationary(table)
      const next = new Float64Array(table.types)
      for (let row = 0; row < table.types; row++)
        for (let b = 0; b < table.types; b++) next[b]! += shares[row]! * at(table, row, b)
      expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
      next.forEach((share, b) => expect(share).toBeCloseTo(shares[b]!, 10))
    },
  )

  test('of the toy, by hand: added, sharpened, nucleus', () => {
    // Row a: counts 1, 0, 1; with ½ added (1½, ½, 1½) / 3½.
    expect(dense(withAdded(TOY, 0.5))[1]!.map(p => p * 3.5)).toEqual(near(1.5, 0.5, 1.5))
    // Squared at temperature ½: (9, 1, 9) / 19.
    expect(dense(sharpened(withAdded(TOY, 0.5), 0.5))[1]!.map(p => p * 19)).toEqual(near(9, 1, 9)) // prettier-ignore
    // Of two that are alike the first one has half already.
    expect(dense(nucleus(relative(TOY), 0.5))[1]).toEqual([1, 0, 0])
    expect(dense(withoutContext(TOY))[2]!.map(p => p * 5)).toEqual(near(2, 2, 1))
  })

  test('of a small chain have the stationary shares that dense matrices give', () => {
    const matrix = dense(sharpened(withAdded(TOY, 0.3), 0.7))
    let shares = [1, 0, 0]
    for (let step = 0; step < 500; step++)
      shares = shares.map((_, b) => shares.reduce((sum, share, a) => sum + share * matrix[a]![b]!, 0))
    stationary(sharpened(withAdded(TOY, 0.3), 0.7)).forEach((share, b) =>
      expect(share).toBeCloseTo(shares[b]!, 10),
    )
  })
})

describe('an infinitely long text', () => {
  test('by a model by counting has the pairs of the text that it learned from, to 1e-9', () => {
    expect(pairDivergence(BOOK, expectedCounts(relative(BOOK), size))).toBeLessThan(1e-9)
  })

  test('is learned without any change: counting is idempotent', () => {
    const distorted = nucleus(relative(BOOK), 0.9)
    const [once, twice] = [expectedCounts(distorted, size), expectedCounts(relative(expectedCounts(distorted, size)), size)] // prettier-ignore
    expect(pairDivergence(BOOK, twice)).toBeCloseTo(pairDivergence(BOOK, once), 9)
  })

  test('is what drawn texts come near to', () => {
    const chances = sharpened(withAdded(TOY, 0.3), 0.7)
    const expected = expectedCounts(chances, 1)
    const drawn = drawnCounts(chances, 200_000, randomFrom('drawn'))
    for (let a = 0; a < 3; a++)
      for (let b = 0; b < 3; b++) expect(at(drawn, a, b) / 200_000).toBeCloseTo(at(expected, a, b), 2)
  })
})

test('a nucleus of what is spread over all pairs is no use', () => {
  expect(() => nucleus(withAdded(TOY, 1), 0.9)).toThrow(RangeError)
})

describe('Shapley shares', () => {
  test('by hand: two that need each other share, one that does nothing gets nothing', () => {
    const worth = (causes: ReadonlySet<string>) =>
      causes.has('a') && causes.has('b') ? 6 : causes.has('a') ? 2 : 0
    // a comes first in half of the orders of a and b: 2 or 6; b: 4 or 0.
    expect(shapley(['a', 'b', 'c'], worth)).toEqual({ a: near(4)[0], b: near(2)[0], c: 0 }) // prettier-ignore
  })

  test('ask for each of the 2^n coalitions once', () => {
    const asked: string[] = []
    shapley(['a', 'b', 'c', 'd'], causes => {
      asked.push([...causes].join(''))
      return causes.size
    })
    expect(asked).toHaveLength(16)
    expect(new Set(asked).size).toBe(16)
  })

  test('are the mean of what a cause adds over all orders, to the last digit', () => {
    const worth = (causes: ReadonlySet<string>) =>
      Math.sqrt([...causes].sort().join('').length) / (2 + causes.size)
    const orders = ['xyz', 'xzy', 'yxz', 'yzx', 'zxy', 'zyx'].map(order => Array.from(order))
    const mean = (cause: string) =>
      orders.reduce((sum, order) => {
        const before = order.slice(0, order.indexOf(cause))
        return sum + (worth(new Set([...before, cause])) - worth(new Set(before))) / orders.length
      }, 0)
    expect(shapley(['x', 'y', 'z'], worth)).toEqual({ x: mean('x'), y: mean('y'), z: mean('z') })
  })

  test('add up to all less nothing', () => {
    const worth = (causes: ReadonlySet<string>) => Math.sqrt([...causes].join('').length + causes.size ** 3)
    const shares = Object.values(shapley(['x', 'yy', 'zzz'], worth))
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(
      worth(new Set(['x', 'yy', 'zzz'])) - worth(new Set()),
      12,
    )
  })
})
