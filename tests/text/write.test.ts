import { expect, test } from 'vitest'
import { passagesOf } from '../../src/text/passage.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import { encode, learnVocabulary } from '../../src/text/vocabulary.ts'
import { write, writePassages } from '../../src/text/write.ts'

/** Prose in which every word is in its usual form. */
const prose = [
  'Call me Ishmael. Some years ago I went to sea with Mr. Starbuck.',
  '"Sir?" said I. "Go!" and he went. (So it was.) What?! Then…',
  'The whale fled; the whale and I met Ishmael. "Ahab saw some," said Ahab.',
]
const { vocabulary, stream } = learnVocabulary(passagesOf(prose), tokenizerNamed('word'))

test('prose that is read and written is as it was', () => {
  expect([...writePassages(stream, vocabulary)]).toEqual(prose)
})

test('sentences begin with a capital, and names keep theirs', () => {
  const ids = encode(passagesOf(['the whale saw ishmael. then ahab went!']), vocabulary).ids
  expect(write(ids.slice(1, -1), vocabulary)).toBe('The whale saw Ishmael. Then Ahab went!')
})

test('the word after a question in quotes stays small, the word after an abbreviation too', () => {
  const again = (text: string) => write(encode(passagesOf([text]), vocabulary).ids.slice(1, -1), vocabulary)
  expect(again('"sir?" said i')).toBe('"Sir?" said I')
  expect(again('mr. whale')).toBe('Mr. whale')
})

test('what is not in the vocabulary is written as U+FFFD', () => {
  expect(write([vocabulary.unknown, 1], vocabulary)).toContain('\ufffd')
})

test('no ids are the empty text', () => {
  expect(write([], vocabulary)).toBe('')
})
