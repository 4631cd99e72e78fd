import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exp } from '../../src/arithmetic.ts'
import { encodeFor, scoreBackoff } from '../../src/backoff/score.ts'
import { countsOfCounts } from '../../src/backoff/discounts.ts'
import { smooth, type SmoothedModel } from '../../src/backoff/smooth.ts'
import { smoothingNamed, smoothings, type Context } from '../../src/backoff/smoothings/index.ts'
import { train } from '../../src/model/train.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { word } from '../../src/text/tokenizers/word.ts'
import { hostileTexts } from '../hostile.ts'
import { BackoffWalk } from '../backoff/backoff-walk.ts'
import { toyBook } from '../toy.ts'

/** Counts of the types after one context, at least one of them seen. */
const anyCounts = fc
  .array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 8 })
  .filter(counts => counts.some(count => count > 0))

const contextOf = (counts: readonly number[], full: boolean): Context => ({
  total: counts.reduce((a, b) => a + b, 0),
  types: counts.filter(count => count > 0).length,
  ones: counts.filter(count => count === 1).length,
  twos: counts.filter(count => count === 2).length,
  full,
})

test('smoothings have different names', () => {
  expect(new Set(smoothings.map(({ name }) => name)).size).toBe(smoothings.length)
})

/** log10 of the probability of every outcome after some tokens of a passage. */
function logProbsAfter(model: SmoothedModel, context: readonly number[]): number[] {
  const outcomes = model.types.length
  return Array.from({ length: outcomes }, (_, id) => {
    const walk = new BackoffWalk(model)
    for (const token of context) walk.step(token)
    return walk.step(id)
  })
}

const sum = (logProbs: readonly number[]) =>
  logProbs.reduce((total, logProb) => total + exp(logProb * 2.302585092994046), 0)

/** Of a text that repeats itself, so that it does not define the discounts. */
const worn = passagesOf(['a b a b a b', 'a b a b a b', 'b a b a b a'])
const texts = [toyBook({ words: 400, octaves: 5 }).passages, worn, passagesOf(hostileTexts.slice(0, -1))]

describe.each(smoothings)('$name', smoothing => {
  test('says what it is, by which equation, and where it comes from', () => {
    expect(Object.values(smoothing).every(text => typeof text !== 'string' || text !== '')).toBe(true)
  })

  test('keeps and passes shares, and what is kept and passed is 1', () => {
    fc.assert(
      fc.property(anyCounts, fc.boolean(), (counts, full) => {
        const spectrum = countsOfCounts([Int32Array.from(counts)])
        const reading = smoothing.fit({ order: 2, outcomes: 10, countsOfCounts: [[], spectrum, spectrum] })
        const context = contextOf(counts, full)
        const kept = counts.map(count => reading.keep(count, context, 2))
        const passed = reading.pass(context, 2)
        expect(Math.min(...kept, passed)).toBeGreaterThanOrEqual(0)
        expect(Math.max(...kept, passed)).toBeLessThanOrEqual(1)
        const total = kept.reduce((a, b) => a + b, smoothing.seen === 'interpolated' ? passed : 0)
        if (smoothing.seen === 'interpolated') expect(total).toBeCloseTo(1, 12)
        else expect(total).toBeLessThanOrEqual(1 + 1e-12)
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  test('gives more to what was seen more often', () => {
    const { keep } = smoothing.fit({
      order: 2,
      outcomes: 10,
      countsOfCounts: [[], [0, 9, 5, 3, 2, 1], [0, 9, 5, 3, 2, 1]],
    })
    for (const count of [1, 2, 3, 6])
      expect(keep(count + 1, contextOf([9, 5], true), 2)).toBeGreaterThan(
        keep(count, contextOf([9, 5], true), 2),
      )
  })

  const isProper = smoothing.seen !== 'score' && smoothing.name !== 'mle'
  test.runIf(isProper)('probabilities after any context sum to 1, and nothing is impossible', () => {
    for (const passages of texts)
      for (const order of [1, 2, 3]) {
        const model = smooth(train(passages, { tokens: 'whitespace', order }), smoothing)
        const last = model.types.length - 1
        for (const context of [[], [1], [1, 2], [2, 1, 2], [last], [last, 1], [1, 1, 1, 1]]) {
          const logProbs = logProbsAfter(model, context)
          expect(sum(logProbs)).toBeCloseTo(1, 12)
          expect(Math.min(...logProbs)).toBeGreaterThan(-Infinity)
        }
      }
  })
})

test('maximum likelihood after a context that was seen sums to 1 over what was seen', () => {
  const model = smooth(
    train(worn, { tokens: 'whitespace', order: 2 }),
    smoothings.find(({ name }) => name === 'mle')!,
  )
  expect(sum(logProbsAfter(model, [1]))).toBeCloseTo(1, 12)
  expect(logProbsAfter(model, [1])).toContain(-Infinity)
})

test('a text scored in blocks is the text scored token by token', () => {
  // Longer than a block, with unknown words and passages that end at its edges.
  const heldOut = toyBook({ words: 3000, octaves: 7, seed: 5 }).passages
  for (const name of ['modified-kneser-ney', 'katz', 'mle']) {
    const model = smooth(train(texts[0]!, { tokens: 'word', order: 3 }), smoothingNamed(name))
    const stream = encodeFor(model, heldOut, word)
    const walk = new BackoffWalk(model)
    const logProb = stream.ids.subarray(1).reduce((total, id) => total + walk.step(id), 0)
    expect(scoreBackoff(model, stream)).toMatchObject({ logProb, tokens: stream.ids.length - 1 })
  }
})
