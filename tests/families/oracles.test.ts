import { describe, expect, test } from 'vitest'
import { planOf } from '../../src/lineage/plan.ts'
import { bands, metrics, rowName } from '../../src/metrics/index.ts'
import { expect as expectations, oracles, type Facts } from '../../src/theory/index.ts'

/** Entry 0 is no type; then types of every band. */
const counts = Int32Array.of(99, 500, 100, 50, 20, 6, 5, 2, 1, 1, 1)
const words = counts.subarray(1).reduce((a, b) => a + b, 0)
const facts = (generation: number, more: Partial<Facts> = {}): Facts => ({
  plan: planOf(),
  counts,
  words,
  written: words,
  generation,
  ...more,
})

const rowNames = metrics.flatMap(({ name, parts }) => [
  name,
  ...(parts ? bands.map(band => rowName(name, band)) : []),
])

test('oracles have different names and predict different rows', () => {
  expect(new Set(oracles.map(({ name }) => name)).size).toBe(oracles.length)
  const rows = oracles.flatMap(oracle => Object.keys(oracle.predict(facts(1))))
  expect(new Set(rows).size).toBe(rows.length)
})

test('what is expected is what the oracles predict that apply', () => {
  expect(expectations(facts(3))).toEqual(
    Object.assign({}, ...oracles.map(oracle => oracle.predict(facts(3)))),
  )
  expect(expectations(facts(3, { plan: planOf({ temperature: 0.5 }) }))).toEqual({})
  expect(expectations(facts(3, { plan: planOf({ protect: ['keep-original'] }) }))).toEqual({})
})

describe.each(oracles)('$name', oracle => {
  test('says its formula, its source and its scope', () => {
    for (const text of [oracle.title, oracle.formula, oracle.source, oracle.scope])
      expect(text.trim()).not.toBe('')
  })

  test('predicts rows that are measured', () => {
    for (const row of Object.keys(oracle.predict(facts(1)))) expect(rowNames).toContain(row)
  })

  test('applies to replace with plain sampling, and says why not to anything else', () => {
    for (const order of [1, 2, 10]) expect(oracle.excuse(planOf({ order }))).toBeUndefined()
    for (const options of [
      { protect: ['keep-original'] },
      { temperature: 0.9 },
      { topK: 5 },
      { topP: 0.9 },
      { minP: 0.1 },
    ])
      expect(oracle.excuse(planOf(options))).toMatch(/\w+ \w+/)
  })

  test('predicts shares that fall from generation to generation', () => {
    let last: Readonly<Record<string, number>> = oracle.predict(facts(1))
    for (let generation = 2; generation <= 50; generation++) {
      const next = oracle.predict(facts(generation))
      expect(Object.keys(next)).toEqual(Object.keys(last))
      for (const [row, value] of Object.entries(next)) {
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(last[row]!)
        expect(last[row]).toBeLessThanOrEqual(1)
      }
      last = next
    }
  })

  test('predicts more for a longer text', () => {
    const short = oracle.predict(facts(5, { written: words / 2 }))
    const long = oracle.predict(facts(5, { written: words * 2 }))
    for (const row of Object.keys(short)) expect(long[row]).toBeGreaterThan(short[row]! - 1e-12)
    expect(Object.values(long).some((value, index) => value > Object.values(short)[index]!)).toBe(true)
  })

  test('does not count entry 0, which is no type', () => {
    const other = Int32Array.from(counts)
    other[0] = 0
    expect(oracle.predict(facts(3, { counts: other }))).toEqual(oracle.predict(facts(3)))
  })
})
