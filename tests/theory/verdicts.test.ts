import { expect, test } from 'vitest'
import {
  FARTHEST_PIECES,
  FEWEST_CASES,
  FEWEST_TOKENS,
  survivalCases,
  untoldLaw,
  untoldShare,
} from '../../src/theory/verdicts.ts'

test('types are counted for each row of surviving types, by hand', () => {
  expect(survivalCases([0, 1, 1, 3, 20, 101])).toEqual({
    'surviving-types': 5,
    'surviving-types/1': 2,
    'surviving-types/2-5': 1,
    'surviving-types/6-20': 1,
    'surviving-types/21-100': 0,
    'surviving-types/>100': 1,
  })
})

const law = (words: number, types: number, values = { expected: 0.5, measured: 0.5 }) =>
  untoldLaw(
    { row: 'surviving-types', generation: 1, ...values },
    { words, types: { 'surviving-types': types } },
  )

test('a law has no verdict on too few tokens, nor where fewer than thirty words are lost and expected to be', () => {
  expect(law(FEWEST_TOKENS - 1, 1e6)).toBe('tokens')
  expect(law(FEWEST_TOKENS, 2 * FEWEST_CASES - 1)).toBe('lost')
  expect(law(FEWEST_TOKENS, 2 * FEWEST_CASES)).toBeUndefined()
})

test('a loss that the law does not expect is told, and so is an expected one that is not there', () => {
  expect(law(FEWEST_TOKENS, 100, { expected: 1, measured: 1 })).toBe('lost')
  expect(law(FEWEST_TOKENS, 100, { expected: 1, measured: 0.7 })).toBeUndefined()
  expect(law(FEWEST_TOKENS, 100, { expected: 0.7, measured: 1 })).toBeUndefined()
})

test('a law of tokens has no verdict where the law of pieces is more than a percentage point away', () => {
  const beside = (pieces: number) =>
    untoldLaw(
      { row: 'surviving-types', generation: 2, expected: 0.5, measured: 0.5 },
      { words: FEWEST_TOKENS, inPieces: { '2 surviving-types': pieces } },
    )
  expect(beside(0.5 - 1.001 * FARTHEST_PIECES)).toBe('pieces')
  expect(beside(0.5 - 0.999 * FARTHEST_PIECES)).toBeUndefined()
})

test('a share of fewer than thirty types is not told; what is no share of types is', () => {
  const cases = {
    words: 1e6,
    types: { 'surviving-types/1': FEWEST_CASES - 1, 'surviving-types': FEWEST_CASES },
  }
  expect(untoldShare('surviving-types/1', cases)).toBe('types')
  expect(untoldShare('surviving-types', cases)).toBeUndefined()
  expect(untoldShare('entropy', cases)).toBeUndefined()
})
