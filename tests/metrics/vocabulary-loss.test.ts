import { describe, expect, test } from 'vitest'
import { bands, inBand, rowName } from '../../src/metrics/features/parts.ts'
import { TextFeatures } from '../../src/metrics/index.ts'
import { measure } from '../../src/metrics/measure.ts'
import { train } from '../../src/model/train.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import { encode, learnVocabulary } from '../../src/text/vocabulary.ts'
import { besideHuman, streamIn, textAlone } from './features.ts'

describe('by hand', () => {
  // Human counts: the 3, cat 1, sat 2, dog 1, mat 1.
  const human = ['the cat sat', 'the dog sat the mat']
  const features = besideHuman({ human, test: ['the cat new'], written: ['the dog the dog sat'] })
  const rows = measure(features)

  test('types and hapaxes of `the dog the dog sat` are 3 and 1', () => {
    expect([rows['types-written'], rows.hapaxes]).toEqual([3, 1])
  })

  test('of five human types three survive', () => {
    expect(rows['surviving-types']).toBe(3 / 5)
  })

  test('of the three seen once one survives, of the two seen two or three times both', () => {
    expect([rows['surviving-types/1'], rows['surviving-types/2-5']]).toEqual([1 / 3, 1])
  })

  test('a band without types has no row', () => {
    expect(Object.keys(rows)).not.toContain('surviving-types/6-20')
  })

  test('of the held-out words in the vocabulary, `the` is alive and `cat` is lost', () => {
    expect(rows['running-words-lost']).toBe(1 / 2)
  })

  test('what the model has read can be more than what it writes', () => {
    const { vocabulary } = features
    const model = train(
      { stream: streamIn(vocabulary, 'the cat sat', 'dog') },
      { vocabulary, order: 2, weights: [1, 1, 1] },
    )
    const parts = {
      vocabulary,
      written: features.written,
      human: features.human!,
      model,
    }
    const rows = measure(new TextFeatures(parts))
    expect([rows['surviving-types-in-training'], rows['surviving-types-in-training/1']]).toEqual([
      4 / 5,
      2 / 3,
    ])
    expect(rows['out-of-vocabulary']).toBe(1 / 3)
  })
})

describe('word families', () => {
  test('live while one of their words does', () => {
    const human = ['whale whales whaling sea']
    const alive = (...written: string[]) =>
      measure(besideHuman({ human, test: human, written }))['surviving-families']
    expect([alive('whaling'), alive('sea'), alive('whale sea')]).toEqual([0.5, 0.5, 1])
  })

  test('are for words, not for characters', () => {
    const { vocabulary, stream } = learnVocabulary(passagesOf(['abc']), tokenizerNamed('char'))
    const written = encode(passagesOf(['ab']), vocabulary)
    const human = besideHuman({ human: ['a'], test: ['a'], written: ['a'] }).human!
    const rows = measure(
      new TextFeatures({ vocabulary, written, human: { ...human, train: stream, test: stream } }),
    )
    expect(Object.keys(rows)).not.toContain('surviving-families')
    expect(rows['surviving-types']).toBe(2 / 3)
  })
})

describe('bands', () => {
  test('hold every count from 1 in exactly one', () => {
    for (const count of [1, 2, 5, 6, 20, 21, 100, 101, 1e9])
      expect(bands.filter(band => inBand(count, band))).toHaveLength(1)
    expect(bands.filter(band => inBand(0, band))).toHaveLength(0)
  })

  test('name the rows', () => {
    expect([rowName('perplexity'), rowName('perplexity', bands[1])]).toEqual(['perplexity', 'perplexity/2-5'])
  })
})

test('a text alone has no rows that need a human text or a model', () => {
  const rows = Object.keys(measure(textAlone('a b c')))
  expect(rows).toContain('types-written')
  expect(rows.filter(row => /surviving|novelty|perplexity|lost|out-of/.test(row))).toEqual([])
})
