import { describe, expect, test } from 'vitest'
import { allMetrics, TextFeatures } from '../../src/metrics/index.ts'
import { measure } from '../../src/metrics/measure.ts'
import { metricNamed } from '../../src/metrics/named.ts'
import { referenceOf } from '../../src/lineage/baseline.ts'
import { train } from '../../src/model/train.ts'
import type { Passage } from '../../src/text/passage.ts'
import { restrictToVocabulary, extendVocabulary } from '../../src/text/vocabulary.ts'
import { toyBook } from '../toy.ts'

const { passages } = toyBook({ words: 4000, octaves: 10 })
const [human, heldOut, other] = [passages.slice(0, 60), passages.slice(60, 80), passages.slice(80)]

/** A text beside a human one. */
function featuresOf(written: readonly Passage[], { train: read = human, test = heldOut } = {}) {
  const A = train(read, { tokens: 'whitespace', language: 'en', order: 2 })
  const { vocabulary, streams } = extendVocabulary(A.vocabulary, test, written)
  const stream = streams[1]!
  const model = train({ stream: restrictToVocabulary(stream, A.vocabulary) }, A.recipe)
  const reference = referenceOf(A, { train: read, test }, streams[0]!)
  return new TextFeatures({ vocabulary, written: stream, model, human: reference })
}

/** All measures of a text beside a human one. */
const rowsOf = (...texts: Parameters<typeof featuresOf>) =>
  measure(featuresOf(...texts), { metrics: allMetrics })

describe('the same text', () => {
  const rows = rowsOf(human, { test: human })

  test('has lost nothing, covers everything, is at no distance, and is copied whole', () => {
    for (const row of [
      'surviving-types',
      'surviving-ngrams-3',
      'share-of-text',
      'support-precision-2',
      'support-recall-2',
      'surviving-families',
      'type-coverage-4',
      'token-coverage-4',
      'verbatim-sentences',
    ])
      expect([row, rows[row]]).toEqual([row, 1])
    for (const row of ['running-words-lost', 'invented-types', 'novelty-beyond-order'])
      expect([row, rows[row]]).toEqual([row, 0])
    for (const row of ['js', 'kl', 'total-variation', 'hellinger', 'frontier-integral'])
      expect(rows[row]).toBeCloseTo(0, 12)
    expect(rows['mauve-of-words']).toBeCloseTo(1, 2)
  })
})

test('a text without a common word is as far as can be', () => {
  const strange = human.map(({ text, ...rest }) => ({ ...rest, text: text.toUpperCase() }))
  const rows = rowsOf(strange)
  for (const row of ['js', 'total-variation', 'hellinger', 'frontier-integral', 'invented-types'])
    expect([row, rows[row]!.toFixed(2)]).toEqual([row, '1.00'])
  expect(rows['mauve-of-words']).toBeLessThan(0.05)
  expect(rows['longest-copied-span']).toBeLessThanOrEqual(1)
})

test('the survival of n-grams of one word is that of types, in every band', () => {
  const rows = rowsOf(other)
  const survival = Object.entries(rows).filter(([row]) => row.split('/')[0] === 'surviving-types')
  expect(survival.length).toBeGreaterThan(3)
  const single = measure(featuresOf(other), { metrics: [metricNamed('surviving-ngrams-1')] })
  expect(Object.entries(single)).toEqual(
    survival.map(([row, share]) => [row.replace('types', 'ngrams-1'), share]),
  )
})

test('shares of the text add up to that of human words, and the commonest band is what dominates', () => {
  const rows = rowsOf(other, { train: [human, human, human].flat() })
  const parts = Object.entries(rows).filter(([row]) => row.startsWith('share-of-text/'))
  expect(parts.reduce((sum, [, value]) => sum + value, 0)).toBeCloseTo(rows['share-of-text']!, 12)
  expect(rows.dominance).toBe(rows['share-of-text/>100'])
})

test('parts of a distance add up to the whole but for words that the human text lacks', () => {
  const rows = rowsOf(human.slice(0, 20), { test: human.slice(0, 20) })
  for (const name of ['js', 'total-variation']) {
    const parts = Object.entries(rows).filter(([row]) => row.startsWith(`${name}/`))
    expect(parts.reduce((sum, [, value]) => sum + value, 0)).toBeCloseTo(rows[name]!, 12)
  }
})

/** The names of words play no part but where they are spelled, stemmed, or tell a tie apart. */
test('measures do not change when every word gets another name', () => {
  const spelled = [
    'bits-per-character',
    'compression-ratio',
    'near-duplicate-passages',
    'near-duplicate-sentences',
    'duplicate-passage-characters',
    'duplicate-sentence-characters',
    ...allMetrics.map(({ name }) => name).filter(name => name.includes('ngram-characters')),
  ]
  const named = [...spelled, 'surviving-families', 'accuracy-1', 'accuracy-5']
  const rename = (list: readonly Passage[]) =>
    list.map(({ text, ...rest }) => ({ ...rest, text: text.replace(/[a-z]+/g, word => `q${word}x`) }))
  const rows = rowsOf(other)
  const renamed = rowsOf(rename(other), { train: rename(human), test: rename(heldOut) })
  expect(Object.keys(renamed)).toEqual(Object.keys(rows))
  for (const [row, value] of Object.entries(rows))
    if (!named.includes(row.split('/')[0]!)) expect([row, renamed[row]]).toEqual([row, value])
})

test('more of a text covers no less, and coverage falls with the length of the sequence', () => {
  const [some, more] = [rowsOf(other.slice(0, 20)), rowsOf(other)]
  for (const kind of ['type', 'token'])
    for (const n of [1, 2, 3, 4]) {
      expect(more[`${kind}-coverage-${n}`]).toBeGreaterThanOrEqual(some[`${kind}-coverage-${n}`]!)
      if (n > 1) expect(more[`${kind}-coverage-${n}`]).toBeLessThanOrEqual(more[`${kind}-coverage-${n - 1}`]!)
    }
})

describe('the perplexity of passages', () => {
  const [same, strange] = [rowsOf(human), rowsOf(other)]

  test('rises with the percentile', () => {
    for (const name of ['written-perplexity', 'independent-perplexity']) {
      const [low, middle, high] = [5, 50, 95].map(percent => strange[`${name}-${percent}`]!)
      expect(low).toBeLessThan(middle!)
      expect(middle).toBeLessThan(high!)
    }
  })

  test('is less for who has read them', () => {
    expect(same['written-perplexity-50']).toBeLessThan(0.5 * strange['written-perplexity-50']!)
    expect(rowsOf(heldOut)['independent-perplexity-50']).toBeLessThan(
      0.5 * strange['independent-perplexity-50']!,
    )
  })

  test('under the independent model does not depend on what A read, but for its words', () => {
    expect(same['independent-perplexity-50']).toBeGreaterThan(same['written-perplexity-50']!)
  })
})

test('five guesses hit no less often than one', () => {
  const rows = rowsOf(other)
  expect(rows['accuracy-5']).toBeGreaterThanOrEqual(rows['accuracy-1']!)
})

describe('a measure by name', () => {
  test('takes any number where it has one', () => {
    expect(metricNamed('rep-5').title).toBe('words repeated within 5 words')
    expect(metricNamed('mattr-50').name).toBe('mattr-50')
    for (const { name } of allMetrics) expect(metricNamed(name).name).toBe(name)
  })

  test.each(['distinct', 'distinct-0', 'distinct-11', 'rep--1', 'rep-1e3', '__proto__', '', 'entropy-1'])(
    '%j is refused',
    name => {
      expect(() => metricNamed(name)).toThrow(/no measure|goes from/)
    },
  )

  test('that is nearly right is guessed', () => {
    expect(() => metricNamed('perplexitty')).toThrow(
      expect.objectContaining({ hint: expect.stringMatching(/did you mean perplexity/) as string }) as Error,
    )
  })
})
