import { expect, test } from 'vitest'
import { SPREAD, spreadOfTraining } from '../../../src/experiment/procedures/spread.ts'
import { lineage } from '../../../src/lineage/lineage.ts'
import { planOf } from '../../../src/lineage/plan.ts'
import { passagesOf } from '../../../src/text/passage.ts'

const corpus = {
  ...{ name: 'tiny', title: 'Tiny', constructed: true, language: 'en' },
  passages: passagesOf(['a a a b', 'b b a c', 'a b a d']),
}
const options = { order: 1, generations: 3, tokens: 'whitespace', heldOut: 'none', genealogy: false, metrics: [] } as const // prettier-ignore

test('squared distance of shares in units of one draw, one for the human text itself', () => {
  const { rows } = spreadOfTraining(corpus, {
    plan: { corpus: 'tiny', ...planOf(options) },
    parameters: {},
    progress: () => undefined,
  })
  // a 6, b 4, c 1, d 1 of 12: 1 − Σ p² = 1 − (36 + 16 + 1 + 1) / 144 = 90 / 144.
  const human = { a: 6, b: 4, c: 1, d: 1 }
  const values = rows.filter(({ metric }) => metric === SPREAD).map(({ value }) => value)
  expect(values[0]).toBe(1)
  const written = Array.from(lineage(corpus, options), ({ writing, baseline }) => {
    const { ids, words } = writing.stream
    const distance = Object.entries(human).reduce((sum, [type, count]) => {
      const own = ids.filter(id => id === baseline.vocabulary.idOf(type)).length
      return sum + (own / words - count / 12) ** 2
    }, 0)
    return 1 + (12 * distance) / (90 / 144)
  })
  for (const model of [2, 3]) expect(values[model - 1]).toBeCloseTo(written[model - 2]!, 12)
})
