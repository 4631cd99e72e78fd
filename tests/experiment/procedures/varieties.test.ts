import { expect, test } from 'vitest'
import { VARIETY, varietiesOfLineage } from '../../../src/experiment/procedures/varieties.ts'
import { lineage } from '../../../src/lineage/lineage.ts'
import { planOf } from '../../../src/lineage/plan.ts'
import { passagesOf, type Corpus } from '../../../src/text/passage.ts'

/** Words of the few, of the many, and one of both; a passage of a label no one asked for. */
const few = ['ye olde ship', 'olde ye ship', 'thou ship']
const many = ['you old ship', 'old you ship', 'they ship', 'them ship']
const labelled = (texts: readonly string[], label: string) =>
  passagesOf(texts, { section: label }).map(passage => ({ ...passage, label }))
const corpus: Corpus = {
  name: 'tiny',
  title: 'Tiny',
  constructed: true,
  language: 'en',
  passages: [...labelled(few, 'then'), ...labelled(many, 'now'), ...labelled(['elsewhere'], 'never')],
}
const options = { order: 1, generations: 2, tokens: 'whitespace', heldOut: 'none', genealogy: false, metrics: [] } as const // prettier-ignore
const carriedOut = (minority: string) =>
  varietiesOfLineage(corpus, {
    plan: { corpus: 'tiny', ...planOf(options) },
    parameters: { minority, majority: 'now' },
    progress: () => undefined,
  })

test('words are of a variety when passages of that variety alone have them', () => {
  // Twice: ye, olde; you, old. Once: thou; they, them.
  const { types } = carriedOut('then').human
  expect([types![VARIETY.minority], types![VARIETY.majority], types![VARIETY.apart]]).toEqual([3, 4, 3])
})

test('words of each variety that a copy has, and the few beside equally rare words of the many', () => {
  const passages = corpus.passages.filter(({ label }) => label !== 'never')
  const { rows } = carriedOut('then')
  for (const { number, writing, baseline } of lineage({ ...corpus, passages }, options)) {
    const has = (type: string) => (writing.stream.ids.includes(baseline.vocabulary.idOf(type)) ? 1 : 0)
    const [ye, olde, thou, you, old, they, them] = ['ye', 'olde', 'thou', 'you', 'old', 'they', 'them'].map(has) as [number, number, number, number, number, number, number] // prettier-ignore
    const value = (row: string) =>
      rows.find(({ generation, metric }) => generation === number && metric === row)?.value
    expect(value(VARIETY.minority)).toBeCloseTo((ye + olde + thou) / 3, 12)
    expect(value(VARIETY.majority)).toBeCloseTo((you + old + they + them) / 4, 12)
    const apart = ye + olde - 2 * ((you + old) / 2) + thou - (they + them) / 2
    expect(value(VARIETY.apart)).toBeCloseTo(apart / 3, 12)
  }
})

test('a kind that the text has not is refused', () => {
  expect(() => carriedOut('elsewhen')).toThrow('tiny has no passages of the kind "elsewhen"')
})
