import { expect, test } from 'vitest'
import { measure } from '../../src/metrics/measure.ts'
import { textAlone } from './features.ts'

const rows = (...texts: string[]) => measure(textAlone(...texts))

test('entropy of four words alike often is 2 bits, of one word 0', () => {
  expect(rows('a b c d').entropy).toBeCloseTo(2, 14)
  expect(rows('a a a').entropy).toBe(0)
})

// −(1/2 log2 1/2 + 2 · 1/4 log2 1/4) = 1.5
test('entropy of shares 1/2, 1/4, 1/4 is 1.5 bits, however they are arranged', () => {
  expect(rows('a a b c').entropy).toBeCloseTo(1.5, 14)
  expect(rows('c', 'b a', 'a').entropy).toBe(rows('a a b c').entropy)
})

test('heterozygosity of shares 1/2, 1/4, 1/4 is 1 − 6/16', () => {
  expect(rows('a a b c').heterozygosity).toBe(10 / 16)
  expect(rows('a a').heterozygosity).toBe(0)
})

// Pairs ab and ac, half each: 1 bit. Their first word is always a, 0 bits; the second is b or c.
test('conditional entropy is what is left of the second word when the first is known', () => {
  expect(rows('a b', 'a c')['conditional-entropy']).toBe(1)
  expect(rows('b a', 'c a')['conditional-entropy']).toBe(0)
})

test('two tokens are enough for a pair, of which Simpson asks, and one is not', () => {
  expect([rows('a a').simpson, rows('a b').simpson, rows('a').simpson]).toEqual([1, 0, undefined])
})

// Of two words, the second has 2^−s for each of the first: of 1,000 to 1 that is s = log2 1,000.
test('the exponent of Zipf of two words is the logarithm of their odds', () => {
  expect(rows(`${'a '.repeat(1000)}b`)['zipf-exponent']).toBeCloseTo(Math.log2(1000), 9)
  expect(rows('a a b')['zipf-exponent']).toBeCloseTo(1, 9)
})
