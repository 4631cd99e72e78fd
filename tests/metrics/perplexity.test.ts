import { expect, test } from 'vitest'
import { TextFeatures } from '../../src/metrics/index.ts'
import { measure } from '../../src/metrics/measure.ts'
import { train, type Model } from '../../src/model/train.ts'
import { read } from '../toy.ts'
import { streamIn } from './features.ts'

// Ten words and one end: a six times, b three times, c once. Order 1 without smoothing: 6/11, 3/11, 1/11, end 1/11.
const { vocabulary, stream } = read('a a a a a a b b b c')
const model = train({ stream }, { vocabulary, order: 1, weights: [0, 1] })
/** The human text is what A read; only the held-out text matters here. */
const beside = (by: Model, ...held: string[]) => {
  const human = {
    train: stream,
    occurrences: model.occurrences,
    order: 1,
    test: streamIn(vocabulary, ...held),
  }
  return measure(new TextFeatures({ vocabulary, written: stream, model: by, human }))
}
const rows = (...held: string[]) => beside(model, ...held)

test('perplexity of `a c` is the geometric mean of 11/6, 11 and 11', () => {
  expect(rows('a c').perplexity).toBeCloseTo(Math.cbrt((11 / 6) * 11 * 11), 12)
})

test('by band it is that of the words that the human text has as often, ends left out', () => {
  const found = rows('a c b c')
  expect(found['perplexity/1']).toBeCloseTo(11, 12)
  expect(found['perplexity/2-5']).toBeCloseTo(11 / 3, 12)
  expect(found['perplexity/6-20']).toBeCloseTo(11 / 6, 12)
  expect(Object.keys(found)).not.toContain('perplexity/21-100')
})

test('a word without a chance makes it infinite, and that is a result', () => {
  const later = train({ stream: streamIn(vocabulary, 'a b') }, { vocabulary, order: 1, weights: [0, 1] })
  const found = beside(later, 'a c')
  expect([found.perplexity, found['perplexity/1']]).toEqual([Infinity, Infinity])
})

test('words outside the vocabulary do not change it, but for the context they take', () => {
  expect(rows('a new c')).toMatchObject({ perplexity: rows('a c').perplexity, 'out-of-vocabulary': 1 / 3 })
})
