import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../src/random.ts'
import type { PagePassage } from '../../src/report/page/page-data.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import { blindPassages, chanceOfRight, middleTraits, traitsOf } from '../../src/web/engine/blind.ts'

const passage = (text: string, facts: Partial<PagePassage> = {}): PagePassage => ({
  id: text,
  text,
  copied: [],
  repeated: [],
  ...facts,
})
const many = (side: string) => Array.from({ length: 12 }, (_, k) => passage(`${side} ${k}`))

describe('a blind test', () => {
  const [human, machine] = [many('human'), many('machine')]
  const drawn = (seed: string) =>
    blindPassages(human, machine, { most: 10, random: randomFrom(seed, 'blind') })

  test('shows ten passages, none twice, each as what it is', () => {
    const shown = drawn('1')
    expect(new Set(shown.map(({ passage: { id } }) => id)).size).toBe(10)
    for (const { passage: each, human: is } of shown) expect(each.id.startsWith('human')).toBe(is)
  })

  test('takes either side at every place about as often', () => {
    const tests = Array.from({ length: 400 }, (_, seed) => drawn(String(seed)))
    for (let at = 0; at < 10; at++) {
      // Of 400 throws of a coin fewer than 160, or more than 240, are heads once in some 17,000 times.
      const heads = tests.filter(shown => shown[at]!.human).length
      expect(Math.abs(heads - 200)).toBeLessThan(40)
    }
  })

  test('ends where one side has no more, and is empty where one has none', () => {
    expect(blindPassages([], machine, { most: 10, random: randomFrom('1') })).toEqual([])
  })

  test('the chance of so many right ones is that of a coin, by hand', () => {
    expect([0, 1, 2, 3].map(right => chanceOfRight(right, 3))).toEqual([1, 7 / 8, 1 / 2, 1 / 8])
    expect(chanceOfRight(10, 10)).toBe(1 / 1024)
    expect(chanceOfRight(0, 0)).toBe(1)
  })
})

describe('what is measured of a passage', () => {
  const reader = {
    tokenizer: tokenizerNamed('word'),
    countOf: (type: string) => ({ the: 100, sea: 5, whale: 6 })[type] ?? 0,
  }

  test('is counted by hand', () => {
    const spans = { copied: [[0, 3], [4, 2]], repeated: [[1, 2]] } as const // prettier-ignore
    const item = { passage: passage('The sea the whale sea', spans), human: false }
    expect(traitsOf(item, reader)).toEqual({ copied: 3, repeated: 2 / 5, varied: 3 / 5, rare: 2 / 5 })
    expect(traitsOf({ ...item, human: true }, reader).copied).toBeUndefined()
    expect(traitsOf({ passage: passage(''), human: false }, reader)).toEqual({
      copied: 0,
      repeated: 0,
      varied: 0,
      rare: 0,
    })
  })

  test('has a middle value that is some passage’s own', () => {
    const traits = (copied: number | undefined, varied: number) => ({ copied, varied, repeated: 0, rare: 0 })
    const four = [traits(9, 0.1), traits(0, 0.4), traits(12, 0.2), traits(0, 0.3)]
    expect(middleTraits(four)).toEqual({ copied: 0, varied: 0.2, repeated: 0, rare: 0 })
    expect(middleTraits([traits(undefined, 1)])).toEqual({ varied: 1, repeated: 0, rare: 0 })
  })
})
