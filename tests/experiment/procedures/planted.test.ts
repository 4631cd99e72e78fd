import { describe, expect, test } from 'vitest'
import { passOn, type PlantedRound, type Planting } from '../../../src/experiment/procedures/planted.ts'
import { selectedOdds } from '../../../src/theory/formulas/selection.ts'
import { survivalChances } from '../../../src/theory/survival.ts'

const ROUNDS = 5
const plant = (options: Partial<Planting>) =>
  passOn({ statements: 1000, wrong: 10, right: 30, rounds: ROUNDS, seed: 'planted', ...options })
const sum = (counts: Int32Array) => counts.reduce((total, count) => total + count, 0)
const odds = ({ wrong, right }: PlantedRound) => sum(wrong) / sum(right)
const shares = ({ wrong, right }: PlantedRound) =>
  Array.from(wrong, (count, k) => ({ count, all: count + right[k]! })).flatMap(({ count, all }) => (all === 0 ? [] : [count / all])) // prettier-ignore

describe('planted statements', () => {
  test('are passed on without favour: the mean share of a wrong answer is a martingale', () => {
    for (const round of plant({})) {
      const list = shares(round)
      const mean = list.reduce((total, share) => total + share, 0) / list.length
      const variance = list.reduce((total, share) => total + (share - mean) ** 2, 0) / (list.length - 1)
      expect(Math.abs(mean - 0.25) / Math.sqrt(variance / list.length)).toBeLessThan(4)
    }
  })

  test('die out as the law of copying says of so many copies', () => {
    const chances = survivalChances(3, ROUNDS)
    plant({ wrong: 3, right: 37 }).forEach(({ wrong }, round) => {
      const alive = wrong.filter(count => count > 0).length
      const chance = chances[round]!
      expect(Math.abs(alive - 1000 * chance)).toBeLessThan(4 * Math.sqrt(1000 * chance * (1 - chance)))
    })
  })

  test('lose odds by the verifier’s ratio in each round', () => {
    plant({ wrong: 20, right: 20, pass: 0.5 }).forEach((round, judged) => {
      const law = selectedOdds(1, judged, { keepFalse: 0.5, keepTrue: 1 })
      expect(odds(round) / law).toBeGreaterThan(0.9)
      expect(odds(round) / law).toBeLessThan(1.1)
    })
  })

  test('gain or lose odds as odds to the power 1/T where there are many copies', () => {
    const [first] = plant({ statements: 1, wrong: 4000, right: 8000, temperature: 0.5 })
    // Odds of 1 to 2 become 1 to 4.
    expect(odds(first!)).toBeGreaterThan(0.22)
    expect(odds(first!)).toBeLessThan(0.28)
  })

  test('are won by the majority where only the surest are learned from', () => {
    expect(odds(plant({ wrong: 30, right: 10, sure: true }).at(-1)!)).toBe(Infinity)
    expect(odds(plant({ sure: true }).at(-1)!)).toBe(0)
  })

  test('yield to true copies from outside, of which there are more with every round', () => {
    const outside = plant({ wrong: 30, right: 10, independent: 10 }).map(odds)
    expect(outside).toEqual([...outside].sort((a, b) => b - a))
    // Nothing is added before A has written; after that, a fifth of what is read is new and right.
    expect(outside[0]).toBeGreaterThan(2.7)
    expect(outside.at(-1)).toBeLessThan(1)
  })

  test('go back to copies that were planted, to fewer with every round, and never to more than there are', () => {
    const rounds = plant({}).map(({ wrong, ancestors }) => {
      ancestors.forEach((count, k) => expect(count).toBeLessThanOrEqual(Math.min(10, wrong[k]!)))
      return sum(ancestors)
    })
    expect(rounds).toEqual([...rounds].sort((a, b) => b - a))
    expect(rounds[0]).toBeGreaterThan(6000)
  })

  test('are the same for the same seed, and others for another', () => {
    const [one, same, other] = ['a', 'a', 'b'].map(seed => plant({ statements: 20, seed }))
    expect(one).toEqual(same)
    expect(one).not.toEqual(other)
  })
})
