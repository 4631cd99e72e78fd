import { expect, test } from 'vitest'
import { FEWEST_HELD_OUT, heldOutSays, restsOnHeldOut } from '../../src/metrics/held-out.ts'

test('measures of prediction and of distance rest on the held-out text, with their parts', () => {
  for (const row of [
    'perplexity',
    'perplexity/1',
    'accuracy-5',
    'accuracy-12/1',
    'js',
    'mauve-of-words',
    'kl/1',
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
