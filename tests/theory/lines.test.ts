import { describe, expect, test } from 'vitest'
import { planOf } from '../../src/lineage/plan.ts'
import { regimes } from '../../src/lineage/regimes/index.ts'
import { survivingLine, type Facts } from '../../src/theory/index.ts'
import { hasLine, lineLoss } from '../../src/theory/lines.ts'

const facts = (regime: string, generation: number, more: object = {}): Facts => {
  const plan = planOf({ regime, ...more })
  const times = regime === 'grow' ? generation : regime === 'pool' ? (plan.pool ?? 1) : 1
  const reserve = regime === 'fresh-human' ? { reserve: { words: 1000, counts: Int32Array.of(0, 1) } } : {}
  return { plan, counts: Int32Array.of(0, 1), words: 1000, written: 1000 * times, generation, ...reserve }
}
const e = (x: number) => 1 - Math.exp(-x)

test.each(regimes)('$name has a law for lines', ({ name: regime }) => {
  expect(hasLine(planOf({ regime }))).toBe(true)
})

describe('by hand, as much written as read', () => {
  test('replace: θ is g_t', () => {
    for (const t of [1, 2, 3, 8])
      expect(lineLoss(facts('replace', t)).human).toBeCloseTo(survivingLine(t), 14)
  })

  test('every regime: A reads the human text alone, so θ is 1, and k for k isolated lineages', () => {
    for (const { name } of regimes)
      expect(lineLoss(facts(name, 1)).human).toBeCloseTo(name === 'pool' ? 4 : 1, 14)
  })

  test('B: one copy in a pile of two is read with ½, and those of A with it', () => {
    expect(lineLoss(facts('accumulate', 2)).human).toBeCloseTo(1 / 2 + e(1 / 2), 14)
    expect(lineLoss(facts('augment', 2)).human).toBeCloseTo(1 / 2 + e(1 / 2), 14)
    expect(lineLoss(facts('teacher', 2)).human).toBeCloseTo(e(1), 14)
    expect(lineLoss(facts('teacher', 7)).human).toBeCloseTo(e(1), 14)
    // B writes twice what it read.
    expect(lineLoss(facts('grow', 2, { size: 1000 })).human).toBeCloseTo(e(2), 14)
  })

  test('C of augment: ½ in its own text, and the human text and A in that of B', () => {
    const theta = e(1 / 2) / 2
    expect(lineLoss(facts('augment', 3)).human).toBeCloseTo(1 / 2 + theta + e(theta), 14)
  })

  test('B with human text: a tenth of it again, and nine tenths of what A wrote', () => {
    const kept = -Math.log(1 - 0.1 * e(1))
    expect(lineLoss(facts('keep-human', 2)).human).toBeCloseTo(kept + 0.9 * e(1), 14)
    const fresh = lineLoss(facts('fresh-human', 2))
    expect(fresh.human).toBeCloseTo(0.9 * e(1), 14)
    expect(fresh.reserve).toBeCloseTo(kept, 14)
    // With replacement a token is drawn a tenth of a time on average, so that none of its copies lives with chance exp(−0.1 · e(1)).
    const again = facts('keep-human', 2, { humanDraws: 'with-replacement' })
    expect(lineLoss(again).human).toBeCloseTo(0.1 * e(1) + 0.9 * e(1), 14)
  })

  test('B of a subsampled pile reads half of it', () => {
    const read = (x: number) => -Math.log(1 - 0.5 * e(x))
    expect(lineLoss(facts('accumulate-subsample', 2)).human).toBeCloseTo(read(1) + e(read(1)), 14)
  })
})
