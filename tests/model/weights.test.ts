import { describe, expect, test } from 'vitest'
import { indexText } from '../../src/model/index/suffix-index.ts'
import { score } from '../../src/model/scoring/score.ts'
import { countContexts, type ContextCounts } from '../../src/model/index/context-counts.ts'
import { train } from '../../src/model/train.ts'
import { fitWeights } from '../../src/model/weights.ts'
import { split } from '../../src/text/corpus/split.ts'
import { encode } from '../../src/text/vocabulary.ts'
import { chance, read, toyBook } from '../toy.ts'

const book = split(toyBook({ words: 6000, octaves: 9 }).passages)

/** How often each token of the development text was seen after its contexts of every length. */
function develop(order: number): { contextCounts: ContextCounts; outcomes: number } {
  const { occurrences, vocabulary } = train(book.train, { tokens: 'word', order, weights: [] })
  const text = encode(book.development, vocabulary)
  return {
    contextCounts: countContexts(occurrences, order, text, vocabulary.unknown),
    outcomes: vocabulary.size + 1,
  }
}

/** Mean ln P of the tokens, from the formula: Σ λ_k p_k / Σ λ_k over the levels whose context was seen. */
function likelihood(
  { order, targets, counts, totals }: ContextCounts,
  outcomes: number,
  weights: number[],
  less = 0,
) {
  let sum = 0
  for (let row = 0; row < targets.length; row++) {
    let [mixed, z] = [weights[0]! / outcomes, weights[0]!]
    for (let level = 1; level <= order; level++) {
      const total = totals[row * order + level - 1]! - less
      if (total <= 0) break
      mixed += (weights[level]! * (counts[row * order + level - 1]! - less)) / total
      z += weights[level]!
    }
    sum += Math.log(mixed / z)
  }
  return sum / targets.length
}

const normalised = (weights: readonly number[]) =>
  weights.map(weight => weight / weights.reduce((a, b) => a + b, 0))

/** The nearest weights that the fit may choose: level 0 has at least one part in the number of tokens and one. */
function allowed(weights: readonly number[], tokens: number): number[] {
  const [first = 0, ...rest] = normalised(weights)
  const least = Math.max(first, 1 / (tokens + 1))
  return [least, ...rest.map(weight => (weight * (1 - least)) / (1 - first))]
}

describe.each([1, 2, 3, 4])('for order %i', order => {
  const { contextCounts, outcomes } = develop(order)
  const weights = fitWeights(contextCounts, outcomes)

  test('there is one weight a level, none negative, and they sum to 1', () => {
    expect(weights).toHaveLength(order + 1)
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0)
    expect(weights[0]).toBeGreaterThanOrEqual(1 / (contextCounts.targets.length + 1))
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
  })

  test.each([0.001, 0.01, 0.1])('no weights changed by about %d are likelier', size => {
    const random = chance(order)
    const best = likelihood(contextCounts, outcomes, weights)
    for (let trial = 0; trial < 50; trial++) {
      const changed = weights.map(weight => weight * (1 + size * (random() - 0.5)) + size * size * random())
      const other = allowed(changed, contextCounts.targets.length)
      expect(likelihood(contextCounts, outcomes, other)).toBeLessThanOrEqual(best + 1e-6)
    }
  })

  test('no single weight can be raised or lowered with gain', () => {
    const best = likelihood(contextCounts, outcomes, weights)
    for (const level of weights.keys())
      for (const factor of [0.9, 0.99, 1.01, 1.1]) {
        const changed = weights.map((weight, index) => (index === level ? weight * factor : weight))
        const other = allowed(changed, contextCounts.targets.length)
        expect(likelihood(contextCounts, outcomes, other)).toBeLessThanOrEqual(best + 1e-6)
      }
  })
})

test('a likelier start is never left for less: fitted weights beat equal ones and each level alone', () => {
  const { contextCounts, outcomes } = develop(3)
  const best = likelihood(contextCounts, outcomes, fitWeights(contextCounts, outcomes))
  for (const start of [
    [1, 1, 1, 1],
    [7, 1, 1, 1],
    [1, 7, 1, 1],
    [1, 1, 7, 1],
    [1, 1, 1, 7],
  ])
    expect(likelihood(contextCounts, outcomes, normalised(start))).toBeLessThan(best)
})

// Eight draws: heads three times in four by level 1, while level 0 says one half. With λ the weight of level 1, heads have
// the chance 1/2 + λ/4. Heads came five times in eight, so 1/2 + λ/4 = 5/8 and λ = 1/2.
test('by hand: five heads in eight, half of the weight for a coin of three quarters', () => {
  const heads = [1, 1, 1, 1, 1, 0, 0, 0]
  const contextCounts: ContextCounts = {
    order: 1,
    targets: Int32Array.from(heads),
    counts: Int32Array.from(heads, head => (head ? 3 : 1)),
    totals: Int32Array.from(heads, () => 4),
    unknown: 0,
  }
  const [uniform, coin] = fitWeights(contextCounts, 2)
  expect(uniform).toBeCloseTo(0.5, 3)
  expect(coin).toBeCloseTo(0.5, 3)
})

test('no tokens give equal weights', () => {
  const none = new Int32Array()
  expect(fitWeights({ order: 3, targets: none, counts: none, totals: none, unknown: 0 }, 5)).toEqual(
    Array(4).fill(0.25),
  )
})

describe('leaving one out', () => {
  const { vocabulary, stream } = read('a b a b c', 'a b c c', 'b a c b')
  const occurrences = indexText(stream, vocabulary.unknown + 1, 2)
  const contextCounts = countContexts(occurrences, 2, stream, vocabulary.unknown)

  test('is the best there is for each token looked up in the text without it', () => {
    const weights = fitWeights(contextCounts, 4, { leaveOneOut: true })
    const best = likelihood(contextCounts, 4, weights, 1)
    const random = chance(1)
    for (let trial = 0; trial < 200; trial++)
      expect(
        likelihood(
          contextCounts,
          4,
          allowed([random(), random(), random()], contextCounts.targets.length),
          1,
        ),
      ).toBeLessThanOrEqual(best + 1e-6)
  })

  test('is how a model without development text is fitted', () => {
    const model = train({ stream }, { order: 2, vocabulary })
    expect(model.weights).toEqual(fitWeights(contextCounts, 4, { leaveOneOut: true }))
  })

  test('trusts the longest context less than its own text would', () => {
    const own = fitWeights(contextCounts, 4)
    const left = fitWeights(contextCounts, 4, { leaveOneOut: true })
    expect(left[2]).toBeLessThan(own[2]!)
  })
})

test('a word that the training text has lost stays possible: fitted weights give it a finite surprise', () => {
  const model = train(toyBook({ words: 6000, octaves: 13 }).passages.slice(0, -10), {
    tokens: 'word',
    order: 4,
    development: toyBook({ words: 600, octaves: 6, seed: 2 }).passages,
  })
  const words = model.vocabulary.types.length - 1
  const later = train({ stream: { ids: Int32Array.of(0, 1, 2, 3, 0), words: 3, passages: 1 } }, model.recipe)
  expect(score(later, { ids: Int32Array.of(0, words, 0), words: 1, passages: 1 }).perplexity).toBeLessThan(
    Infinity,
  )
})
