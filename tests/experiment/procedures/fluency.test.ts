import { expect, test } from 'vitest'
import { FLUENCY, fluencyOfLineage } from '../../../src/experiment/procedures/fluency.ts'
import { planOf, type PlanOptions } from '../../../src/lineage/plan.ts'
import { score } from '../../../src/model/scoring/score.ts'
import { train } from '../../../src/model/train.ts'
import { split } from '../../../src/text/corpus/split.ts'
import { toyBook } from '../../toy.ts'

const book = toyBook({ words: 12_000, octaves: 9 })
const given = { order: 2, generations: 3, language: 'en', reserve: 0.5, genealogy: false, metrics: [] }

const rowsOf = (options: PlanOptions = {}) => {
  const { rows } = fluencyOfLineage(book, {
    plan: { corpus: 'toy', ...planOf({ ...given, ...options }) },
    parameters: {},
    progress: () => undefined,
  })
  return (metric: string) => rows.filter(row => row.metric === metric).map(({ value }) => value)
}

test('the judge learned from the reserve, and finds human text as its own scoring does', () => {
  const row = rowsOf()
  const { reserve, development, test: heldOut } = split(book.passages, { reserve: 0.5 })
  const judge = train(reserve, { language: 'en', order: 2, development })
  expect(row(FLUENCY.heldOut)).toEqual(Array(3).fill(score(judge, heldOut).perplexity))
})

test('what is drawn plainly is as easy for the judge as what A learned from; what prefers the likely is easier', () => {
  const [plain, sharp] = [rowsOf(), rowsOf({ temperature: 0.5 })]
  const [human] = plain(FLUENCY.human)
  expect(plain(FLUENCY.judge)).toHaveLength(3)
  for (const value of plain(FLUENCY.judge)) expect(Math.abs(value / human! - 1)).toBeLessThan(0.1)
  expect(sharp(FLUENCY.judge)[2]! / human!).toBeLessThan(0.7)
  // A finds what was copied from its own text easier than the judge does.
  for (const [k, value] of plain(FLUENCY.own).entries()) expect(value).toBeLessThan(plain(FLUENCY.judge)[k]!)
  expect(sharp(FLUENCY.easy)[2]).toBeGreaterThan(plain(FLUENCY.easy)[2]!)
})
