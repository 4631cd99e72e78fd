import { describe, expect, test } from 'vitest'
import { TextFeatures } from '../../src/metrics/index.ts'
import { measure } from '../../src/metrics/measure.ts'
import { metricNamed } from '../../src/metrics/named.ts'
import { repeatedShare } from '../../src/metrics/features/repeats.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import { learnVocabulary } from '../../src/text/vocabulary.ts'
import { read } from '../toy.ts'
import { textAlone } from './features.ts'

const rows = (...texts: string[]) => measure(textAlone(...texts))

describe('distinct-n', () => {
  test('of `a b a b` is 2/4 words, 2/3 pairs, 2/2 triples, 1/1 fours', () => {
    const found = rows('a b a b')
    expect([1, 2, 3, 4].map(n => found[`distinct-${n}`])).toEqual([2 / 4, 2 / 3, 1, 1])
  })

  test('looks at no sequence across passages', () => {
    expect(rows('a b', 'a b', 'b a')['distinct-2']).toBe(2 / 3)
    expect(Object.keys(rows('a', 'b'))).not.toContain('distinct-2')
  })

  test('of any length tells sequences apart that begin alike', () => {
    expect(metricNamed('distinct-5').measure(textAlone('a b c d e', 'a b c d f', 'a b c d e'))).toBe(2 / 3)
  })

  test('looks at a sample of one size', () => {
    const { vocabulary, stream } = read('a b c a a a a a')
    expect(measure(new TextFeatures({ vocabulary, written: stream, sampleWords: 4 }))['distinct-1']).toBe(
      3 / 4,
    )
  })
})

describe('seq-rep-4', () => {
  // a b c d e has two fours, both new: 0. a a a a a a has three, one new: 2/3.
  test('is the mean over passages of the share of fours that are not new', () => {
    expect(rows('a b c d e', 'a a a a a a')['seq-rep-4']).toBeCloseTo(1 / 3, 14)
  })

  test('begins anew with every passage', () => {
    expect(rows('a b c d', 'a b c d')['seq-rep-4']).toBe(0)
  })

  test('passes over passages of fewer than four tokens', () => {
    expect(rows('a a a a a', 'a a a')['seq-rep-4']).toBe(0.5)
    expect(Object.keys(rows('a a a'))).not.toContain('seq-rep-4')
  })
})

describe('rep-16', () => {
  const others = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ')

  test('counts a word that comes again after sixteen places, and not after seventeen', () => {
    expect(rows(`a ${others(15)} a`)['rep-16']).toBe(1 / 17)
    expect(rows(`a ${others(16)} a`)['rep-16']).toBe(0)
  })

  test('looks within passages only', () => {
    expect(rows('a b a', 'a b')['rep-16']).toBe(1 / 5)
  })
})

describe('duplicate passages', () => {
  test('of four, three of them alike, are two', () => {
    expect(rows('a b', 'a b', 'a c', 'a b')['duplicate-passages']).toBe(2 / 4)
  })

  test('are alike token for token, in order', () => {
    expect(rows('a b', 'b a', 'a b c', 'a')['duplicate-passages']).toBe(0)
  })
})

describe('duplicate sentences', () => {
  const rowsOf = (...texts: string[]) => {
    const { vocabulary, stream } = learnVocabulary(passagesOf(texts), tokenizerNamed('word'))
    return measure(new TextFeatures({ vocabulary, written: stream }))
  }
  const sentences = (...texts: string[]) => rowsOf(...texts)['duplicate-sentences']

  test('are counted within a passage and across passages', () => {
    expect(sentences('Aye, aye! The sea. Aye, aye!', 'the sea.')).toBe(2 / 4)
  })

  test('are near duplicates too', () => {
    const rows = rowsOf('Aye, aye! The old white whale. Aye, aye!', 'The old white whales.')
    expect([rows['duplicate-sentences'], rows['near-duplicate-sentences']]).toEqual([1 / 4, 2 / 4])
  })

  test('are not cut at an abbreviation', () => {
    expect(sentences('Mr. Starbuck. Mr. Starbuck.')).toBe(1 / 2)
  })

  test('are for words, not for characters', () => {
    const { vocabulary, stream } = learnVocabulary(passagesOf(['a. a.']), tokenizerNamed('char'))
    expect(Object.keys(measure(new TextFeatures({ vocabulary, written: stream })))).not.toContain(
      'duplicate-sentences',
    )
  })
})

describe('repeated stretches', () => {
  const ranges = (from: number[], to: number[]) => ({ from: Int32Array.from(from), to: Int32Array.from(to) })

  test('are told apart by their tokens, even where the hash is the same', () => {
    // FNV-1a of two ids a, b is ((o ^ a) · p ^ b) · p: b can undo any change of a.
    const ids = new Int32Array(4)
    const [offset, prime] = [0x811c9dc5, 0x01000193]
    ids.set([1, 5, 2, Math.imul(offset ^ 2, prime) ^ Math.imul(offset ^ 1, prime) ^ 5])
    expect(repeatedShare(ids, ranges([0, 2], [2, 4]))).toBe(0) // prettier-ignore
    expect(repeatedShare(ids, ranges([0, 2, 2, 0], [2, 4, 4, 2]))).toBe(0.5) // prettier-ignore
  })

  test('that are empty do not count', () => {
    expect(repeatedShare(Int32Array.of(1, 1), ranges([0, 1, 0], [0, 1, 1]))).toBe(0) // prettier-ignore
    expect(repeatedShare(Int32Array.of(1), ranges([0], [0]))).toBeUndefined()
  })
})
