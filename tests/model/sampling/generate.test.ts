import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { generate, type GenerateOptions, type Writing } from '../../../src/model/sampling/generate.ts'
import { train, type Model } from '../../../src/model/train.ts'
import { Refusal } from '../../../src/refusal.ts'
import { passagesOf } from '../../../src/text/passage.ts'
import { tokenizers } from '../../../src/text/tokenizers/index.ts'
import { chiSquare, chiSquareLimit } from '../../chi-square.ts'
import { toyBook } from '../../toy.ts'
import { contextBefore, followers } from '../streams.ts'

const book = toyBook({ words: 2000, octaves: 8 }).passages
const modelOf = (order: number, tokens = 'word') => train(book, { tokens, order })

/** Every n-gram that ends at a place, from the boundary of its passage on: as text. */
const ngramsIn = ({ stream }: Pick<Writing, 'stream'>, order: number) =>
  Array.from(stream.ids.keys())
    .slice(1)
    .map(place => [...contextBefore(stream, place, order - 1), stream.ids[place]!].join(' '))

/** Tokens without the boundaries. */
const wordsOf = ({ stream }: Writing) => [...stream.ids.filter(id => id !== 0)]

/** Sixteen digits of the sha256 of ids and parents, each as 32 bits, low byte first. */
const hash = (...arrays: Int32Array[]) =>
  arrays
    .reduce((sum, { buffer }) => sum.update(new Uint8Array(buffer)), sha256.create())
    .digest()
    .reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '')
    .slice(0, 16)

const NONE = new Int32Array(0)
const variants: Omit<GenerateOptions, 'seed'>[] = [{}, { temperature: 0.5 }, { topK: 3, topP: 0.8 }]

describe.each(tokenizers.flatMap(({ name }) => [1, 2, 3, 4].map(order => ({ tokens: name, order }))))(
  '$tokens, order $order',
  ({ tokens, order }) => {
    const model = modelOf(order, tokens)
    const { stream: text } = model.occurrences

    test.each(variants)('every written n-gram was read, but for passages cut by a limit: %o', decoding => {
      const writing = generate(model, { seed: 1, size: 3000, ...decoding })
      const read = new Set(ngramsIn({ stream: text }, order))
      const strange = ngramsIn(writing, order).filter(ngram => !read.has(ngram))
      expect(strange.length).toBeLessThanOrEqual(writing.cut + writing.overlong)
    })

    test.each(variants)('every token is its parent again, and follows its context: %o', decoding => {
      const { stream, parents = NONE, cut, overlong } = generate(model, { seed: 2, size: 3000, ...decoding })
      expect(parents.filter(parent => parent < 0).length).toBe(cut + overlong + 1)
      parents.forEach((parent, place) => {
        if (parent < 0) return
        expect(text.ids[parent]).toBe(stream.ids[place])
        if (order > 1)
          expect(contextBefore(text, parent, order - 1)).toEqual(contextBefore(stream, place, order - 1))
      })
    })

    test.each([...variants, { sampling: 'jelinek-mercer' as const }])(
      'every token is written as its parent is, also where no parents are kept: %o',
      decoding => {
        const options = { seed: 3, size: 3000, ...decoding }
        const { stream, parents = NONE } = generate(model, options)
        const asParents = text.surfaces && Array.from(parents, parent => text.surfaces![parent] ?? 0)
        expect(stream.surfaces && [...stream.surfaces]).toEqual(asParents)
        const untraced = generate(model, { ...options, genealogy: false }).stream
        expect([untraced.ids, untraced.surfaces]).toEqual([stream.ids, stream.surfaces])
      },
    )
  },
)

describe('the length', () => {
  test('is as many tokens as were read, or as many as are asked for', () => {
    const model = modelOf(3)
    expect(generate(model, { seed: 1 }).stream.words).toBe(model.occurrences.stream.words)
    for (const size of [1, 2, 7, 100, 12345])
      for (const order of [1, 2, 3])
        expect(generate(modelOf(order), { seed: 1, size }).stream.words).toBe(size)
  })

  test('can be a number of passages, all of them ended by the model', () => {
    for (const order of [1, 2, 3]) {
      const { stream, cut, parents } = generate(modelOf(order), { seed: 1, passages: 321 })
      expect([stream.passages, cut, parents.indexOf(-1, 1)]).toEqual([321, 0, -1])
    }
  })

  test('of a passage is at most what the recipe allows, and overlong passages are counted', () => {
    const model = train(book, { tokens: 'word', order: 2, longest: 5 })
    const { stream, cut, overlong, parents } = generate(model, { seed: 1, passages: 200 })
    const lengths = stream.ids.join(' ').split(/\b0\b/).slice(1, -1)
    expect(Math.max(...lengths.map(passage => passage.split(' ').filter(Boolean).length))).toBe(5)
    expect([cut, overlong]).toEqual([0, parents.filter(parent => parent < 0).length - 1])
    expect(overlong).toBeGreaterThan(100)
  })

  test.each([0, -1, 2.5, NaN, Infinity])('of %d is refused', amount => {
    expect(() => generate(modelOf(2), { seed: 1, size: amount })).toThrow(Refusal)
    expect(() => generate(modelOf(2), { seed: 1, passages: amount })).toThrow(
      /passages must be a whole number/,
    )
  })
})

describe('chance', () => {
  const model = modelOf(3)
  const write = (options: GenerateOptions) => generate(model, options).stream.ids

  test('the same seed and name write the same text, 1 and "1" alike', () => {
    expect(write({ seed: 1, name: 'A' })).toEqual(write({ seed: '1', name: 'A' }))
  })

  test('another seed or name writes another text', () => {
    const texts = [
      write({ seed: 1 }),
      write({ seed: 2 }),
      write({ seed: 1, name: 'A' }),
      write({ seed: 1, name: 'B' }),
    ]
    expect(new Set(texts.map(String)).size).toBe(4)
  })

  test.each(variants)('a shorter text is the beginning of a longer one: %o', decoding => {
    const long = wordsOf(generate(model, { seed: 1, size: 500, ...decoding }))
    for (const size of [1, 99, 499])
      expect(wordsOf(generate(model, { seed: 1, size, ...decoding }))).toEqual(long.slice(0, size))
  })

  test('every 65,536 tokens begin a new stream and a new passage', () => {
    const shard = 65536
    const bigram = modelOf(2)
    const one = generate(bigram, { seed: 1, size: shard })
    const { stream, parents, cut } = generate(bigram, { seed: 1, size: shard + 1000 })
    const { length } = one.parents
    expect(hash(stream.ids.slice(0, length), parents.slice(0, length))).toBe(
      hash(one.stream.ids, one.parents),
    )
    expect([one.cut, cut, stream.words]).toEqual([1, 2, shard + 1000])
  })

  // What is written is part of the format: a change here changes the numbers of every run.
  test.each<[number, Omit<GenerateOptions, 'seed'>, string]>([
    [1, {}, '84986cb2e165fc58'],
    [2, {}, 'be39b6e797a91de6'],
    [3, {}, 'd9772a278b3b8d15'],
    [3, { passages: 50 }, 'f5a77e878ce4d8e7'],
    [3, { temperature: 0.7 }, '1fbcac790a73fd8c'],
    [3, { topK: 5, topP: 0.9 }, 'df6ac571f4cae143'],
  ])('order %i with %o writes these bytes, always', (order, options, expected) => {
    const { stream, parents = NONE } = generate(modelOf(order), { seed: 1, size: 5000, ...options })
    expect(hash(stream.ids, parents)).toBe(expected)
  })
})

/** Sums Pearson's statistic over all contexts with enough draws, against what followed them in the text read. */
function fit(model: Model, writing: Writing): { statistic: number; degrees: number } {
  const { order } = model
  const read = followers(model.occurrences.stream, order)
  let [statistic, degrees] = [0, 0]
  for (const [context, drawn] of followers(writing.stream, order)) {
    const counts = read.get(context)!
    const total = [...counts.values()].reduce((a, b) => a + b, 0)
    const draws = [...drawn.values()].reduce((a, b) => a + b, 0)
    if (counts.size < 2 || (draws * Math.min(...counts.values())) / total < 5) continue
    const ids = [...counts.keys()]
    statistic += chiSquare(
      ids.map(id => drawn.get(id) ?? 0),
      ids.map(id => counts.get(id)! / total),
    )
    degrees += ids.length - 1
  }
  return { statistic, degrees }
}

test.each([1, 2, 3])('order %i draws what follows a context as often as it was read', order => {
  const model = modelOf(order)
  const { statistic, degrees } = fit(model, generate(model, { seed: 1, passages: 6000 }))
  expect(degrees).toBeGreaterThan(200)
  expect(statistic).toBeLessThan(chiSquareLimit(degrees))
})

test('within a context every occurrence is copied alike, so that parents are uniform', () => {
  const { occurrences, ...model } = train(passagesOf(['a b', 'a b', 'a b', 'a c']), {
    tokens: 'whitespace',
    order: 2,
  })
  const { parents } = generate({ ...model, occurrences }, { seed: 1, passages: 8000 })
  const after = [2, 5, 8, 11]
  const counts = after.map(place => parents.filter(parent => parent === place).length)
  expect(chiSquare(counts, [0.25, 0.25, 0.25, 0.25])).toBeLessThan(chiSquareLimit(3))
})

test('a word that is lost under replace never comes back', () => {
  for (const order of [1, 2, 3])
    for (const seed of [1, 2, 3]) {
      let model = train(book, { tokens: 'word', order, weights: Array(order + 1).fill(1) })
      for (let generation = 1; generation <= 6; generation++) {
        const writing = generate(model, { seed, name: String(generation) })
        const known = new Set(model.occurrences.stream.ids)
        expect(writing.stream.ids.every(id => known.has(id))).toBe(true)
        model = train(writing, model.recipe)
      }
    }
})

test('without its genealogy the same text is written', () => {
  const { stream, parents } = generate(modelOf(3), { seed: 1, size: 3000, genealogy: false })
  expect(parents).toBeUndefined()
  expect(stream.ids).toEqual(generate(modelOf(3), { seed: 1, size: 3000 }).stream.ids)
})

test('progress is told and ends at 1', () => {
  const told: number[] = []
  generate(modelOf(2), { seed: 1, size: 10, progress: done => told.push(done) })
  expect(told).toEqual([1])
})
