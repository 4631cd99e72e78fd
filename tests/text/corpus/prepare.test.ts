import { ONE_PASSAGE } from '../../one-passage.ts'
import { given } from '../../../src/given.ts'
import { describe, expect, test } from 'vitest'
import { preparedText } from '../../../src/text/corpus/loaded-corpus.ts'
import { prepareText, type CutBy } from '../../../src/text/corpus/prepare.ts'
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

test('a mark that closes stays with the clause before it, one that opens with the next, and nothing is lost', () => {
  for (const [text, clauses] of [
    ['“Hello,” she said, “come in”', ['“Hello,” ', 'she said, ', '“come in”']],
    ['"Hello," she said, "come in"', ['"Hello," ', 'she said, ', '"come in"']],
    ['»Ja«, sagte er; »nein,« sagte sie', ['»Ja«, ', 'sagte er; ', '»nein,« ', 'sagte sie']],
    ['„Ja,“ sagte er, „nein“', ['„Ja,“ ', 'sagte er, ', '„nein“']],
    ['「はい、」と言った、終', ['「はい、」', 'と言った、', '終']],
    [', he came,, and went', [', he came,, ', 'and went']],
  ] as const)
    expect(prepareText(text, { tokens: 'word', least: 2 }).sections.flat()).toEqual(clauses)
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

describe('what a passage is can be forced', () => {
  const text = `${STANZA}\n\n${'a'.repeat(2500)}`
  const cutBy = (cut: CutBy, tokens = 'word') => prepareText(text, { tokens, cut, least: 1 })

  test('to lines, to what stands between empty lines, and to 1,000 characters', () => {
    expect(cutBy('lines').sections.flat()).toHaveLength(5)
    expect(cutBy('paragraphs').sections.flat()).toHaveLength(2)
    const { sections, preparation } = cutBy('characters')
    expect(sections.flat().map(({ length }) => length)).toEqual([STANZA.length, 1000, 1000, 500])
    expect(preparation.cut).toBe('characters')
  })

  test('and blocks are what is usual', () => {
    expect(cutBy('blocks')).toEqual(prepareText(text, { tokens: 'word', least: 1 }))
  })

  test('but tokenised text has a line a passage', () => {
    expect(cutBy('characters', 'whitespace')).toEqual(cutBy('blocks', 'whitespace'))
  })
})

test.each(ONE_PASSAGE)('a text of one passage in $language is cut at the sentences of its language', own => {
  for (const language of [undefined, null, own.language, `${own.language}-CH`]) {
    const { sections, guessed } = prepareText(own.text, { tokens: 'word', ...given({ language }) })
    expect(sections.flat(), String(language)).toEqual(own.sentences)
    expect(guessed).toBe(own.language)
  }
  const other = prepareText(own.text, { tokens: 'word', language: 'fi' })
  expect(other.sections.flat()).not.toEqual(own.sentences)
  expect(other.guessed).toBe(own.language)
})

test('a text of under 200 words is cut by the language that is given, and else by that of none', () => {
  const [{ text }] = [{ text: 'Am 3. Mai kam er. Am 5. Juni ging er. Dann war es still.' }]
  const cut = (language?: string) => prepareText(text, { tokens: 'word', ...given({ language }) }).sections[0]
  expect(cut('de')).toEqual(['Am 3. Mai kam er.', 'Am 5. Juni ging er.', 'Dann war es still.'])
  expect(cut()).toHaveLength(5)
})

test('ornaments between scenes and marks of footnotes are taken off, and both are told', () => {
  const text = 'The lamp went out.[1]\n\n* * * *\n\nIt was dark.\n\n-----\n\nNobody came.'
  const { sections, preparation } = prepareText(text, { tokens: 'word' })
  expect(sections).toEqual([['The lamp went out.', 'It was dark.', 'Nobody came.']])
  expect(preparation).toMatchObject({ takenOff: { ornaments: 2, 'note marks': 1 }, notes: [] })
  expect(prepareText(text, { tokens: 'word', cut: 'lines' }).sections.flat()).toContain('* * * *')
})

test('Ctrl-Z at the end of a file of DOS is no line', () => {
  const { sections, preparation } = prepareText('One.\r\n\r\nTwo.\r\n\r\nThree.\r\n\u001a', {
    tokens: 'word',
  })
  expect(sections.flat()).toEqual(['One.', 'Two.', 'Three.'])
  expect(preparation.verse).toBe(0)
})
