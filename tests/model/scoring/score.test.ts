import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextProbabilities, perplexity, score } from '../../../src/model/scoring/score.ts'
import { interpolation } from '../../../src/model/scoring/interpolation.ts'
import { train, type Model } from '../../../src/model/train.ts'
import { passagesOf } from '../../../src/text/passage.ts'
import { concatenate } from '../../../src/text/stream.ts'
import { tokenizers } from '../../../src/text/tokenizers/index.ts'
import { hostileTexts } from '../../hostile.ts'
import { entries } from '../../oracles/reference.ts'
import { toyBook } from '../../toy.ts'

const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0)

/** The probability of a type, or of the end for the empty string, after some tokens. */
function probabilityOf(model: Model, type: string, ...before: string[]): number {
  return nextProbabilities(model, before)[type === '' ? 0 : model.vocabulary.idOf(type)] ?? 0
}

const asPassages = (texts: string[][]) => passagesOf(texts.map(tokens => tokens.join(' ')))
const toy = [
  ['a', 'b', 'c'],
  ['a', 'c', 'd', 'c', 'e', 'f'],
]
const held = [
  ['a', 'b'],
  ['a', 'c', 'd', 'f'],
]
const toyModel = (order: number, weights: number[]) =>
  train(asPassages(toy), { tokens: 'whitespace', order, weights })

describe('by hand', () => {
  const model = toyModel(2, [0.1, 0.3, 0.6])

  // 9 tokens and 2 ends; 6 types and the end share the uniform distribution; b follows a once in two.
  test('P(b | a) = 0.6 · 1/2 + 0.3 · 1/11 + 0.1 · 1/7', () => {
    expect(probabilityOf(model, 'b', 'a')).toBeCloseTo(0.3 + 0.3 / 11 + 0.1 / 7, 14)
  })

  test('P(a | <s>) = 0.6 · 2/2 + 0.3 · 2/11 + 0.1 / 7', () => {
    expect(probabilityOf(model, 'a')).toBeCloseTo(0.6 + 0.6 / 11 + 0.1 / 7, 14)
  })

  test('P(</s> | c) = 0.6 · 1/3 + 0.3 · 2/11 + 0.1 / 7', () => {
    expect(probabilityOf(model, '', 'c')).toBeCloseTo(0.2 + 0.6 / 11 + 0.1 / 7, 14)
  })

  test('after a word never seen the weights of the shorter contexts are renormalised', () => {
    expect(probabilityOf(model, 'c', 'unheard')).toBeCloseTo((0.3 * 3) / 11 / 0.4 + 0.1 / 7 / 0.4, 14)
  })

  test('the surprise of a token is −log2 of its probability', () => {
    const { surprisal, targets } = score(model, passagesOf(['a b']))
    expect([...targets].map(id => model.vocabulary.types[id])).toEqual(['a', 'b', ''])
    const chances = [
      probabilityOf(model, 'a'),
      probabilityOf(model, 'b', 'a'),
      probabilityOf(model, '', 'a', 'b'),
    ]
    chances.forEach((chance, row) => expect(surprisal[row]).toBeCloseTo(-Math.log2(chance), 12))
  })
})

describe('against other implementations', () => {
  test.each(entries('perplexity', { model: 'Jelinek-Mercer bigram' }))(
    '$source: perplexity $value',
    ({ value }) => {
      const model = toyModel(2, [0.1, 0.3, 0.6])
      expect(score(model, asPassages(held)).perplexity).toBeCloseTo(value as number, 12)
    },
  )

  test.each(entries('lm_score', { model: 'MLE' }))(
    '$source: P($params.word | $params.context) = $value',
    entry => {
      const { word, context } = entry.params as { word: string; context: string[] }
      expect(probabilityOf(toyModel(2, [0, 0, 1]), word, ...context)).toBe(entry.value)
    },
  )

  test.each(entries('perplexity', { model: 'MLE' }))(
    '$source: perplexity without smoothing is $value',
    ({ value }) => {
      expect(score(toyModel(2, [0, 0, 1]), asPassages(held)).perplexity).toBe(Number(value))
    },
  )
})

const book = toyBook({ words: 3000, octaves: 9 }).passages

describe.each(tokenizers)('of $name', ({ name, split }) => {
  test.each([1, 2, 3, 4])('order %i: probabilities after any context sum to 1', order => {
    const model = train(book, { tokens: name, order })
    const read = split(book[0]!.text)
    const contexts = [
      [],
      read.slice(0, 1),
      read.slice(0, 3),
      read.slice(4, 9),
      ['unheard'],
      [...read.slice(0, 2), '☠'],
    ]
    for (const context of [
      ...contexts,
      ['☠', ...read.slice(0, 2)],
      read.slice(0, 5).reverse(),
      ['__proto__'],
    ]) {
      const probabilities = nextProbabilities(model, context)
      expect(probabilities).toHaveLength(model.vocabulary.size + 1)
      expect(Math.min(...probabilities)).toBeGreaterThan(0)
      expect(Math.abs(sum(probabilities) - 1)).toBeLessThan(1e-12)
    }
  })
})

test('probabilities sum to 1 for any weights and any small text', () => {
  const token = fc.constantFrom('a', 'b', 'c', '<s>', '__proto__')
  const passage = fc.array(token, { minLength: 3, maxLength: 8 })
  const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(
      fc.array(passage, { minLength: 1, maxLength: 4 }),
      weights,
      passage,
      (texts, weights, before) => {
        const recipe = { tokens: 'whitespace', order: weights.length - 1, weights }
        const model = train(asPassages(texts), recipe)
        for (let length = 0; length < before.length; length++)
          expect(sum(nextProbabilities(model, before.slice(0, length)))).toBeCloseTo(1, 12)
      },
    ),
    { seed: 1, numRuns: 300 },
  )
})

test('probabilities sum to 1 for a model whose text has words outside the frozen vocabulary', () => {
  const { recipe } = toyModel(2, [0.1, 0.3, 0.6])
  const model = train(passagesOf(['a unheard b', 'a c']), recipe)
  for (const before of [[], ['a'], ['b']]) expect(sum(nextProbabilities(model, before))).toBeCloseTo(1, 12)
})

describe('the score', () => {
  const model = train(book.slice(0, -20), { tokens: 'word', order: 3, development: book.slice(-20, -10) })
  const test_ = book.slice(-10)

  test.each([1, 2, 3, 4])(
    'order %i is the same when the training text is given twice with the weights frozen',
    order => {
      const one = train(book.slice(0, -20), { tokens: 'word', order, development: book.slice(-20, -10) })
      const { stream } = one.occurrences
      for (const times of [2, 9]) {
        const many = train({ stream: concatenate(Array(times).fill(stream)) }, one.recipe)
        expect(score(many, test_).perplexity / score(one, test_).perplexity).toBeCloseTo(1, 9)
      }
    },
  )

  test('is that of the probabilities, token by token', () => {
    const { surprisal, targets, perplexity } = score(model, [test_[0]!])
    const { split, fold } = model.vocabulary.tokenizer
    const types = split(test_[0]!.text).map(fold)
    const expected = [...types, ''].flatMap((type, at) => {
      const id = type === '' ? 0 : model.vocabulary.idOf(type)
      return id === model.vocabulary.unknown
        ? []
        : [-Math.log2(nextProbabilities(model, types.slice(0, at))[id]!)]
    })
    expect(targets).toHaveLength(expected.length)
    expected.forEach((bits, row) => expect(surprisal[row]).toBeCloseTo(bits, 10))
    expect(perplexity).toBeCloseTo(2 ** (expected.reduce((a, b) => a + b, 0) / expected.length), 6)
  })

  test('leaves out words outside the vocabulary, and says how many', () => {
    const model = toyModel(2, [0.1, 0.3, 0.6])
    const { outOfVocabulary, outOfVocabularyRate, targets } = score(model, passagesOf(['a unheard b', 'new']))
    expect([outOfVocabulary, outOfVocabularyRate, targets.length]).toEqual([2, 0.5, 4])
  })

  test('of a stream is that of its passages', () => {
    const { stream } = model.occurrences
    expect(score(model, stream).perplexity).toBe(score(model, book.slice(0, -20)).perplexity)
  })

  test('of a uniform model is the number of outcomes', () => {
    const uniform = toyModel(2, [1, 0, 0])
    expect(score(uniform, asPassages(held)).perplexity).toBeCloseTo(7, 12)
  })

  test('of no tokens is an error', () => {
    expect(() => perplexity(new Float64Array())).toThrow(RangeError)
  })
})

test('a model reads hostile text and scores it', () => {
  const passages = passagesOf(hostileTexts.slice(0, -1))
  for (const { name } of tokenizers) {
    const model = train(passages, { tokens: name, order: 3 })
    expect(score(model, passages).perplexity).toBeGreaterThan(1)
  }
})

test('Jelinek-Mercer with all weight on the longest context is maximum likelihood', () => {
  const { keep, pass } = interpolation([0, 0, 1])
  expect([keep(3, 4, 2), pass(2)]).toEqual([0.75, 0])
})
