import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drift, driftTable } from '../../src/report/words/drift.ts'
import { keyByChance, keyness } from '../../src/analysis/keyness.ts'
import { chance } from '../toy.ts'

describe('by hand', () => {
  // Both texts have 4 tokens: E = 2 and 2. 2 · (3 ln 3/2 + 1 ln 1/2) = 1.0465.
  test('three against one in texts of four', () => {
    const [more, less] = keyness([3, 1], [1, 3])
    expect(more).toBeCloseTo(2 * (3 * Math.log(1.5) - Math.log(2)), 12)
    expect(less).toBe(-more!)
  })

  // A text of 10 and one of 30: the type's 8 tokens would be 2 and 6. 2 · (5 ln 5/2 + 3 ln 3/6) = 5.004.
  test('texts of different lengths', () => {
    expect(keyness([5, 5], [3, 27])[0]).toBeCloseTo(2 * (5 * Math.log(2.5) + 3 * Math.log(0.5)), 12)
  })

  test('a type that one text has not: all of a · ln 2 in texts of one length', () => {
    const [died, came, neither] = keyness([0, 10, 0], [10, 0, 0])
    expect(died).toBeCloseTo(-20 * Math.LN2, 12)
    expect(came).toBeCloseTo(20 * Math.LN2, 12)
    expect(neither).toBe(0)
  })

  // Of two tokens, both may fall to one of the texts; G2 is then 2 · 2 ln 2 = 2.77. Of 4 tokens of 8: 1/70 each way, G2 = 5.55.
  test('by chance: four tokens dealt out to two texts of four fall to one of them once in 35 times', () => {
    expect(keyByChance([4], [4])).toBe(0)
    expect(keyByChance([4, 0], [0, 4])).toBeCloseTo(2 * (2 / 70), 12)
    expect(keyByChance([4, 0], [0, 4], { threshold: 6 })).toBe(0)
  })
})

const lists = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 20 })

test('equal texts, and a text given twice, give 0 everywhere', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1 }), counts => {
      expect(keyness(counts, counts).every(g2 => g2 === 0)).toBe(true)
      expect(keyness(counts, counts.map(count => 2 * count)).every(g2 => g2 === 0)).toBe(true) // prettier-ignore
    }),
  )
})

test('exchanged texts change the sign and nothing else; the sign is that of the shares', () => {
  fc.assert(
    fc.property(lists, pairs => {
      const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
      const [there, back] = [keyness(a, b), keyness(b, a)]
      const [here, other] = [a, b].map(counts => counts.reduce((sum, count) => sum + count, 0))
      there.forEach((g2, type) => {
        expect(Number.isFinite(g2)).toBe(true)
        expect(g2).toBeCloseTo(-back[type]!, 10)
        expect(Math.sign(g2)).toBe(Math.sign(a[type]! * other! - b[type]! * here!))
      })
    }),
  )
})

test('an empty text has no key words; lists of different lengths are refused', () => {
  expect(keyness([0, 0], [3, 4])).toEqual([0, 0])
  expect(keyness([], [])).toEqual([])
  expect(keyByChance([0, 0], [3, 4])).toBe(0)
  expect(() => keyness([1], [1, 2])).toThrow(/of the same types, got 1 and 2/)
})

// 400 shufflings of the tokens of two texts; the standard error of the mean is about 0.1.
test('what is expected by chance is what shuffling gives', () => {
  const counts = Array.from({ length: 60 }, (_, index) => 1 + Math.floor(120 / (index + 1)))
  const tokens = counts.flatMap((count, type) => Array<number>(count).fill(type))
  const random = chance(7)
  const found: number[] = []
  for (let round = 0; round < 400; round++) {
    for (let at = tokens.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      ;[tokens[at], tokens[other]] = [tokens[other]!, tokens[at]!]
    }
    const here = counts.map(() => 0)
    for (const type of tokens.slice(0, 300)) here[type]! += 1
    const there = counts.map((count, type) => count - here[type]!)
    found.push(keyness(here, there).filter(g2 => Math.abs(g2) >= 3.84).length)
  }
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length
  const spread = found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / found.length
  const reference = counts.map(() => 0)
  const here = [...reference]
  counts.forEach((count, type) => (here[type] = Math.floor(count / 2)))
  here[0]! += 300 - here.reduce((sum, count) => sum + count, 0)
  const there = counts.map((count, type) => count - here[type]!)
  expect(Math.abs(keyByChance(here, there) - mean)).toBeLessThan(4 * Math.sqrt(spread / found.length))
})

describe('drift', () => {
  const human = [50, 30, 20, 10, 10]
  const now = [50, 45, 5, 0, 20]
  const types = ['the', 'sea', '__proto__', '\u001B[2J', 'a-very-long-word-that-does-not-fit']
  const result = drift(types, { human, now })

  test('lists the words that are key, the most marked first, and no other', () => {
    expect(result.losing.map(({ type }) => type)).toEqual(['\u001B[2J', '__proto__'])
    expect(result.losing[0]).toMatchObject({ human: 10, now: 0 })
    expect(result.gaining).toEqual([])
    expect(drift(types, { human, now: human })).toMatchObject({ gaining: [], losing: [] })
  })

  test('stands in two lists side by side', () => {
    const wide = drift(types, { human: [900, 1, 1, 60, 1], now: [900, 9, 9, 0, 45] })
    const lines = driftTable(wide, { names: ['human', 'C'], limit: 2, width: 72 }).split('\n')
    expect(lines[0]).toMatch(/^C uses more +human +C +G2 {3}C uses less +human +C +G2$/)
    expect(lines[2]).toMatch(/^a-very-lon\S*… +1 +45 +\d+\.\d {3}/)
    expect(lines).toHaveLength(4)
    expect(lines.every(line => Array.from(line).length <= 72)).toBe(true)
  })
})
