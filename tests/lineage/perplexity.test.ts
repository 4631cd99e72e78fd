import { describe, expect, test } from 'vitest'
import { lineage } from '../../src/lineage/lineage.ts'
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
