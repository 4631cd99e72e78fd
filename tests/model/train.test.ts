import { expect, test } from 'vitest'
import { generate } from '../../src/model/sampling/generate.ts'
import { train } from '../../src/model/train.ts'
import { orRefusal, Refusal } from '../../src/refusal.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { toyBook } from '../toy.ts'

const book = toyBook({ words: 1000, octaves: 8 }).passages

test('a recipe left out is words, order 3, and four times the longest passage but at least 1000', () => {
  const { order, vocabulary, longest } = train(book)
  expect([order, vocabulary.tokenizer.name, longest]).toEqual([3, 'word', 1000])
  const long = train(passagesOf([Array(600).fill('a').join(' ')]))
  expect(long.longest).toBe(2400)
})

test('the recipe of a model makes the next one comparable: vocabulary, weights and lengths are the same', () => {
  const A = train(book, { tokens: 'char', order: 2 })
  const B = train(generate(A, { seed: 1 }), A.recipe)
  expect(B.vocabulary).toBe(A.vocabulary)
  expect(B.recipe).toEqual(A.recipe)
  expect([B.order, B.longest, B.weights]).toEqual([2, A.longest, A.weights])
})

test('passages read with a frozen vocabulary have its ids', () => {
  const { recipe } = train(passagesOf(['a b c']), { tokens: 'whitespace', order: 2 })
  const { occurrences, vocabulary } = train(passagesOf(['c a new']), recipe)
  expect([...occurrences.stream.ids]).toEqual([0, 3, 1, vocabulary.unknown, 0])
})

test.each([0, 11, -1, 2.5, NaN, Infinity])('order %d is refused', order => {
  expect(() => train(book, { order })).toThrow(Refusal)
  expect(() => train(book, { order })).toThrow(`order must be a whole number from 1 to 10, got ${order}`)
})

test('orders 1 to 10 are taken', () => {
  for (let order = 1; order <= 10; order++) expect(train(book, { order, weights: [] }).order).toBe(order)
})

test('an order beyond every passage and its end mark is refused with the largest that fits', () => {
  const short = passagesOf(['a b', 'c'])
  expect(train(short, { tokens: 'whitespace', order: 3 }).order).toBe(3)
  expect(() => train(short, { tokens: 'whitespace', order: 4 })).toThrow(
    /order 4 is longer than every passage/,
  )
})

test('a text without blanks is to be read by characters', () => {
  const gene = passagesOf(['ACGT'.repeat(250), 'GATA'.repeat(250)])
  const hint = expect.stringContaining('--tokens char') as string
  expect(orRefusal(() => train(gene, { order: 3 }))).toMatchObject({ hint })
  expect(train(gene, { tokens: 'char', order: 3 }).order).toBe(3)
})

test('a text of ids without its vocabulary is refused', () => {
  expect(() => train(generate(train(book), { seed: 1 }))).toThrow(/a text of ids needs the vocabulary/)
})

test('an unknown tokenizer is refused', () => {
  expect(() => train(book, { tokens: 'words' })).toThrow(
    /tokens must be word, char, whitespace, modern, got "words"/,
  )
})

test('the index can be deeper than the order', () => {
  expect([
    train(book, { order: 2 }).occurrences.depth,
    train(book, { order: 2 }, { depth: 5 }).occurrences.depth,
  ]).toEqual([2, 5])
})
