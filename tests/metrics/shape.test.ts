import { expect, test } from 'vitest'
import { measure } from '../../src/metrics/measure.ts'
import { textAlone } from './evidence.ts'

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
