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

test("by hand: 0.49, 0.5, 0.51 lie as far from a law as Student's t with two degrees of freedom reaches", () => {
  const error = 0.01 / Math.sqrt(3)
  expect(verdict([0.49, 0.5, 0.51], 0.5)).toEqual({
    expected: 0.5,
    error: expect.closeTo(error, 9) as number,
    agrees: true,
  })
  // The 0.975 quantile for two degrees of freedom is 4.303.
  expect(verdict([0.49, 0.5, 0.51], 0.5 + 4.3 * error)?.agrees).toBe(true)
  expect(verdict([0.49, 0.5, 0.51], 0.5 + 4.31 * error)?.agrees).toBe(false)
  expect(verdict([0.49, 0.5, 0.51], 0.5 - 4.31 * error)?.agrees).toBe(false)
})

test('means that are read together share the rate of false alarms', () => {
  const [distance, error] = [5, 0.01 / Math.sqrt(3)]
  const rows = (laws: number) =>
    seeds([0.49, 0.5, 0.51], 0.5 + distance * error).map(({ rows, ...rest }) => ({
      ...rest,
      rows: [
        ...rows,
        ...Array.from({ length: laws }, (_, k) => [
          { generation: 1, model: 'A', metric: `other-${k}`, value: 0.49 + 0.01 * Number(rest.seed) },
          { generation: 1, model: 'theory', metric: `other-${k}`, value: 0.5 },
        ]).flat(),
      ],
    }))
  const first = (laws: number) => [...meansBesideTheory(estimates(rows(laws)), enough).values()][0]
  expect(first(0)?.agrees).toBe(false)
  // Of two means the nearer one is held at half of the rate: its quantile is 6.2, and 5 is within it.
  expect(first(1)?.agrees).toBe(true)
})

test('a mean that could lie far from the law by chance is no agreement', () => {
  expect(verdict([0.4, 0.5, 0.6], 0.5)).toMatchObject({ expected: 0.5, untold: 'weak' })
  expect(verdict([0.4, 0.5, 0.6], 0.5)).not.toHaveProperty('agrees')
})

test('where all seeds gave the same, the words lost in all of them are a Poisson number', () => {
  const cases = { words: FEWEST_TOKENS, types: { share: 10_000 } }
  const lost = (none: number, law: number) =>
    [...meansBesideTheory(estimates(seeds([none, none, none], law)), cases).values()][0]
  // 100 lost in each of three seeds; a law of 104 or 125 lost has 312 or 375 of them in all.
  expect(lost(0.99, 0.9896)?.agrees).toBe(true)
  expect(lost(0.99, 0.9875)?.agrees).toBe(false)
  // A thousandth away, and 150 words that should be lost in all are not.
  expect(lost(1, 0.995)?.agrees).toBe(false)
  expect(verdict([1, 1, 1], 0.9995)).toMatchObject({ error: 0, untold: 'equal' })
  expect(verdict([1], 1)).toBeUndefined()
})

test('what lies between the law of tokens and that of pieces agrees with them', () => {
  const beside = (inPieces: Cases['inPieces']) =>
    [
      ...meansBesideTheory(estimates(seeds([0.494, 0.495, 0.496], 0.5)), {
        ...enough,
        ...(inPieces && { inPieces }),
      }).values(),
    ][0]
  expect(beside(undefined)?.agrees).toBe(false)
  expect(beside({ '1 share': 0.494 })?.agrees).toBe(true)
  expect(beside({ '1 share': 0.48 })).toMatchObject({ untold: 'pieces' })
})

test('only what a generation gave has a verdict, and what has no law has none', () => {
  const rows = estimates(seeds([0.1, 0.2], 0.1))
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
  expect(found.filter(({ agrees }) => agrees === false)).toEqual([])
  expect(found.filter(({ agrees }) => agrees).length).toBeGreaterThan(5)
  const other = rows.map(row => (row.model === 'theory' ? { ...row, generation: 4 - row.generation } : row))
  expect([...meansBesideTheory(other, enough).values()].some(({ agrees }) => agrees === false)).toBe(true)
})

test('there is no verdict on a text of too few tokens, nor of fewer than thirty words that were lost or expected to be', () => {
  const rows = estimates(seeds([0.5, 0.501], 0.5))
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
