import { expect, test } from 'vitest'
import { continuePassage } from '../../../src/model/sampling/continue.ts'
import { generate } from '../../../src/model/sampling/generate.ts'
import { nextProbabilities } from '../../../src/model/scoring/score.ts'
import { train } from '../../../src/model/train.ts'
import { passagesOf } from '../../../src/text/passage.ts'
import { streamOf } from '../../../src/text/stream.ts'
import { chiSquare, chiSquareLimit } from '../../chi-square.ts'
import { toyBook } from '../../toy.ts'
import { contextBefore } from '../streams.ts'

const SMOOTHED = { seed: 1, sampling: 'jelinek-mercer' } as const
const book = toyBook({ words: 2000, octaves: 8 }).passages
const tale = passagesOf(['a b c', 'a b d', 'b a c a', 'd a b c'])

/** What may follow `before`, by id, without the part that is the same for every word: λ_0 of what the seen levels have together. */
function expected(model: ReturnType<typeof train>, before: readonly string[], seen: number): number[] {
  const { weights, vocabulary } = model
  const uniform = weights[0]! / weights.slice(0, seen + 1).reduce((sum, weight) => sum + weight, 0)
  return Array.from(
    nextProbabilities(model, before),
    p => (p - uniform / (vocabulary.size + 1)) / (1 - uniform),
  )
}

test('by hand: with all weight on single words the context does not matter, with all on pairs only it does', () => {
  const text = passagesOf(['a b', 'a b'])
  const recipe = { tokens: 'whitespace', order: 2 }
  const pairs = train(text, { ...recipe, weights: [0, 0, 1] })
  const [a, b] = [pairs.vocabulary.idOf('a'), pairs.vocabulary.idOf('b')]
  expect([...generate(pairs, { ...SMOOTHED, passages: 2 }).stream.ids]).toEqual([0, a, b, 0, a, b, 0])
  const { stream } = generate(train(text, { ...recipe, weights: [0, 1, 0] }), { ...SMOOTHED, passages: 3000 })
  // Of the six tokens with an end mark after them two are a, two b, two ends: passages of two tokens on average, b as often as a.
  const counts = [a, b].map(id => stream.ids.filter(other => other === id).length)
  expect(chiSquare([stream.passages, ...counts], [1 / 3, 1 / 3, 1 / 3])).toBeLessThan(chiSquareLimit(2))
})

test.each([1, 2, 3])('order %i draws as it scores, but for the uniform part', order => {
  const weights = [0.1, 0.2, 0.3, 0.4].slice(0, order + 1)
  const model = train(tale, { tokens: 'whitespace', order, weights })
  const { ids } = generate(model, { ...SMOOTHED, passages: 20_000 }).stream
  // The first token of a passage, and the second after an a: both contexts were read at every level.
  for (const before of [[], ['a']]) {
    const context = [0, ...before.map(type => model.vocabulary.idOf(type))]
    const counts = new Int32Array(model.vocabulary.size + 1)
    for (let place = 0; place + context.length < ids.length; place++)
      if (context.every((id, offset) => ids[place + offset] === id))
        counts[ids[place + context.length]!]! += 1
    const alive = expected(model, before, order)
      .map((share, id) => ({ share, count: counts[id]! }))
      .filter(({ share }) => share > 1e-9)
    const statistic = chiSquare(
      alive.map(({ count }) => count),
      alive.map(({ share }) => share),
    )
    expect(statistic).toBeLessThan(chiSquareLimit(alive.length - 1))
    expect(alive.reduce((sum, { count }) => sum + count, 0)).toBe(
      counts.reduce((sum, count) => sum + count, 0),
    )
  }
})

test('it writes sequences that were never read, but no word that was not', () => {
  const A = train(book, { tokens: 'word', order: 3 })
  let model = A
  for (let generation = 1; generation <= 3; generation++) {
    const { stream, parents } = generate(model, { ...SMOOTHED, name: String(generation) })
    const { ids } = model.occurrences.stream
    const known = new Set(ids)
    expect(stream.ids.every(id => known.has(id))).toBe(true)
    parents.forEach((parent, place) => {
      if (parent >= 0) expect(ids[parent]).toBe(stream.ids[place])
    })
    const read = new Set(
      Array.from(ids.keys(), place => contextBefore({ ...stream, ids }, place, 3).join(' ')),
    )
    const fresh = Array.from(stream.ids.keys()).filter(
      place => !read.has(contextBefore(stream, place, 3).join(' ')),
    )
    expect(fresh.length).toBeGreaterThan(100)
    model = train({ stream }, A.recipe)
  }
})

test('size and passages are kept, and the same seed gives the same text', () => {
  const model = train(book, { tokens: 'word', order: 3 })
  const bySize = generate(model, { ...SMOOTHED, size: 70_000 })
  expect([bySize.stream.words, streamOf(bySize.stream.ids, bySize.stream.surfaces)]).toEqual([
    70_000,
    bySize.stream,
  ])
  expect(generate(model, { ...SMOOTHED, passages: 123 }).stream.passages).toBe(123)
  expect(generate(model, { ...SMOOTHED, size: 70_000 })).toEqual(bySize)
})

test('a passage goes on from an opening in the same way', () => {
  const model = train(book, { tokens: 'word', order: 3 })
  const { ids } = continuePassage(model, [1, 2], { ...SMOOTHED, size: 40 })
  expect(ids.slice(0, 2)).toEqual([1, 2])
  expect(ids).not.toEqual(continuePassage(model, [1, 2], { seed: 1, size: 40 }).ids)
})
