import { describe, expect, test } from 'vitest'
import { generate } from '../../../src/model/sampling/generate.ts'
import { temperature } from '../../../src/model/sampling/decoders/temperature.ts'
import { topK } from '../../../src/model/sampling/decoders/top-k.ts'
import { minP } from '../../../src/model/sampling/decoders/min-p.ts'
import { topP } from '../../../src/model/sampling/decoders/top-p.ts'
import { train } from '../../../src/model/train.ts'
import { Refusal } from '../../../src/refusal.ts'
import type { Decoding } from '../../../src/model/sampling/decoders/index.ts'
import { chiSquare, chiSquareLimit } from '../../chi-square.ts'
import { read } from '../../toy.ts'

const candidates = { ids: [2, 5, 7, 9], weights: [3, 4, 1, 4] }

describe('top-k', () => {
  test.each([
    [1, [0, 4, 0, 0]],
    [2, [0, 4, 0, 4]],
    [3, [3, 4, 0, 4]],
    [4, [3, 4, 1, 4]],
    [99, [3, 4, 1, 4]],
  ])('of 3, 4, 1, 4 keeps for k = %i: %j, of equals the lower id', (k, expected) => {
    expect(topK.reweigh(candidates, k)).toEqual(expected)
  })
})

describe('top-p', () => {
  // Of 12: 4/12 = 0.333, 8/12 = 0.667, 11/12 = 0.917.
  test.each([
    [0.01, [0, 4, 0, 0]],
    [0.33, [0, 4, 0, 0]],
    [0.34, [0, 4, 0, 4]],
    [0.66, [0, 4, 0, 4]],
    [0.67, [3, 4, 0, 4]],
    [0.91, [3, 4, 0, 4]],
    [0.92, [3, 4, 1, 4]],
    [1, [3, 4, 1, 4]],
  ])('of 3, 4, 1, 4 keeps for p = %d: %j', (p, expected) => {
    expect(topP.reweigh(candidates, p)).toEqual(expected)
  })

  test('stops where the share is reached exactly: 0.5 of 2 and 2', () => {
    expect(topP.reweigh({ ids: [1, 2], weights: [2, 2] }, 0.5)).toEqual([2, 0])
  })
})

describe('min-p', () => {
  test.each([
    [0, [3, 4, 1, 4]],
    [0.25, [3, 4, 1, 4]],
    [0.26, [3, 4, 0, 4]],
    [0.75, [3, 4, 0, 4]],
    [0.76, [0, 4, 0, 4]],
    [1, [0, 4, 0, 4]],
  ])('of 3, 4, 1, 4 keeps for p = %d: %j, of equals all', (p, expected) => {
    expect(minP.reweigh(candidates, p)).toEqual(expected)
  })
})

describe('temperature', () => {
  const shares = (value: number) => {
    const weights = temperature.reweigh({ ids: [1, 2, 3], weights: [1, 2, 4] }, value)
    return weights.map(weight => weight / weights.reduce((a, b) => a + b, 0))
  }

  test.each([
    [0.5, [1 / 21, 4 / 21, 16 / 21]],
    [1, [1 / 7, 2 / 7, 4 / 7]],
    [2, [1, Math.SQRT2, 2].map(root => root / (3 + Math.SQRT2))],
  ])('%d takes counts 1, 2, 4 to the power 1 / T', (value, expected) => {
    shares(value).forEach((share, index) => expect(share).toBeCloseTo(expected[index]!, 9))
  })

  test('near 0 leaves only the most frequent, equals alike', () => {
    expect(temperature.reweigh({ ids: [1, 2, 3], weights: [5, 2, 5] }, 0.01)).toEqual([2 ** 32, 0, 2 ** 32])
  })

  test('still draws what is a thousand million times rarer', () => {
    expect(temperature.reweigh({ ids: [1, 2], weights: [1e9, 1] }, 1)[1]).toBe(4)
  })
})

/** After `a` come b, c and d: 5, 3 and 2 times. */
const texts = [
  ...Array<string>(5).fill('a b'),
  ...Array<string>(3).fill('a c'),
  ...Array<string>(2).fill('a d'),
]
const { vocabulary, stream } = read(...texts)
const model = train({ stream }, { order: 2, vocabulary, weights: [1, 1, 1] })

/** How often b, c and d come after `a` in some passages. */
function draws(decoding: Decoding): number[] {
  const { ids } = generate(model, { seed: 1, passages: 10000, ...decoding }).stream
  return ['b', 'c', 'd'].map(type => ids.filter(id => id === vocabulary.idOf(type)).length)
}

test.each<[string, Decoding, number[]]>([
  ['plain', {}, [0.5, 0.3, 0.2]],
  ['temperature 1, top-k Infinity, top-p 1', { temperature: 1, topK: Infinity, topP: 1 }, [0.5, 0.3, 0.2]],
  ['a temperature next to 1', { temperature: 1 + 1e-12 }, [0.5, 0.3, 0.2]],
  ['a top-k over all', { topK: 3 }, [0.5, 0.3, 0.2]],
  ['a top-p over all', { topP: 0.99 }, [0.5, 0.3, 0.2]],
  ['temperature 0.5', { temperature: 0.5 }, [25 / 38, 9 / 38, 4 / 38]],
  ['top-k 2', { topK: 2 }, [5 / 8, 3 / 8, 0]],
  ['top-p 0.6', { topP: 0.6 }, [5 / 8, 3 / 8, 0]],
  ['min-p 0.6', { minP: 0.6 }, [5 / 8, 3 / 8, 0]],
  ['min-p 0.4 of 5, 3, 2', { minP: 0.4 }, [0.5, 0.3, 0.2]],
  ['temperature 0.5 before min-p 0.3: of 25, 9, 4', { temperature: 0.5, minP: 0.3 }, [25 / 34, 9 / 34, 0]],
  ['temperature 0.5 before top-p 0.65', { temperature: 0.5, topP: 0.65 }, [1, 0, 0]],
  ['top-k 1', { topK: 1 }, [1, 0, 0]],
])('%s draws from the bent shares', (_name, decoding, shares) => {
  const counts = draws(decoding)
  const alive = shares.map((share, index) => ({ share, count: counts[index]! }))
  expect(alive.filter(({ share }) => share === 0).every(({ count }) => count === 0)).toBe(true)
  const drawn = alive.filter(({ share }) => share > 0)
  const statistic = chiSquare(
    drawn.map(({ count }) => count),
    drawn.map(({ share }) => share),
  )
  expect(statistic).toBeLessThan(chiSquareLimit(Math.max(1, drawn.length - 1)))
})

test('neutral values write the very text of plain sampling', () => {
  const plain = generate(model, { seed: 1 })
  expect(generate(model, { seed: 1, temperature: 1, topK: Infinity, topP: 1 })).toEqual(plain)
})

test('once the type is drawn, its occurrences are copied alike', () => {
  const { parents } = generate(model, { seed: 1, passages: 10000, temperature: 0.5 })
  const counts = [2, 5, 8, 11, 14].map(place => parents.filter(parent => parent === place).length)
  expect(chiSquare(counts, Array<number>(5).fill(0.2))).toBeLessThan(chiSquareLimit(4))
})

test.each<[Decoding, RegExp]>([
  [{ temperature: 0 }, /temperature must lie between 0.01 and 100, got 0$/],
  [{ temperature: NaN }, /got NaN/],
  [{ temperature: 101 }, /got 101/],
  [{ topK: 0 }, /top-k must be a whole number of at least 1, got 0/],
  [{ topK: 2.5 }, /top-k .* got 2.5/],
  [{ topK: NaN }, /top-k .* got NaN/],
  [{ topP: 0 }, /top-p must lie above 0 and not above 1, got 0/],
  [{ topP: 1.01 }, /top-p .* got 1.01/],
  [{ topP: NaN }, /top-p .* got NaN/],
  [{ minP: -0.1 }, /min-p must lie between 0 and 1, got -0.1/],
  [{ minP: 1.01 }, /min-p .* got 1.01/],
  [{ minP: NaN }, /min-p .* got NaN/],
])('%o is refused', (decoding, message) => {
  expect(() => generate(model, { seed: 1, ...decoding })).toThrow(Refusal)
  expect(() => generate(model, { seed: 1, ...decoding })).toThrow(message)
})
