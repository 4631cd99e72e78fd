import SentenceTokenizer from 'natural/lib/natural/tokenizers/sentence_tokenizer.js'
import { describe, expect, test } from 'vitest'
import { sentenceRole, sentencesOf, sentenceStarts } from '../../src/text/sentences.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import { joinBy } from '../../src/text/tokenizers/spacing.ts'
import { toyBook } from '../toy.ts'

const { split, fold, spacing } = tokenizerNamed('word')

/** Invented prose, but for `no.`, which is an abbreviation of number. */
const invented = toyBook({ words: 3000 }).passages.map(({ text }) => text.replaceAll(' no.', ' na.'))

/** The sentences of a passage, as text. */
function sentences(text: string): string[] {
  const tokens = split(text)
  const starts = sentenceStarts(tokens.map(token => sentenceRole(fold(token))))
  return starts.map((start, number) => joinBy(spacing, tokens.slice(start, starts[number + 1])))
}

test.each([
  ['One two. Three? Four! Five… Six', ['One two.', 'Three?', 'Four!', 'Five…', 'Six']],
  ['What?! No... Yes.', ['What?!', 'No...', 'Yes.']],
  [
    'Mr. Starbuck saw Dr. Bunger and Capt. Ahab. All left.',
    ['Mr. Starbuck saw Dr. Bunger and Capt. Ahab.', 'All left.'],
  ],
  ['J. Ross Browne came. So did I. He left.', ['J. Ross Browne came.', 'So did I.', 'He left.']],
  ['"Sir?" said I. "Go."', ['"Sir?"', 'said I.', '"Go."']],
  ['He said: "Go." "Why?"', ['He said: "Go."', '"Why?"']],
  ['(So it was.) “Go!” Then…', ['(So it was.)', '“Go!”', 'Then…']],
  ['. . . and so', ['...', 'and so']],
  ['no stop at all', ['no stop at all']],
])('%s', (text, expected) => {
  expect(sentences(text)).toEqual(expected)
})

describe('sentence starts', () => {
  test('of no tokens are none', () => {
    expect(sentenceStarts([])).toEqual([])
  })

  test('begin with 0 and rise, whatever the roles', () => {
    for (let number = 0; number < 7 ** 5; number++) {
      const roles = Array.from({ length: 5 }, (_, place) => Math.floor(number / 7 ** place) % 7)
      const starts = sentenceStarts(roles)
      expect(starts[0]).toBe(0)
      expect(starts.every((start, index) => index === 0 || start > starts[index - 1]!)).toBe(true)
    }
  })
})

test('simple prose is cut where natural cuts it', () => {
  const natural = new SentenceTokenizer()
  for (const text of invented) expect(sentences(text)).toEqual(natural.tokenize(text))
  const text = 'The sea rose! Who was there? Nobody (as yet) came. They waited… "Go." He went.'
  expect(sentences(text)).toEqual(natural.tokenize(text))
})

describe('the sentences of a running text', () => {
  test('are cut at white space after a full stop or another end, with the closing marks', () => {
    const text = '"Sir?" said I. (So it was.) Then… no\nend'
    expect(sentencesOf(text)).toEqual(['"Sir?"', 'said I.', '(So it was.)', 'Then…', 'no end'])
  })

  test('are not cut at an abbreviation', () => {
    expect(sentencesOf('Mr. Starbuck saw (Dr. Bunger). J. Ross came.')).toEqual([
      'Mr. Starbuck saw (Dr. Bunger).',
      'J. Ross came.',
    ])
  })

  test('of simple prose are those of natural, and those of the tokens', () => {
    const natural = new SentenceTokenizer()
    for (const text of invented) {
      expect(sentencesOf(text)).toEqual(natural.tokenize(text))
      expect(sentencesOf(text)).toEqual(sentences(text))
    }
  })

  test('of nothing are none', () => {
    expect([sentencesOf(''), sentencesOf(' \n')]).toEqual([[], []])
  })
})
