import { expect, test } from 'vitest'
import {
  tokenRows,
  tokenTable,
  tokenValues,
  wordRows,
  type TokenRow,
} from '../../../src/report/backoff/by-token.ts'

/** `ab` and an empty line, then `a x`, in characters of which `x` is unknown and `_` is a blank. */
const rows = () =>
  tokenRows({
    words: ['</s>', 'a', 'b', '_', 'x'],
    numbers: Int32Array.of(0, 1, 2, 0, 0, 1, 3, 4, 0),
    unknown: 9,
    tokens: [1, 2, 0, 0, 1, 3, 9, 0].map((id, at) => ({ id, length: 1 + (at % 2), logProb: -(at + 1) / 10 })),
  })

test('a row for each token, with its passage and its place there; end marks have the last', () => {
  expect(
    Array.from(rows(), ({ passage, position, token, unknown }) => [passage, position, token, unknown]),
  ).toEqual([
    [1, 1, 'a', false],
    [1, 2, 'b', false],
    [1, 3, '</s>', false],
    [2, 1, '</s>', false],
    [3, 1, 'a', false],
    [3, 2, '_', false],
    [3, 3, 'x', true],
    [3, 4, '</s>', false],
  ])
})

test('surprisal is −log2 P, and a probability of 1 has none', () => {
  const row: TokenRow = { passage: 1, position: 1, token: 'a', ngram: 2, log10: -1, unknown: false }
  const [, , , , , probability, bits] = tokenValues(row)
  expect(probability).toBeCloseTo(0.1, 12)
  expect(bits).toBeCloseTo(Math.log2(10), 12)
  expect(tokenValues({ ...row, log10: 0 }).slice(5, 7)).toEqual([1, 0])
})

test('characters are joined to words with the blank behind them, and all adds up to the same', () => {
  const words = [...wordRows(rows(), '_')]
  expect(words.map(({ passage, position, token, unknown }) => [passage, position, token, unknown])).toEqual([
    [1, 1, 'ab', false],
    [1, 2, '</s>', false],
    [2, 1, '</s>', false],
    [3, 1, 'a', false],
    [3, 2, 'x', true],
    [3, 3, '</s>', false],
  ])
  // By hand: 0.1 + 0.2; `a` and the blank 0.5 + 0.6.
  expect(words.map(({ log10 }) => Number(log10.toFixed(6)))).toEqual([-0.3, -0.3, -0.4, -1.1, -0.7, -0.8])
  const sum = (all: Iterable<TokenRow>) => Array.from(all).reduce((total, { log10 }) => total + log10, 0)
  expect(sum(words)).toBeCloseTo(sum(rows()), 12)
})

test('a blank before the first word is a row of its own, and two blanks are one', () => {
  const row = (token: string): TokenRow => ({
    passage: 1,
    position: 1,
    token,
    ngram: 1,
    log10: -1,
    unknown: false,
  })
  expect(Array.from(wordRows(['_', 'a', '_', '_', 'b', '</s>'].map(row), '_'), ({ token, log10 }) => [token, log10])).toEqual([['', -1], ['a', -3], ['b', -1], ['</s>', -1]]) // prettier-ignore
})

test('a table of many rows has the first, and says how many there are more', () => {
  const row: TokenRow = { passage: 1, position: 1, token: 'a', ngram: 2, log10: -1, unknown: false }
  const { text, more } = tokenTable(Array.from({ length: 203 }, () => row))
  expect(more).toBe(3)
  expect(text.split('\n').length).toBe(202)
  expect(tokenTable([row]).more).toBe(0)
})
