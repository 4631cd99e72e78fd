import { describe, expect, test } from 'vitest'
import { lineage } from '../../src/lineage/lineage.ts'
import { generate } from '../../src/model/sampling/generate.ts'
import { score } from '../../src/model/scoring/score.ts'
import { train } from '../../src/model/train.ts'
import { split } from '../../src/text/corpus/split.ts'
import { toyBook } from '../toy.ts'

const perplexities = (words: number, options: Parameters<typeof lineage>[1]) =>
  Array.from(
    lineage(toyBook({ words }), { generations: 8, metrics: ['perplexity'], ...options }),
    ({ metrics }) => metrics.perplexity!,
  )

describe.each([2, 3])('at order %i', order => {
  test.each([1, 2, 3])(
    'under replace every generation knows human writing less well than the last, seed %i',
    seed => {
      const values = perplexities(25000, { order, seed, regime: 'replace' })
      expect(values).toHaveLength(8)
      expect(values).toEqual([...values].sort((a, b) => a - b))
      expect(values[7]! / values[0]!).toBeGreaterThan(1.5)
    },
  )

  test.each([1, 2, 3])('under accumulate every generation stays within a tenth of A, seed %i', seed => {
    const values = perplexities(25000, { order, seed, regime: 'accumulate' })
    for (const value of values) expect(Math.abs(value / values[0]! - 1)).toBeLessThan(0.1)
  })
})

test.each([1, 2, 3, 4, 5])(
  'however short the text, a lost word is not impossible: perplexity is finite at order %i',
  order => {
    for (const value of perplexities(8000, { order, generations: 3 })) expect(value).toBeLessThan(Infinity)
  },
)

test('a model that is trained by hand on the parts of a lineage predicts and writes what A does', () => {
  const book = toyBook({ words: 6000, octaves: 9 })
  const [own] = lineage(book, { generations: 1, order: 3, seed: 'by hand' })
  const parts = split(book.passages)
  const A = train(parts.train, { order: 3, development: parts.development })
  expect(score(A, parts.test).perplexity).toBe(own!.metrics.perplexity)
  expect(generate(A, { seed: 'by hand', name: 'A' }).stream.ids).toEqual(own!.writing.stream.ids)
})
