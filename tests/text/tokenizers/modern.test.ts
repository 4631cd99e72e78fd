import { expect, test } from 'vitest'
import { measureTexts } from '../../../src/analysis/measure-texts.ts'
import { tokenizerNamed } from '../../../src/text/tokenizers/index.ts'

const { split, fold, tagOf, read } = tokenizerNamed('modern')

test.each([
  [
    'see https://x.org/a?b=c&d=1. Or www.x.org!',
    ['see', 'https://x.org/a?b=c&d=1', '.', 'Or', 'www.x.org', '!'],
  ],
  ['@ana (@jürgen) a@b.org @me@x.org', ['@ana', '(', '@jürgen', ')', 'a@b.org', '@me@x.org']],
  ['#happy #größe! #2026 is C#', ['#happy', '#größe', '!', '#', '2026', 'is', 'C', '#']],
  [
    'great :-) <3 ;) note:) re:Play 10:30',
    ['great', ':-)', '<3', ';)', 'note', ':', ')', 're', ':', 'Play', '10', ':', '30'],
  ],
  ['at 5pm, 5 pm for $5 👍🏽👨‍👩‍👧‍👦', ['at', '5pm', ',', '5', 'pm', 'for', '$', '5', '👍🏽', '👨‍👩‍👧‍👦']],
  ['don’t — "Hi"', ['don’t', '—', '"', 'Hi', '"']],
])('%s', (text, tokens) => {
  expect(split(text)).toEqual(tokens)
})

test('addresses keep their capitals, tags and words do not', () => {
  expect(['https://x.org/A', '#Happy', '@Ana', 'DON’T'].map(fold)).toEqual([
    'https://x.org/A',
    '#happy',
    '@ana',
    "don't",
  ])
  expect(read('"Hi"').types).toEqual(['“', 'hi', '”'])
})

test('a type tells its tag', () => {
  expect(['https://x.org', '@ana', '#a', '👍🏽', ':)', 'word', '.', '#'].map(type => tagOf!(type))).toEqual([
    'url',
    'mention',
    'hashtag',
    'emoji',
    'emoticon',
    undefined,
    undefined,
    undefined,
  ])
})

test('the shares of tags are a measure: of 8 tokens 2 are mentions, 1 a hashtag, 1 an emoji', () => {
  const shares = measureTexts(['@ana @bo said hi 👍 #happy .', '.'], { tokens: 'modern' })
  expect([
    shares['share-of-mentions'],
    shares['share-of-hashtags'],
    shares['share-of-emojis'],
    shares['share-of-urls'],
  ]).toEqual([0.25, 0.125, 0.125, 0])
  expect(measureTexts(['@ana said hi'])['share-of-mentions']).toBeUndefined()
})

test('a line of a hundred thousand signs is read in time that grows with its length', () => {
  for (const piece of ['a@', 'http://a.', '"a', ':-', '@a.b', '#a', 'a.a-', '<3'])
    expect(split(piece.repeat(40_000)).length).toBeGreaterThan(0)
  for (const piece of ['a@', 'http://a.', 'a.', '-a', '@a.b'])
    expect(split(`${piece.repeat(70)} `.repeat(200)).length).toBeGreaterThan(0)
})

test('a full stop behind a time ends the sentence, and one within it belongs to it', () => {
  expect(split("it's 11am. worth it")).toEqual(["it's", '11am', '.', 'worth', 'it'])
  expect(split('at 10:30pm. Then 5p.m. and 5pm')).toEqual([
    'at',
    '10:30pm',
    '.',
    'Then',
    '5p.m.',
    'and',
    '5pm',
  ])
})
