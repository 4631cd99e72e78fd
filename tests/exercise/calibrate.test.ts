import { describe, expect, test } from 'vitest'
import { ExerciseRuns } from '../../src/exercise/exercise-runs.ts'
import { calibrate, toleranceOf, numericKeys } from '../../src/exercise/calibrate.ts'
import { packOf } from '../../src/exercise/pack.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { prose } from '../prose.ts'

describe('a tolerance by quantiles', () => {
  test('by hand: of 1 to 9 the middle is 5, and the 8th of nine distances leaves out one', () => {
    // Distances 0 1 1 2 2 3 3 4 4; (9 + 1)(1 − 0.2) = 8: the 8th is 4, and nothing is beyond it.
    expect(toleranceOf([1, 2, 3, 4, 5, 6, 7, 8, 9], 0.2)).toEqual({ middle: 5, allowance: 4, rejected: 0 })
    // (9 + 1)(1 − 0.3) = 7: the 7th is 3, and 1 and 9 are beyond it.
    expect(toleranceOf([9, 8, 7, 6, 5, 4, 3, 2, 1], 0.3)).toEqual({
      middle: 5,
      allowance: 3,
      rejected: 2 / 9,
    })
  })
  test('of an even number lies between the two in the middle', () => {
    expect(toleranceOf([1, 2, 4, 8], 0.01).middle).toBe(3)
  })
})

describe('a calibrated exercise', () => {
  const copy = (generation: number) => ({ run: 'copy', metric: 'surviving-types', generation })
  const number = { kind: 'number', points: 1, prompt: 'How many?', hint: 'Look.', tolerance: { decdig: 1 } }
  const pack = packOf({
    format: 'collapse-lab/exercise/1',
    ...{ name: 'toy', version: 1, title: 'Toy', summary: 'Toy', minutes: 30 },
    runs: { copy: { corpus: 'tale', generations: 2, order: 2 } },
    items: [
      { ...number, id: 'one', value: copy(1), percent: true },
      { ...number, id: 'two', value: { difference: [copy(1), copy(2)] }, percent: true },
      { ...number, id: 'law', value: { law: 'survival', times: 1, generation: 1 } },
    ],
  })
  const corpus = {
    name: 'tale',
    title: 'Tale',
    constructed: true,
    passages: passagesOf(prose(60).split('\n\n')),
  }
  const runs = (name: string, count: number) =>
    Array.from(
      { length: count },
      (_, index) => new ExerciseRuns(pack, { seed: `${name}${index}`, corpusOf: () => corpus }).factsOf,
    )
  const rate = 0.1
  const calibrated = calibrate(pack, runs('calibration', 200), rate)

  test('has a row for each number that the seed decides', () => {
    expect(calibrated.map(({ id }) => id)).toEqual(['one', 'two'])
  })

  test('rejects about as many right answers of fresh seeds as it says', () => {
    const fresh = runs('fresh', 300).map(factsOf => numericKeys(pack, factsOf))
    for (const { id, middle, allowance, rejected } of calibrated) {
      expect(rejected).toBeLessThanOrEqual(rate)
      const missed = fresh.filter(key => Math.abs(key[id]! - middle) > allowance).length / fresh.length
      // Four standard errors of the rate, of 200 calibrated and 300 fresh seeds.
      expect(missed).toBeLessThan(rate + 4 * Math.sqrt(rate * (1 - rate) * (1 / 200 + 1 / 300)))
      expect(allowance).toBeGreaterThan(0)
    }
  })
})
