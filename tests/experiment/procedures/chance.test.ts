import { describe, expect, test } from 'vitest'
import {
  CHANCE_DRAWS,
  chanceBands,
  chanceDraws,
  drawChance,
  planOfCopies,
} from '../../../src/experiment/procedures/chance.ts'
import { lineage } from '../../../src/lineage/lineage.ts'
import { planOf } from '../../../src/lineage/plan.ts'
import { toyBook } from '../../toy.ts'

const book = toyBook({ words: 3000, octaves: 8 })
const plan = {
  ...planOf({ imports: ['one', 'two'], generations: 2, order: 2, metrics: ['types-written', 'perplexity'] }),
  ...{ sizes: [400, 900], genealogy: false },
}

describe('chance at the lengths of imported texts', () => {
  test('is a lineage with a seed of its own, of which the plan tells all', () => {
    const rows = drawChance(book, plan, { kind: 'copies', number: 0 })
    const own = Array.from(lineage(book, { ...planOfCopies(plan), seed: '1r2' }))
    expect(own.map(({ writing }) => writing.stream.words)).toEqual([400, 900])
    expect(rows).toMatchObject(
      own.flatMap(({ number, name, metrics }) =>
        Object.entries(metrics).map(([metric, value]) => ({
          generation: number,
          model: name,
          metric,
          value,
        })),
      ),
    )
  })

  test('is passages of the text that A learned from, as many tokens to half a passage', () => {
    const rows = drawChance(book, plan, { kind: 'passages', number: 3 })
    expect(rows.map(({ generation, metric }) => `${generation} ${metric}`)).not.toContain('1 perplexity')
    const types = rows.filter(({ metric }) => metric === 'types-written').map(({ value }) => value)
    expect(types[0]).toBeLessThan(types[1]!)
    expect(drawChance(book, plan, { kind: 'passages', number: 3 })).toEqual(rows)
    expect(drawChance(book, plan, { kind: 'passages', number: 4 })).not.toEqual(rows)
  })

  test('has no passages as long as a text that is longer than the human one', () => {
    const long = { ...plan, sizes: [400, 9000] }
    const rows = drawChance(book, long, { kind: 'passages', number: 0 })
    expect([...new Set(rows.map(({ generation }) => generation))]).toEqual([1])
  })

  test('goes from the least to the greatest of twenty; what some draws lack has no band', () => {
    const row = (metric: string, value: number) => ({ generation: 1, model: 'A', metric, value })
    const draws = chanceDraws.map(({ kind, number }) => ({
      kind,
      rows: [row('always', kind === 'copies' ? number : 5), ...(number > 0 ? [row('often', 1)] : [])],
    }))
    expect(draws).toHaveLength(2 * CHANCE_DRAWS)
    expect(chanceBands(draws)).toEqual([
      {
        ...{ generation: 1, model: 'A', metric: 'always' },
        copies: { mean: 9.5, low: 0, high: 19 },
        passages: { mean: 5, low: 5, high: 5 },
      },
      { generation: 1, model: 'A', metric: 'often' },
    ])
  })
})
