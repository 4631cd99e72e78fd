import { expect, test } from 'vitest'
import { textsAfterRounds } from '../../../src/experiment/procedures/rounds.ts'
import { lineage } from '../../../src/lineage/lineage.ts'
import { planOf, type PlanOptions } from '../../../src/lineage/plan.ts'
import { toyBook } from '../../toy.ts'

const book = toyBook({ words: 3000, octaves: 9 })
const given = { order: 2, generations: 4, metrics: ['surviving-types'], language: 'en', genealogy: false }

const after = (options: PlanOptions) =>
  textsAfterRounds(book, {
    plan: { corpus: 'toy', ...planOf({ ...given, ...options }) },
    parameters: {},
    progress: () => undefined,
  }).rows.filter(({ metric }) => metric === 'surviving-types')

const written = (options: PlanOptions) =>
  Array.from(lineage(book, { ...given, ...options }), ({ metrics }) => metrics['surviving-types'])

test('where models read only the last copy, the text after a round is that copy', () => {
  expect(after({}).map(({ generation, model, value }) => [generation, model, value])).toEqual(
    ['A', 'B', 'C'].map((name, k) => [k + 1, name, written({})[k]]),
  )
})

test('where half of the text is human, it has the human words that the copy has lost', () => {
  const half = { regime: 'keep-human', humanShare: 0.5 }
  const copies = written(half)
  const texts = after(half)
  expect(texts).toHaveLength(3)
  for (const [k, { value }] of texts.entries()) expect(value).toBeGreaterThan(copies[k]!)
  // Without replacement half of the words used once are in the human half alone.
  expect(Math.min(...texts.map(({ value }) => value))).toBeGreaterThan(0.5)
})
