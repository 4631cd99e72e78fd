import { expect, test } from 'vitest'
import { meansBesideTheory } from '../../../src/experiment/comparison/agreement.ts'
import { estimates } from '../../../src/experiment/comparison/estimates.ts'
import { replicates } from '../../../src/experiment/sweep/replicates.ts'
import { FEWEST_CASES, FEWEST_TOKENS, type Cases } from '../../../src/theory/verdicts.ts'
import { toyBook } from '../../toy.ts'

const seeds = (values: readonly number[], theory: number) =>
  values.map((value, index) => ({
    seed: String(index),
    rows: [
      { generation: 0, model: 'human', metric: 'share', value: 1 },
      { generation: 1, model: 'A', metric: 'share', value },
      { generation: 1, model: 'theory', metric: 'share', value: theory },
    ],
    human: { words: 10, sampleWords: 10 },
  }))

const enough = { words: FEWEST_TOKENS }

const verdict = (values: readonly number[], theory: number) =>
  [...meansBesideTheory(estimates(seeds(values, theory)), enough).values()][0]

test('by hand: 1, 2, 3 have the mean 2 with the standard error 1/√3, and reach four of these to either side', () => {
  expect(verdict([1, 2, 3], 2)).toEqual({
    expected: 2,
    error: expect.closeTo(1 / Math.sqrt(3), 9) as number,
    agrees: true,
  })
  expect(verdict([1, 2, 3], 2 + 3.99 / Math.sqrt(3))?.agrees).toBe(true)
  expect(verdict([1, 2, 3], 2 + 4.01 / Math.sqrt(3))?.agrees).toBe(false)
  expect(verdict([1, 2, 3], 2 - 4.01 / Math.sqrt(3))?.agrees).toBe(false)
})

test('equal values agree with a law that is a thousandth away, one seed with none', () => {
  expect(verdict([1, 1, 1], 0.9995)).toEqual({ expected: 0.9995, error: 0, agrees: true })
  expect(verdict([1, 1, 1], 0.99)?.agrees).toBe(false)
  expect(verdict([1], 1)).toBeUndefined()
})

test('only what a generation gave has a verdict, and what has no law has none', () => {
  const rows = estimates(seeds([1, 2], 1))
  expect([...meansBesideTheory(rows, enough).keys()].map(({ model }) => model)).toEqual(['A'])
  expect(
    meansBesideTheory(
      rows.filter(({ model }) => model !== 'theory'),
      enough,
    ).size,
  ).toBe(0)
})

test('the means of a plain lineage agree with the laws, those of one that is said to be another do not', () => {
  const book = toyBook({ words: 4000, octaves: 9 })
  const rows = estimates([
    ...replicates(book, { replicates: 12, order: 1, generations: 3, metrics: ['surviving-types'] }),
  ])
  const found = [...meansBesideTheory(rows, enough).values()]
  expect(found.length).toBeGreaterThan(9)
  expect(found.filter(({ agrees }) => !agrees)).toEqual([])
  const other = rows.map(row => (row.model === 'theory' ? { ...row, generation: 4 - row.generation } : row))
  expect([...meansBesideTheory(other, enough).values()].some(({ agrees }) => !agrees)).toBe(true)
})

test('there is no verdict on a text of too few tokens, nor of fewer than thirty words that were lost or expected to be', () => {
  const rows = estimates(seeds([0.5, 0.6], 0.5))
  const found = (cases: Cases) => [...meansBesideTheory(rows, cases).values()][0]!
  expect(found({ words: FEWEST_TOKENS - 1 })).toMatchObject({ expected: 0.5, untold: 'tokens' })
  expect(found({ words: FEWEST_TOKENS - 1 })).not.toHaveProperty('agrees')
  expect(found({ words: FEWEST_TOKENS, types: { share: 2 * FEWEST_CASES - 2 } })).toMatchObject({
    untold: 'lost',
  })
  expect(found({ words: FEWEST_TOKENS, types: { share: 2 * FEWEST_CASES } })).toMatchObject({ agrees: true })
  const kept = estimates(seeds([1, 1], 1))
  expect([...meansBesideTheory(kept, { words: 1e6, types: { share: 1e5 } }).values()][0]).toMatchObject({
    untold: 'lost',
  })
})
