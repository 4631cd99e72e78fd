import { expect, test } from 'vitest'
import {
  FEWEST_HELD_OUT,
  heldOutReason,
  heldOutSays,
  metricsToShow,
  restsOnHeldOut,
  rowsToShow,
} from '../../src/metrics/held-out.ts'

test('measures of prediction, of coverage and of distance rest on the held-out text, with their parts', () => {
  for (const row of [
    'perplexity',
    'perplexity/1',
    'accuracy-5',
    'accuracy-12/1',
    'js',
    'mauve-of-words',
    'kl/1',
    'token-coverage-3',
    'running-words-lost',
    'bits-per-character',
  ])
    expect(restsOnHeldOut(row), row).toBe(true)
})

test('what is counted in the text alone, and perplexity on another text, does not', () => {
  for (const row of [
    'types-written',
    'surviving-types/1',
    'distinct-3',
    'rep-16',
    'perplexity/test:sotu',
    'entropy',
  ])
    expect(restsOnHeldOut(row), row).toBe(false)
})

test('too little held-out text is said, enough or none is not', () => {
  expect(heldOutSays(6)).toMatch(/^The held-out text has 6 tokens, too few to say anything: at least 100/)
  expect(heldOutSays(1)).toMatch(/has 1 token,/)
  expect(heldOutSays(FEWEST_HELD_OUT)).toBeUndefined()
  expect(heldOutSays(null)).toBeUndefined()
  expect(heldOutSays(undefined)).toBeUndefined()
})

test('what is copied rests on it in the human column alone, where it is of the held-out text', () => {
  for (const row of ['verbatim-sentences', 'novelty-within-order', 'mean-copied-span'])
    expect([restsOnHeldOut(row), restsOnHeldOut(row, 1), restsOnHeldOut(row, 0)], row).toEqual([
      false,
      false,
      true,
    ])
})

test('rows and measures that rest on it are left out where it is too short, and nowhere else', () => {
  const rows = [
    { metric: 'perplexity', generation: 1 },
    { metric: 'verbatim-sentences', generation: 0 },
    { metric: 'surviving-types', generation: 1 },
  ]
  expect(rowsToShow(rows, FEWEST_HELD_OUT - 1).map(({ metric }) => metric)).toEqual(['surviving-types'])
  expect(metricsToShow(['perplexity', 'mtld'], FEWEST_HELD_OUT - 1)).toEqual(['mtld'])
  for (const tokens of [FEWEST_HELD_OUT, null, undefined]) {
    expect(rowsToShow(rows, tokens)).toBe(rows)
    expect(metricsToShow(['perplexity', 'mtld'], tokens)).toEqual(['perplexity', 'mtld'])
    expect(heldOutReason(tokens)).toBeUndefined()
  }
  expect(metricsToShow(null, 1)).toBeNull()
})

test('the sentence names what has the numbers that are not shown, where anything has', () => {
  expect(heldOutSays(6)).toMatch(/are not shown here; --json has them\.$/)
  expect(heldOutSays(6, 'metrics.csv')).toMatch(/; metrics\.csv has them\.$/)
  expect(heldOutSays(6, null)).toMatch(/are not shown here\.$/)
  expect(heldOutReason(6)).toBe('the held-out text has 6 tokens, fewer than 100')
})
