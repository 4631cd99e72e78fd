import { describe, expect, test } from 'vitest'
import { generationRows } from '../../src/experiment/sweep/rows.ts'
import { lineage } from '../../src/lineage/lineage.ts'
import { planOf } from '../../src/lineage/plan.ts'
import { generate } from '../../src/model/sampling/generate.ts'
import { train } from '../../src/model/train.ts'
import { countTypes } from '../../src/text/stream.ts'
import { ancestors } from '../../src/theory/ancestors.ts'
import { heterozygosity } from '../../src/theory/heterozygosity.ts'
import { survivalChance, survivingLine, type Facts } from '../../src/theory/index.ts'
import { survival } from '../../src/theory/survival.ts'
import { entries } from '../oracles/reference.ts'
import { toyBook } from '../toy.ts'

const facts = (counts: number[], generation: number, m = 1): Facts => {
  const words = counts.reduce((a, b) => a + b, 0)
  return { plan: planOf(), counts: Int32Array.of(7, ...counts), words, written: m * words, generation }
}

describe('against other implementations', () => {
  // A line has died out by generation t with chance e_t; it is alive when t begins with g_t = 1 − e_{t−1}.
  test.each(entries('gw_extinction_e_t'))('g_t is 1 − e_{t−1}, $source', ({ params, value }) => {
    const extinct = value as number[]
    ;(params.t as number[]).forEach((t, index) =>
      expect(survivingLine(t + 1)).toBeCloseTo(1 - extinct[index]!, 12),
    )
    for (const t of [1, 2, 10]) expect(survivalChance(1, t)).toBeCloseTo(1 - extinct[t]!, 12)
  })

  test.each(entries('expected_surviving_types'))(
    'types expected to survive, $source',
    ({ input, params, value }) => {
      const { frequency_spectrum } = input as { frequency_spectrum: Record<string, number> }
      const counts = Object.entries(frequency_spectrum).flatMap(([count, types]) =>
        Array<number>(types).fill(Number(count)),
      )
      ;(params.t as number[]).forEach((t, index) => {
        const share = survival.predict(facts(counts, t, params['N_out/N_in'] as number))['surviving-types']!
        expect(share * counts.length).toBeCloseTo((value as number[])[index]!, 10)
      })
    },
  )
})

describe('by hand', () => {
  test('g is 1, then 1 − 1/e, then 1 − e to the minus that', () => {
    expect([1, 2, 3].map(survivingLine)).toEqual([1, 1 - Math.exp(-1), 1 - Math.exp(-(1 - Math.exp(-1)))])
    expect(survivingLine(1000)).toBeCloseTo(2 / 1000, 4)
  })

  test('a type seen twice survives the first writing with 1 − e^−2, half as much text with 1 − e^−1', () => {
    expect(survivalChance(2, 1)).toBeCloseTo(1 - Math.exp(-2), 14)
    expect(survivalChance(2, 1, 0.5)).toBeCloseTo(1 - Math.exp(-1), 14)
  })

  test('survival by band is the mean over its types', () => {
    const rows = survival.predict(facts([6, 3, 2, 1], 1))
    const [one, two, three, six] = [1, 2, 3, 6].map(count => 1 - Math.exp(-count)) as [
      number,
      number,
      number,
      number,
    ]
    expect(rows['surviving-types/1']).toBeCloseTo(one, 14)
    expect(rows['surviving-types/2-5']).toBeCloseTo((two + three) / 2, 14)
    expect(rows['surviving-types/6-20']).toBeCloseTo(six, 14)
    expect(rows['surviving-types']).toBeCloseTo((one + two + three + six) / 4, 14)
    expect(Object.keys(rows)).not.toContain('surviving-types/21-100')
  })

  test('with m = 1 a token is copied on in generation t with g_{t+1}', () => {
    for (const t of [1, 2, 7])
      expect(ancestors.predict(facts([3, 2], t))['surviving-ancestors']).toBeCloseTo(survivingLine(t + 1), 14)
  })

  // H_0 of shares 1/2, 1/2 is 1/2; with N = 4 it falls by a quarter in each generation.
  test('heterozygosity of two types alike often falls from 1/2 by 1/N', () => {
    expect(heterozygosity.predict(facts([2, 2], 1)).heterozygosity).toBe(0.5 * 0.75)
    expect(heterozygosity.predict(facts([2, 2], 2)).heterozygosity).toBe(0.5 * 0.75 * 0.75)
    expect(heterozygosity.predict(facts([2, 2], 1, 2)).heterozygosity).toBe(0.5 * 0.875)
  })
})

// Sixty words a generation, order 1, 1500 lineages: the error of the mean grows with t and stays below 0.002.
test('n-grams up to the order survive by the law of types, which a run that measures them has beside them', () => {
  const metrics = ['surviving-ngrams-2', 'surviving-ngrams-3']
  for (const generation of lineage(toyBook({ words: 40_000 }), {
    order: 2,
    generations: 3,
    seed: 1,
    metrics,
  })) {
    const rows = generationRows(generation)
    const law = rows.filter(
      ({ model, metric }) => model === 'theory' && metric.startsWith('surviving-ngrams'),
    )
    expect(law.map(({ metric }) => metric)).toContain('surviving-ngrams-2/1')
    for (const { metric, value } of law) {
      expect(metric).toMatch(/^surviving-ngrams-2/)
      expect(Math.abs(generation.metrics[metric]! - value), metric).toBeLessThan(0.02)
    }
    // A sequence longer than the order is put together anew, and follows no law: fewer of these survive.
    expect(generation.metrics['surviving-ngrams-3/1']!).toBeLessThan(
      0.8 * generation.metrics['surviving-ngrams-2/1']!,
    )
  }
})

test.each([1, 4, 8])('simulated heterozygosity after %i generations is that of the formula', generations => {
  const { passages } = toyBook({ words: 60, octaves: 4 })
  const human = train(passages, { order: 1, weights: [1, 1] })
  const { unknown, counts } = human.vocabulary
  const { words } = human.occurrences.stream
  const lineages = 1500
  let [sum, squares] = [0, 0]
  for (let seed = 0; seed < lineages; seed++) {
    let model = human
    for (let generation = 1; generation <= generations; generation++)
      model = train(generate(model, { seed, name: String(generation) }), human.recipe)
    const shares = Array.from(
      countTypes(model.occurrences.stream, unknown + 1).subarray(1),
      count => count / words,
    )
    const h = 1 - shares.reduce((total, share) => total + share * share, 0)
    sum += h
    squares += h * h
  }
  const mean = sum / lineages
  const error = Math.sqrt((squares / lineages - mean * mean) / lineages)
  const expected = heterozygosity.predict({
    plan: planOf(),
    counts,
    words,
    written: words,
    generation: generations,
  })
  expect(error).toBeLessThan(0.002)
  expect(Math.abs(mean - expected.heterozygosity!)).toBeLessThan(4 * error)
})
