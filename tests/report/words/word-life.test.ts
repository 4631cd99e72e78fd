import { expect, test } from 'vitest'
import { lostTable, lostWords } from '../../../src/report/words/word-life.ts'
import { wordLife, wordLifeStory } from '../../../src/report/words/word-story.ts'

const types = ['whale', 'whales', 'ship', '12', 'abaft']

test('lost are those that were written before and are not now, the most used first, words before numbers', () => {
  const words = lostWords(types, {
    human: [9, 3, 2, 1, 1],
    before: [8, 2, 0, 1, 1],
    now: [7, 0, 0, 0, 0],
    language: 'en',
  })
  expect(words).toEqual([
    { type: 'whales', human: 3, before: 2, relative: 'whale' },
    { type: 'abaft', human: 1, before: 1 },
    { type: '12', human: 1, before: 1 },
  ])
  expect(lostTable(words, { limit: 1 })).toBe(
    'used 3 times (1): whales (whale)\nused once (2): abaft … and 1 more',
  )
})

test('the possessive of a lost word carries its family on', () => {
  const words = lostWords(['father', "father's"], {
    human: [1, 1],
    before: [1, 1],
    now: [0, 1],
    language: 'en',
  })
  expect(words).toEqual([{ type: 'father', human: 1, before: 1, relative: "father's" }])
})

test('a life ends where the last count is', () => {
  expect(wordLifeStory(wordLife('abaft', ['human', 'A', 'B', 'C'], [3, 1, 0, 0]))).toBe(
    '"abaft" was seen last in A; it was lost in B.',
  )
  expect(wordLifeStory(wordLife('abaft', ['human', 'A'], [3, 0]))).toMatch(
    /seen last in the human text; it was lost in A/,
  )
  expect(wordLifeStory(wordLife('abaft', ['human', 'A'], [3, 4]))).toMatch(
    /still used in A: 4 times, and 3 times/,
  )
})
