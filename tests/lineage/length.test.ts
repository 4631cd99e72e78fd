import { describe, expect, test } from 'vitest'
import { lengthOf } from '../../src/lineage/length.ts'
import { lineage } from '../../src/lineage/lineage.ts'
import { expectedTokens, memoryOf } from '../../src/lineage/memory.ts'
import { planOf, type PlanOptions } from '../../src/lineage/plan.ts'
import { Refusal } from '../../src/refusal.ts'
import { toyBook } from '../toy.ts'

const human = { words: 900, passages: 30 }
const length = (options: PlanOptions, generation = 1) => lengthOf(planOf(options), human, generation)

test('a plan without a length writes as much as A reads, one with a factor as many times that', () => {
  expect(length({})).toEqual({ by: 'size', amount: 900, tokens: 900 })
  expect(length({ sizeFactor: 0.5 })).toEqual({ by: 'size', amount: 450, tokens: 450 })
  expect(length({ sizeFactor: 0.001 }).amount).toBe(1)
})

test('passages are counted in tokens as human passages are long', () => {
  expect(length({ passages: 10 })).toEqual({ by: 'passages', amount: 10, tokens: 300 })
  expect(lengthOf(planOf({ passages: 10 }), { words: 100, passages: 30 }, 1).tokens).toBe(34)
})

describe.each<[string, PlanOptions, readonly number[]]>([
  ['replace', {}, [1, 1, 1]],
  ['grow', { regime: 'grow' }, [1, 2, 3]],
  ['pool', { regime: 'pool', pool: 5 }, [5, 5, 5]],
  ['several seeds', { protect: ['several-seeds=2'] }, [2, 2, 2]],
  ['several seeds of a pool', { regime: 'pool', pool: 3, protect: ['several-seeds=2'] }, [6, 6, 6]],
])('%s', (_, options, times) => {
  test.each(['size', 'passages'])('multiplies the length of a plan by %s', by => {
    const amounts = times.map((_, index) => length({ ...options, [by]: 60 }, index + 1).amount)
    expect(amounts).toEqual(times.map(factor => factor * 60))
  })
})

const book = toyBook({ words: 12_000, octaves: 9 })
const plain = [...lineage(book, { generations: 1, metrics: [] })][0]!.baseline.human.stream
/** A plan with several-seeds=2 reads 1.5 times the reserve by so many passages, and 0.75 times if the second seed is forgotten. */
const passages = 80
const size = lengthOf(planOf({ passages }), plain, 1).tokens

test('fresh human text that would not last is refused whether a plan counts tokens or passages', () => {
  const refusal = (options: PlanOptions): string => {
    const plan = { ...options, regime: 'fresh-human', humanShare: 0.5, reserve: 0.5, generations: 4 }
    try {
      lineage(book, { ...plan, protect: ['several-seeds=2'] }).next()
    } catch (error) {
      if (error instanceof Refusal) return error.message
      throw error
    }
    return 'taken'
  }
  expect(refusal({ size })).toMatch(/takes \d+ tokens of unread human text, and the reserve has \d+/)
  expect(refusal({ passages })).toMatch(/takes \d+ tokens of unread human text, and the reserve has \d+/)
})

test.each<[string, PlanOptions]>([
  ['pool', { regime: 'pool', pool: 100 }],
  ['grow', { regime: 'grow', generations: 50 }],
  ['several seeds', { protect: ['several-seeds=4'] }],
])('the memory of a plan by passages is estimated as that of the same text by tokens: %s', (_, options) => {
  const words = lengthOf(planOf({ passages: 20_000 }), plain, 1).tokens
  const bySize = planOf({ ...options, size: words })
  const byPassages = planOf({ ...options, passages: 20_000 })
  expect(memoryOf(book.passages, byPassages) / memoryOf(book.passages, bySize)).toBeCloseTo(1, 1)
  expect(expectedTokens(book.passages, byPassages) / expectedTokens(book.passages, bySize)).toBeCloseTo(1, 1)
})
