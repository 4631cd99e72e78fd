import { expect, test } from 'vitest'
import { randomFrom } from '../src/random.ts'
import { chiSquare, chiSquareLimit, tally } from './chi-square.ts'

const even = (kinds: number) => Array.from({ length: kinds }, () => 1 / kinds)
const draws = (seed: string, ...names: string[]) => {
  const random = randomFrom(seed, ...names)
  return Array.from({ length: 8 }, () => random.below(1000))
}

test.each([2, 6, 7, 100, 1000])('below(%i) draws every number alike', n => {
  const random = randomFrom('1', 'uniform')
  expect(
    chiSquare(
      tally(n, 200 * n, () => random.below(n)),
      even(n),
    ),
  ).toBeLessThan(chiSquareLimit(n - 1))
})

// Of 0.75 · 2^53, plain remainders of 53 bits would fall twice as often into the first third.
test.each([2097152, 2097153, 3e9, 2 ** 40 + 1, 0.75 * 2 ** 53, 2 ** 53 - 1])(
  'below(%d) fills its sixteenths alike',
  n => {
    const random = randomFrom('1', 'uniform')
    const counts = tally(16, 16000, () => Math.floor((random.below(n) / n) * 16))
    expect(chiSquare(counts, even(16))).toBeLessThan(chiSquareLimit(15))
  },
)

test.each([2097152, 2097153, 2 ** 33])('below(%d) draws odd and even numbers alike', n => {
  const random = randomFrom('1', 'parity')
  expect(
    chiSquare(
      tally(2, 10000, () => random.below(n) % 2),
      even(2),
    ),
  ).toBeLessThan(chiSquareLimit(1))
})

test('every draw is a whole number from 0 to n − 1', () => {
  const random = randomFrom('1', 'range')
  for (const n of [1, 2, 3, 2097152, 2097153, 2 ** 53 - 1])
    for (let number = 0; number < 1000; number++) {
      const draw = random.below(n)
      expect(Number.isInteger(draw) && draw >= 0 && draw < n).toBe(true)
    }
})

test('the same name has the same stream, whatever else was drawn', () => {
  const first = draws('1', 'A', 'shard', '0')
  draws('2', 'B')
  expect(draws('1', 'A', 'shard', '0')).toEqual(first)
})

test('another seed, another name or names cut elsewhere have another stream', () => {
  const streams = [
    draws('1', 'A'),
    draws('2', 'A'),
    draws('1', 'B'),
    draws('1A'),
    draws('1', 'A', ''),
    draws('1,"A"'),
  ]
  expect(new Set(streams.map(stream => stream.join())).size).toBe(streams.length)
})

test('the first draws of neighbouring seeds are unrelated', () => {
  const first = (seed: number) => randomFrom(String(seed)).below(8)
  let seed = 0
  const pairs = tally(64, 6400, () => first(seed) * 8 + first(++seed))
  expect(chiSquare(pairs, even(64))).toBeLessThan(chiSquareLimit(63))
})

test('these draws never change', () => {
  expect(draws('1', 'A')).toEqual([690, 407, 415, 499, 656, 548, 609, 340])
  expect(draws('')).toEqual([481, 792, 337, 651, 219, 920, 163, 797])
  expect(draws('Ahab ☠', 'generate', '', '0')).toEqual([316, 593, 858, 828, 529, 134, 73, 400])
  expect(randomFrom('1').below(2 ** 53 - 1)).toBe(6391107442195309)
  // Of these one in four thousand is drawn again.
  const random = randomFrom('1')
  expect(Array.from({ length: 100_000 }, () => random.below(1400000)).reduce((a, b) => a + b)).toBe(
    70073541169,
  )
})
