import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decoders, isPlain, type Candidates } from '../../src/model/sampling/decoders/index.ts'

/** Types by rising id with counts as a large text may have them. */
const anyCandidates: fc.Arbitrary<Candidates> = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 1e6 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map(weights => ({ ids: weights.map((_, index) => 3 * index), weights }))

const sum = (weights: readonly number[]) => weights.reduce((a, b) => a + b, 0)

/** Values from gentle to fierce; a decoder is asked for those that it takes. */
const values: Record<string, number[]> = {
  temperature: [0.01, 0.3, 0.5, 0.99, 1.01, 2, 100],
  topK: [1, 2, 3, 10, 1000],
  topP: [0.001, 0.1, 0.5, 0.9, 0.999],
  minP: [0.001, 0.1, 0.5, 0.9, 1],
}

test('decoders have different names', () => {
  expect(new Set(decoders.map(({ name }) => name)).size).toBe(decoders.length)
})

test('a decoding is plain when every value is neutral, and only then', () => {
  expect(isPlain({})).toBe(true)
  expect(isPlain(Object.fromEntries(decoders.map(({ name, neutral }) => [name, neutral])))).toBe(true)
  for (const { name } of decoders)
    for (const value of values[name]!) expect(isPlain({ [name]: value })).toBe(false)
})

describe.each(decoders)('$name', ({ name, title, source, neutral, reweigh }) => {
  const always = (check: (candidates: Candidates, value: number) => void) =>
    fc.assert(fc.property(anyCandidates, fc.constantFrom(...values[name]!), check), { seed: 1, numRuns: 500 })

  test('says what it is and where it comes from', () => {
    expect([title, source].every(text => text.length > 0)).toBe(true)
  })

  test('leaves the shares as they are at its neutral value', () => {
    fc.assert(
      fc.property(anyCandidates, candidates => {
        const weights = reweigh(candidates, neutral)
        for (const [index, weight] of weights.entries())
          expect(weight / sum(weights)).toBeCloseTo(candidates.weights[index]! / sum(candidates.weights), 8)
      }),
      { seed: 2 },
    )
  })

  test('gives every candidate a whole weight, and one of them more than 0', () => {
    always((candidates, value) => {
      const weights = reweigh(candidates, value)
      expect(weights).toHaveLength(candidates.ids.length)
      expect(weights.every(weight => Number.isInteger(weight) && weight >= 0)).toBe(true)
      expect(sum(weights)).toBeGreaterThan(0)
      expect(sum(weights)).toBeLessThan(Number.MAX_SAFE_INTEGER)
    })
  })

  test('never prefers what was seen less often', () => {
    always(({ ids, weights: counts }, value) => {
      const weights = reweigh({ ids, weights: counts }, value)
      for (const [a, heavy] of counts.entries())
        for (const [b, light] of counts.entries())
          if (heavy > light) expect(weights[a]).toBeGreaterThanOrEqual(weights[b]!)
    })
  })

  test('never revives a candidate that another decoder has taken out', () => {
    always((candidates, value) => {
      const thinned = { ids: candidates.ids, weights: candidates.weights.map((w, i) => (i % 2 ? 0 : w)) }
      reweigh(thinned, value).forEach((weight, index) => index % 2 && expect(weight).toBe(0))
    })
  })

  test('does not touch what it is given', () => {
    always((candidates, value) => {
      const before = structuredClone(candidates)
      reweigh(candidates, value)
      expect(candidates).toEqual(before)
    })
  })
})
