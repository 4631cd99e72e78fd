import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { factsOfRun } from '../../src/exercise/keys/facts.ts'
import { markSheet } from '../../src/exercise/mark.ts'
import { exerciseRunsOf, readPack } from '../../src/node/exercises/packs.ts'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import { randomFrom } from '../../src/random.ts'
import { survivalChance } from '../../src/theory/index.ts'

/** What an exercise says to students and teachers, on one line. */
const said = (name: string) =>
  ['exercise.md', 'notes.md', 'exercise.json']
    .map(file => readFileSync(`exercises/${name}/${file}`, 'utf8'))
    .join('\n')
    .replace(/\s+/g, ' ')
const book = readCorpus('moby-dick')
const facts = (options: object) => factsOfRun(book, { seed: 'v1', metrics: ['surviving-types'], ...options })

test('1: how many words stand in the book once', () => {
  const { counts } = facts({ generations: 1 })
  const types = counts[0]!.slice(1).filter(count => count > 0)
  expect(Math.round(types.length / 1000)).toBe(17)
  const once = types.filter(count => count === 1).length / types.length
  expect(once).toBeGreaterThan(0.4)
  expect(once).toBeLessThan(0.5)
})

test('1: measured numbers lie within two points of the law', () => {
  for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
    const { value } = facts({ generations: 2, seed })
    for (const generation of [1, 2])
      expect(
        Math.abs(value({ metric: 'surviving-types/1', generation }) - survivalChance(1, generation)),
      ).toBeLessThan(0.02)
  }
})

test('2: no word that is used over a hundred times is lost in four copies', () => {
  expect(facts({ generations: 4 }).value({ metric: 'surviving-types/>100', generation: 4 })).toBe(1)
})

test('4: chance leaves the rare kind, temperature and top-p do not', () => {
  const { factsOf } = exerciseRunsOf(readPack('4').pack)('v1')
  const rare = (run: string) =>
    factsOf(run).value({ metric: 'share-of-passages/label:experimental', generation: 1 })
  expect(Math.abs(rare('plain') - 0.05)).toBeLessThan(0.01)
  expect(rare('cold')).toBeLessThan(0.01)
  expect(rare('likely')).toBeLessThan(0.015)
})

test('6: half is left by replacing, some points more with a tenth, three quarters by piling up', () => {
  const { factsOf } = exerciseRunsOf(readPack('6').pack)('v1')
  const words = (run: string) => factsOf(run).value({ metric: 'surviving-types', generation: 5 })
  expect(Math.abs(words('replace') - 0.5)).toBeLessThan(0.03)
  expect(words('mix') - words('replace')).toBeGreaterThan(0.03)
  expect(Math.abs(words('pile') - 0.75)).toBeLessThan(0.03)
})

describe('8: the goal', () => {
  const { pack } = readPack('8')
  const of = (plan: Record<string, string | number>) =>
    markSheet(pack, { plan }, exerciseRunsOf(pack)('v1')).tasks.find(({ task }) => task.id === 'plan')!.mark
  const solution = /`(\{"regime[^`]*\})`/.exec(said('08-save-the-language'))![1]!

  test('is reached by the plan of the notes, and by neither half of it', () => {
    expect(of(JSON.parse(solution) as Record<string, string | number>).verdict).toBe('right')
    expect(of({ regime: 'keep-human', humanShare: 0.3 }).share).toBe(0)
    expect(of({ sizeFactor: 2 }).share).toBe(0)
  })
  test('is far off with nothing done: about a third is left', () => {
    expect(
      Math.abs(facts({ generations: 10 }).value({ metric: 'surviving-types', generation: 10 }) - 0.333),
    ).toBeLessThan(0.03)
  })
})

test('9: twelve words are one after about twenty rounds, and thrown groups are as the notes say', () => {
  const random = randomFrom('dice')
  const copy = (sheet: readonly number[]) => sheet.map(() => sheet[random.below(12)]!)
  const first: number[] = []
  let rounds = 0
  for (let group = 0; group < 2000; group++) {
    let sheet = copy(Array.from({ length: 12 }, (_, word) => word))
    first.push(new Set(sheet).size)
    for (rounds += 1; new Set(sheet).size > 1; rounds += 1) sheet = copy(sheet)
  }
  expect(Math.abs(rounds / 2000 - 20)).toBeLessThan(3)
  for (const usual of [6, 9])
    expect(first.filter(count => count === usual).length / 2000).toBeGreaterThan(0.05)
  const means = Array.from(
    { length: 200 },
    (_, k) => first.slice(10 * k, 10 * k + 10).reduce((a, b) => a + b) / 10,
  )
  expect(means.filter(mean => Math.abs(mean - 7.78) > 1).length).toBeLessThan(10)
})
