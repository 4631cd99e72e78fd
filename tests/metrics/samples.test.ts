import { describe, expect, test } from 'vitest'
import { metricNamed } from '../../src/metrics/named.ts'
import { train } from '../../src/model/train.ts'
import { besideHuman, textAlone } from './features.ts'

test('measures that depend on length look at 100,000 tokens unless told otherwise', () => {
  const ratio = metricNamed('ttr').measure(textAlone(`${'a '.repeat(100_000)}b b b b`))
  expect(ratio).toBe(1 / 100_000)
})

describe('distances compare samples', () => {
  const js = (texts: Parameters<typeof besideHuman>[0]) => metricNamed('js').measure(besideHuman(texts))

  // The first two words of all three texts are a: beyond them a and b, or a and c, are apart.
  test.each([
    ['the text', { human: ['a a b'], test: ['a a b'], written: ['a a'] }],
    ['the human training text', { human: ['a a'], test: ['a a b'], written: ['a a c'] }],
    ['the held-out text', { human: ['a a b'], test: ['a a'], written: ['a a c'] }],
    ['the sample asked for', { human: ['a a b'], test: ['a a b'], written: ['a a c'], sampleWords: 2 }],
  ])('as long as %s where that is the shortest', (_, texts) => {
    expect(js(texts)).toBe(0)
  })

  test('of three words otherwise: of these a third of each is its own, so a third of a bit', () => {
    expect(js({ human: ['a a b'], test: ['a a b'], written: ['a a c'] })).toBeCloseTo(1 / 3, 12)
  })
})

test('a copied span longer than 256 tokens counts as 256', () => {
  const loop = 'the '.repeat(300)
  const features = besideHuman({ human: [loop], test: [loop], written: [loop] })
  expect(metricNamed('longest-copied-span').measure(features)).toBe(256)
})

test('guesses are made for every held-out token and the end of its passage', () => {
  const held = `${'a '.repeat(12_000)}b`
  const model = train([{ id: '1', text: 'a a b' }], { tokens: 'whitespace', order: 1, weights: [0, 1] })
  const features = besideHuman({ human: ['a a b'], test: [held], written: ['a'], model })
  expect(features.tokenRanks()!.ranks).toHaveLength(12_002)
})

test('prose is the sample with a passage a line', () => {
  expect(textAlone('a b', 'c').prose()).toBe('a b\nc')
})

test('coverage of five tokens finds each among many that begin alike', () => {
  const written = Array.from('hfgieghfe', letter => `a b c d ${letter}`)
  const held = Array.from('efghi', letter => `a b c d ${letter}`)
  const features = besideHuman({ human: held, test: held, written })
  expect(metricNamed('type-coverage-5').measure(features)).toBe(1)
})
