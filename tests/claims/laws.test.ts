import { beforeAll, describe, expect, test } from 'vitest'
import { lineage } from '../../src/lineage/lineage.ts'
import type { PlanOptions } from '../../src/lineage/plan.ts'
import { expect as expectations } from '../../src/theory/index.ts'
import { toyBook } from '../toy.ts'

/** 20,512 words to learn from, 3,893 types: 2,868 of them seen once, 618 two to five times, 140 six to twenty times. */
const book = toyBook({ words: 25000, octaves: 15 })
const GENERATIONS = 3
const SEEDS = 32

type Rows = Readonly<Record<string, number>>

/** Rows of each generation: the mean over seeds, what the laws say, and the standard error of the mean. */
function survey(plan: PlanOptions): { mean: Rows; law: Rows; error: Rows }[] {
  const measured: Rows[][] = Array.from({ length: GENERATIONS }, () => [])
  const laws: Rows[] = []
  for (let seed = 1; seed <= SEEDS; seed++)
    for (const { number, metrics, written, baseline } of lineage(book, {
      ...plan,
      generations: GENERATIONS,
      seed,
      metrics: ['surviving-types', 'surviving-ancestors', 'heterozygosity'],
    })) {
      measured[number - 1]!.push(metrics)
      laws[number - 1] ??= expectations({
        plan: baseline.plan,
        counts: baseline.vocabulary.counts,
        words: baseline.human.stream.words,
        written: written.stream.words,
        generation: number,
      })
    }
  return laws.map((law, index) => {
    const over = (work: (values: number[]) => number): Rows =>
      Object.fromEntries(Object.keys(law).map(row => [row, work(measured[index]!.map(rows => rows[row]!))]))
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
    const error = (values: number[]) =>
      Math.sqrt(
        values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) /
          values.length /
          (values.length - 1),
      )
    return { law, mean: over(mean), error: over(error) }
  })
}

describe.each([
  ['order 1', { order: 1 }],
  ['order 2', { order: 2 }],
  ['order 3', { order: 3 }],
  ['order 2, writing half as much', { order: 2, size: 10000 }],
  [
    'half of it human text, drawn with replacement',
    { order: 2, regime: 'keep-human', humanShare: 0.5, humanDraws: 'with-replacement' },
  ],
] as const)('%s', (_, plan) => {
  let generations: ReturnType<typeof survey>
  beforeAll(() => {
    generations = survey(plan)
  })

  const rows = [
    'surviving-types',
    'surviving-types/1',
    'surviving-types/2-5',
    'surviving-types/6-20',
    'surviving-ancestors',
  ]

  test.each(rows)('%s lies within 2 % of its law in every generation', row => {
    for (const { mean, law, error } of generations) {
      expect(error[row]! / law[row]!).toBeLessThan(0.01)
      expect(Math.abs(mean[row]! / law[row]! - 1)).toBeLessThan(0.02)
    }
  })

  test('the rarer a word, the sooner it is lost', () => {
    for (const { mean } of generations) {
      const bands = ['1', '2-5', '6-20', '21-100', '>100'].map(band => mean[`surviving-types/${band}`]!)
      expect(bands).toEqual([...bands].sort((a, b) => a - b))
    }
  })

  if (plan.order === 1)
    test('heterozygosity is that of the formula', () => {
      for (const { mean, law, error } of generations)
        expect(Math.abs(mean.heterozygosity! - law.heterozygosity!)).toBeLessThan(4 * error.heterozygosity!)
    })
})
