import { expect, test } from 'vitest'
import { proseSpacing } from '../../../src/text/tokenizers/detokenize.ts'
import { tokenizerNamed } from '../../../src/text/tokenizers/index.ts'
import { joinBy } from '../../../src/text/tokenizers/spacing.ts'

const word = tokenizerNamed('word')
const detokenize = (tokens: readonly string[]) => joinBy(proseSpacing, tokens)

/** Prose as a printer sets it. */
const prose = [
  'Call me Ishmael.',
  'Some years ago—never mind how long precisely—having little money, I thought I would sail about a little.',
  '"Sir?"—said I.',
  'He said, "Come in!" and "Sit down," and (after a while) "Go."',
  "It's the captain's chair, o' course; th' mate's is there.",
  "The sailors' berths [below] were wet: all of them!",
  'It cost $5, or £4; about 50% more…',
  '“No,” said he, “not yet.”',
  '«Bonjour», dit-il.',
  'A carpet-bag, up-to-date.',
]

test.each(prose)('%s', text => {
  expect(detokenize(word.split(text))).toBe(text)
})

test('straight quotes are paired from left to right', () => {
  expect(detokenize(['"', 'a', '"', 'b', '"', 'c', '"'])).toBe('"a" b "c"')
})

test('a lone apostrophe leans on the word that it shortens', () => {
  expect(detokenize(['th', "'", 'sea'])).toBe("th' sea")
  expect(detokenize(['sailors', "'", 'berths'])).toBe("sailors' berths")
  expect(detokenize(['see', "'", 'em'])).toBe("see 'em")
})

test('a hyphen alone keeps its distance, so that it does not tie two words', () => {
  expect(detokenize(['a', '-', 'b'])).toBe('a - b')
})

test('a combining mark alone keeps its distance, so that it does not change the token before', () => {
  expect(detokenize(['(', '\u0301', 'a'])).toBe('( \u0301 a')
})

test('nothing is the empty text, and no space stands at the ends', () => {
  expect([detokenize([]), detokenize([',']), detokenize(['('])]).toEqual(['', ',', '('])
})
