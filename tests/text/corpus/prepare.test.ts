import { expect, test } from 'vitest'
import { preparedText } from '../../../src/text/corpus/loaded-corpus.ts'
import { prepareText } from '../../../src/text/corpus/prepare.ts'
import { split } from '../../../src/text/corpus/split.ts'
import { passagesOf } from '../../../src/text/passage.ts'

const STANZA = 'The lamp is low,\nThe night is long,\nAnd those who know\nHave sung their song.'

test('a text of one paragraph is cut at its sentences, and that is told', () => {
  const { sections, preparation } = prepareText('He came. She went! Who stayed? No one.', { tokens: 'word' })
  expect(sections).toEqual([['He came.', 'She went!', 'Who stayed?', 'No one.']])
  expect(preparation.cut).toBe('sentences')
  expect(preparation.notes).toEqual([
    'The text has one passage, too few for a split, so that each sentence is a passage.',
  ])
})

test('a text of one sentence is cut at its clauses', () => {
  const { sections } = prepareText('He came, she went, and no one stayed.', { tokens: 'word' })
  expect(sections.flat().map(text => text.trim())).toEqual(['He came,', 'she went,', 'and no one stayed.'])
})

test('a title above a list, and two stanzas, are cut at lines', () => {
  const list = prepareText('Shopping\n\nmilk\nbread\na hammer\nnails\ntea', { tokens: 'word' })
  expect(list.sections.flat()).toHaveLength(6)
  expect(list.preparation.cut).toBe('lines')
  expect(prepareText(`${STANZA}\n\n${STANZA}`, { tokens: 'word' }).sections.flat()).toHaveLength(8)
})

test('a text with two words is left as it is', () => {
  expect(prepareText('Two words', { tokens: 'word' }).sections).toEqual([['Two words']])
})

test('one file of several is not cut finer', () => {
  const { sections, preparation } = prepareText('He came. She went! Who stayed?', {
    tokens: 'word',
    least: 1,
  })
  expect(sections).toEqual([['He came. She went! Who stayed?']])
  expect(preparation.notes).toEqual([])
})

test('of tokenised text a line is a passage, whatever it holds', () => {
  const text = 'one two\n\nthree -\nfour\n \nfive'
  expect(prepareText(text, { tokens: 'whitespace' }).sections).toEqual([
    ['one two', 'three -', 'four', 'five'],
  ])
  expect(prepareText('one two', { tokens: 'whitespace' }).sections).toEqual([['one two']])
})

test('verse is counted, and reads back from the prepared text as the same passages', () => {
  const text = [STANZA, STANZA, STANZA, 'And so to bed.'].join('\n\n')
  const { sections, preparation } = prepareText(text, { tokens: 'word' })
  expect(preparation).toMatchObject({ verse: 3, cut: 'paragraphs', hyphens: 0, header: 'none' })
  const passages = passagesOf(sections.flat())
  const lines = preparedText(passages).trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  expect(passagesOf(lines)).toEqual(passages)
})

test('a text that was prepared is prepared to the same passages again', () => {
  const text = [STANZA, 'One.', STANZA, 'Two things, and a third.'].join('\n\n')
  const first = passagesOf(prepareText(text, { tokens: 'word' }).sections.flat())
  const again = passagesOf(prepareText(preparedText(first), { tokens: 'word' }).sections.flat())
  expect(again).toEqual(first)
})

test('forty posts can be split', () => {
  const posts = Array.from({ length: 40 }, (_, at) => `Post ${at}: a thing about cats.`)
  const parts = split(passagesOf(prepareText(posts.join('\n'), { tokens: 'word' }).sections.flat()))
  expect([parts.train, parts.development, parts.test].map(({ length }) => length)).toEqual([32, 4, 4])
})
