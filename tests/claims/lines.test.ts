import { beforeAll, describe, expect, test } from 'vitest'
import { lineage } from '../../src/lineage/lineage.ts'
import { regimes } from '../../src/lineage/regimes/index.ts'
import { expect as expectations, factsOf, survivalSpread } from '../../src/theory/index.ts'
import { toyBook } from '../toy.ts'

const book = toyBook({ words: 6000, octaves: 12 })
const SEEDS = 24

describe.each(regimes)('$name', ({ name: regime }) => {
  const generations = 4
  const measured: Record<string, number>[] = []
  let law: Record<string, number> = {}
  let spread = 0
  beforeAll(() => {
    for (let seed = 1; seed <= SEEDS; seed++)
      for (const { number, metrics, baseline } of lineage(book, {
        ...{ regime, order: 1, generations, seed },
        metrics: ['surviving-types', 'surviving-ancestors', 'heterozygosity'],
      })) {
        if (number < generations) continue
        measured.push(metrics)
        const known = factsOf(baseline, { generation: number, written: 0 })
        law = expectations(known)
        spread = survivalSpread(known)
      }
  })

  const estimate = (row: string) => {
    const values = measured.map(metrics => metrics[row]!)
    const mean = values.reduce((a, b) => a + b, 0) / SEEDS
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (SEEDS - 1)
    return { mean, error: Math.sqrt(variance / SEEDS) }
  }

  test('survival of types is that of the law, within four standard errors', () => {
    const { mean } = estimate('surviving-types')
    expect(Math.abs(mean - law['surviving-types']!)).toBeLessThan((4 * spread) / Math.sqrt(SEEDS))
  })

  test('so is the survival of tokens', () => {
    const { mean, error } = estimate('surviving-ancestors')
    expect(Math.abs(mean - law['surviving-ancestors']!)).toBeLessThan(4 * error)
  })

  test('and heterozygosity, where there is a law', () => {
    const { mean, error } = estimate('heterozygosity')
    if (law.heterozygosity === undefined) expect(regime).toMatch(/-human$/)
    else expect(Math.abs(mean - law.heterozygosity)).toBeLessThan(4 * error)
  })
})
