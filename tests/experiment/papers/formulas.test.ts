import { expect, test } from 'vitest'
import { findingOf } from '../../../src/experiment/finding.ts'
import { gerstgrasser } from '../../../src/experiment/papers/gerstgrasser.ts'
import { papers, type Paper } from '../../../src/experiment/papers/index.ts'
import { seddik } from '../../../src/experiment/papers/seddik.ts'
import { suresh } from '../../../src/experiment/papers/suresh.ts'
import { SPREAD } from '../../../src/experiment/procedures/spread.ts'
import type { Arm } from '../../../src/experiment/comparison/arm.ts'
import { armOf } from '../arms.ts'

const judged = (paper: Paper, arms: readonly Arm[]) =>
  findingOf(paper, { experiment: paper.name, size: 'quick', corpus: 'any', seed: '1' }, arms)

/** An arm whose seeds lie a little around the values of a row, A first. */
const around = (name: string, row: string, values: readonly number[], little = 1e-3): Arm => {
  const seeds = [-2, -1, 0, 1, 2].map(seed => values.map((value, k) => value + seed * little * (k + 1)))
  return armOf(name, { [row]: seeds }, { words: 30_000, facts: { types: { 'surviving-types/1': 3000 } } })
}
/** An arm with a row of the human text, or of theory. */
const beside = (
  arm: Arm,
  row: { generation: number; model: string; metric: string; value: number },
): Arm => ({
  ...arm,
  replicates: arm.replicates.map(replicate => ({ ...replicate, rows: [row, ...replicate.rows] })),
})
const models = (value: (model: number) => number) => Array.from({ length: 13 }, (_, k) => value(k + 1))
const sums = models(model =>
  Array.from({ length: model }, (_, k) => 1 / (k + 1) ** 2).reduce((a, b) => a + b),
)

test('papers name their arXiv number, and have a text with a sha256 or none', () => {
  for (const { source, text } of papers) {
    expect(source).toMatch(/\(\d{4}\.\d{5}\)/)
    if (text) expect(text.sha256).toMatch(/^[0-9a-f]{64}$/)
  }
})

test('gerstgrasser: replace by the number of models, accumulate by the sum of 1 / i²', () => {
  const arms = (accumulated: readonly number[]) => [
    around(
      'replace',
      SPREAD,
      models(model => model),
    ),
    around('accumulate', SPREAD, accumulated),
    around(
      'accumulate-subsample',
      SPREAD,
      models(model => 2.6 - 1.6 / model),
    ),
  ]
  expect(judged(gerstgrasser, arms(sums)).verdict).toBe('supports')
  expect(judged(gerstgrasser, arms(models(model => model / 2))).verdict).toBe('contradicts')
})

test('suresh: a law that lies above the bound, and less than twice as far', () => {
  const arms = (left: (round: number) => number) => {
    const arm = around('replace', 'surviving-types/1', models(left).slice(0, 12), 1e-4)
    return [beside(arm, { generation: 12, model: 'theory', metric: 'surviving-types/1', value: left(12) })]
  }
  // g by hand: 1, 0.632, 0.469 …
  const g = models(() => 0).reduce<number[]>((list, _, k) => [...list, k === 0 ? 1 : 1 - Math.exp(-list[k - 1]!)], []) // prettier-ignore
  expect(
    judged(
      suresh,
      arms(round => 1 - Math.exp(-g[round - 1]!)),
    ).verdict,
  ).toBe('supports')
  expect(
    judged(
      suresh,
      arms(round => 1 - Math.exp(-0.9 / round)),
    ).verdict,
  ).toBe('contradicts')
})

test('seddik: variety falls by 1/n a round', () => {
  const arms = (kept: number) => {
    const arm = around('one context', 'heterozygosity', Array.from({ length: 40 }, (_, k) => 0.99 * kept ** (k + 1)), 1e-5) // prettier-ignore
    return [beside(arm, { generation: 0, model: 'human', metric: 'heterozygosity', value: 0.99 })]
  }
  expect(judged(seddik, arms(0.99)).verdict).toBe('supports')
  expect(judged(seddik, arms(0.97)).verdict).toBe('contradicts')
})
