import { describe, expect, test } from 'vitest'
import { TextFeatures } from '../../src/metrics/index.ts'
import { measure } from '../../src/metrics/measure.ts'
import { metricNamed } from '../../src/metrics/named.ts'
import { train } from '../../src/model/train.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import { learnVocabulary, extendVocabulary } from '../../src/text/vocabulary.ts'
import { toyBook } from '../toy.ts'
import { textAlone } from './features.ts'

const of = (name: string, ...texts: string[]) => metricNamed(name).measure(textAlone(...texts))

describe('loops', () => {
  test.each([
    ['a b a b a b c', 6 / 7],
    ['a a a b', 3 / 4],
    ['a a b b', 0],
    ['a b a b', 0],
    ['x the end the end the end', 6 / 7],
    ['a b c a b c a b c d d d', 1],
  ])('of `%s` are %d of its tokens', (text, share) => {
    expect(of('loops', text)).toBeCloseTo(share, 14)
  })

  test('are of phrases of at most twenty tokens', () => {
    const phrase = (length: number) => Array.from({ length }, (_, at) => `w${at}`).join(' ')
    expect(of('loops', `${phrase(20)} `.repeat(3))).toBe(1)
    expect(of('loops', `${phrase(21)} `.repeat(3))).toBe(0)
  })

  test('end with their passage', () => {
    expect(of('loops', 'a a', 'a a')).toBe(0)
    expect(of('loops', 'b a a a', 'a a')).toBe(3 / 6)
  })
})

describe('the exponent of Zipf', () => {
  test('of a text that follows the law is its own', () => {
    for (const s of [0.6, 1, 1.4]) {
      const words = Array.from({ length: 60 }, (_, index) =>
        `w${index} `.repeat(Math.round(40_000 / (index + 1) ** s)),
      )
      expect(of('zipf-exponent', words.join(''))).toBeCloseTo(s, 2)
    }
  })

  test('of words that are all as common is 0, and one word has none', () => {
    expect(of('zipf-exponent', 'a b c d')).toBeCloseTo(0, 12)
    expect(of('zipf-exponent', 'a a a')).toBeUndefined()
  })
})

describe('the exponent of Heaps', () => {
  test('is 1 while every word is new, and 0 when none is', () => {
    const fresh = Array.from({ length: 256 }, (_, index) => `w${index}`).join(' ')
    expect(of('heaps-exponent', fresh)).toBeCloseTo(1, 12)
    expect(of('heaps-exponent', 'a '.repeat(256))).toBeCloseTo(0, 12)
  })

  test('of a text too short for two points is none', () => {
    expect(of('heaps-exponent', 'a b c')).toBeUndefined()
  })
})

test('windows run over passages, and a text shorter than the window has no such ratio', () => {
  expect(of('mattr-3', 'a b', 'a b')).toBe(2 / 3)
  expect(of('mattr-5', 'a b', 'a b')).toBeUndefined()
})

describe('sequences of the commonest words', () => {
  test('leave out all words but the fifty commonest', () => {
    const twice = Array.from({ length: 50 }, (_, k) => `w${k} w${k}`).join(' ')
    // 50 pairs of a word with itself and 49 of neighbours; the rare words gone, two passages are the pair `w0 w1` again.
    expect(of('common-word-sequences-2', twice, 'w0 rare w1', 'w0 seldom w1')).toBe(99 / 101)
    expect(of('distinct-2', twice, 'w0 rare w1', 'w0 seldom w1')).toBe(103 / 103)
  })

  test('leave out marks, and end with their passage', () => {
    expect(of('common-word-sequences-2', 'sea , land', 'sea land')).toBe(1 / 2)
    expect(of('common-word-sequences-3', 'sea , land', 'sea land')).toBeUndefined()
  })
})

test('the compression of a text that says one thing is greater', () => {
  expect(of('compression-ratio', 'the sea '.repeat(500))!).toBeGreaterThan(50)
})

// Python's zlib 1.2.13 makes 29,691 bytes of these 79,479 at level 9, 29,693 at level 8 and 30,058 at level 6.
test('compression is that of zlib at its highest level', () => {
  const texts = toyBook({ words: 20_000 }).passages.map(({ text }) => text)
  expect(of('compression-ratio', ...texts)).toBe(79_479 / 29_691)
})

test('next words: of five held-out targets three are the first guess, and all among five', () => {
  // At the beginning a came three times, b once; after a: b, then c; after b: the end, which is also the commonest of all.
  const human = passagesOf(['a b', 'a b', 'a c', 'b'])
  const model = train(human, { tokens: 'whitespace', order: 2, weights: [0.1, 0.2, 0.7] })
  const { vocabulary, streams } = extendVocabulary(model.vocabulary, passagesOf(['a c new', 'b']))
  const { stream } = model.occurrences
  const features = new TextFeatures({
    vocabulary,
    written: stream,
    model,
    human: { train: stream, test: streams[0]!, occurrences: model.occurrences, order: 1 },
  })
  // Held out: a (first), c (second), "new" (no target), the end (first, without a context); b (second), the end (first).
  const rows = measure(features)
  expect(rows['accuracy-1']).toBe(3 / 5)
  expect(rows['accuracy-5']).toBe(1)
  expect([rows['accuracy-1/1'], rows['accuracy-5/1']]).toEqual([0, 1])
})

describe('a model of characters', () => {
  test('invents words, and keeps some of the human ones', () => {
    const { vocabulary, stream } = learnVocabulary(
      passagesOf(['the whale sea', 'the ship']),
      tokenizerNamed('char'),
    )
    const { streams, vocabulary: wide } = extendVocabulary(
      vocabulary,
      passagesOf(['the wheale', 'the sea shea']),
    )
    const { occurrences } = train({ stream }, { tokens: 'char', order: 2, vocabulary })
    const human = { train: stream, occurrences, order: 2 }
    const rows = measure(new TextFeatures({ vocabulary: wide, written: streams[0]!, human }))
    // Human words: the, whale, sea, ship. Written: the, wheale, sea, shea.
    expect([rows['invented-types'], rows['surviving-words'], rows['surviving-words-used-once']]).toEqual([
      2 / 4,
      2 / 4,
      1 / 3,
    ])
  })
})
