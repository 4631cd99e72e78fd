import { expect, test } from 'vitest'
import { measuresStory } from '../../../src/report/tables/measures-story.ts'

const text = {
  words: 5000,
  metrics: { 'types-written': 1744, hapaxes: 1229, 'surviving-types': 0.588, 'duplicate-sentences': 0.09, entropy: 8.5, 'distinct-3': 0.5 },
  human: { 'types-written': 2000, hapaxes: 900, 'duplicate-sentences': 0.03, entropy: 8.6, 'distinct-3': 0.9 },
} // prettier-ignore

test('a text alone: its types, and how many are used once', () => {
  expect(measuresStory({ ...text, human: null })).toBe('Of 1,744 different words, 1,229 are used only once.')
})

test('beside a human text: the human words that it uses, and what is furthest from it in proportion', () => {
  expect(measuresStory(text)).toMatch(
    / It uses 58\.8 % of the words of the human text\. Furthest from the human text, in proportion: sentences that repeat an earlier one \(9\.0 % against 3\.0 %\); different 3-word sequences per sequence \(50\.0 % against 90\.0 %\); words used only once \(1,229 against 900\)\.$/,
  )
})

test('of too few types, or too short a text, nothing is said', () => {
  expect(measuresStory({ ...text, human: null, metrics: { 'types-written': 29, hapaxes: 20 } })).toBe('')
  expect(measuresStory({ ...text, words: 999 })).not.toMatch(/Furthest/)
})
