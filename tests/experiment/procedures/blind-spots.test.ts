import { expect, test } from 'vitest'
import { BLIND, blindSpotsOfTwo, type Differing } from '../../../src/experiment/procedures/blind-spots.ts'
import { lineage } from '../../../src/lineage/lineage.ts'
import { planOf } from '../../../src/lineage/plan.ts'
import { split } from '../../../src/text/corpus/split.ts'
import { toyBook } from '../../toy.ts'

const book = toyBook({ words: 1500, octaves: 9 })
const options = {
  order: 2,
  generations: 3,
  genealogy: false,
  metrics: [],
  language: 'en',
  seed: '1',
} as const
const carriedOut = (differing: Differing, other = 1) => {
  const { rows, human } = blindSpotsOfTwo(book, {
    plan: { corpus: 'toy', ...planOf(options) },
    parameters: { differing, other },
    progress: () => undefined,
  })
  const value = (row: string, round: number) =>
    rows.find(({ generation, metric }) => generation === round && metric === row)!.value
  return { value, human }
}

/** By round: which of some words a lineage of the training text has lost. */
function lostBy(words: readonly string[], plan: { seed: string; order: number }): boolean[][] {
  const passages = split(book.passages).train
  const rounds = lineage({ ...book, passages }, { ...options, ...plan, heldOut: 'none' })
  return Array.from(rounds, ({ writing, baseline }) => {
    const { types } = baseline.vocabulary
    const has = new Set(Array.from(writing.stream.ids, id => types[id]))
    return words.map(word => !has.has(word))
  })
}

test('what one has lost, what both have, and what is beyond chance among words that are equally frequent', () => {
  const [first] = lineage({ ...book, passages: split(book.passages).train }, { ...options, heldOut: 'none' })
  const { types, counts } = first!.baseline.vocabulary
  const words = types.slice(1)
  const one = lostBy(words, { seed: '1', order: 2 })
  const other = lostBy(words, { seed: '1, the other', order: 1 })
  const { value } = carriedOut('method', 1)
  for (const round of [1, 2, 3]) {
    const [a, b] = [one[round - 1]!, other[round - 1]!]
    const share = (is: (k: number) => boolean) => words.filter((_, k) => is(k)).length / words.length
    const lost = (share(k => a[k]!) + share(k => b[k]!)) / 2
    const both = share(k => a[k]! && b[k]!)
    expect(value(BLIND.lost, round)).toBeCloseTo(lost, 12)
    expect(value(BLIND.both, round)).toBeCloseTo(both, 12)
    expect(value(BLIND.shared, round)).toBeCloseTo(both / lost, 12)
    const byRarity = [...new Set(counts.subarray(1))].reduce((sum, count) => {
      const of = words.map((_, k) => k).filter(k => counts[k + 1] === count)
      const losing = (has: readonly boolean[]) => of.filter(k => has[k]).length
      return sum + (losing(a) * losing(b)) / of.length
    }, 0)
    expect(value(BLIND.beyond, round)).toBeCloseTo((both - byRarity / words.length) / lost, 12)
  }
})

test('two that learned from different halves have fewer in common than two of one text', () => {
  const [alike, apart] = [carriedOut('chance'), carriedOut('text')]
  expect(apart.value(BLIND.beyond, 1)).toBeLessThan(alike.value(BLIND.beyond, 1) - 0.03)
  expect(alike.human.types![BLIND.shared]).toBeGreaterThan(30)
})
