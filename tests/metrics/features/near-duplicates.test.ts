import { describe, expect, test } from 'vitest'
import { countDuplicates, duplicateShare } from '../../../src/metrics/features/near-duplicates.ts'
import { passageRanges, someRanges } from '../../../src/metrics/features/ranges.ts'
import { metricNamed } from '../../../src/metrics/named.ts'
import { streamOf } from '../../../src/text/stream.ts'
import { tokenizerNamed } from '../../../src/text/tokenizers/index.ts'
import { learnVocabulary } from '../../../src/text/vocabulary.ts'
import { chance, inventedWord } from '../../toy.ts'
import { besideHuman, textAlone } from '../features.ts'

const near = (...texts: string[]) => metricNamed('near-duplicate-passages').measure(textAlone(...texts))

const PASSAGE = 'the old ship sailed out of the harbour at dawn with nobody at the wheel and came home empty'

describe('near duplicates', () => {
  test('are passages with a word or two changed', () => {
    expect(near(PASSAGE, PASSAGE.replace('dawn', 'dusk'), 'a quite different tale of two cats')).toBe(1 / 3)
  })

  test('are exact ones too', () => {
    expect(near(PASSAGE, PASSAGE, PASSAGE, 'and one more')).toBe(2 / 4)
  })

  test('are not passages of the same words in another order', () => {
    expect(near(PASSAGE, PASSAGE.split(' ').reverse().join(' '))).toBe(0)
  })

  test('are not passages of which one is twice as long', () => {
    expect(near(PASSAGE, `${PASSAGE} ${PASSAGE}`)).toBe(0)
    const long = Array.from({ length: 1200 }, (_, k) => inventedWord(k * 7))
    expect(near(long.join(' '), long.slice(0, 600).join(' '))).toBe(0)
  })

  test('are at least the exact ones, and all passages but the first at the most', () => {
    const texts = Array.from({ length: 50 }, (_, k) => `${PASSAGE} ${k % 7}`)
    expect(near(...texts)).toBe(49 / 50)
    expect(metricNamed('duplicate-passages').measure(textAlone(...texts))).toBe(43 / 50)
  })
})

describe('likeness', () => {
  test('of exactly 0.8 is near: two of ten characters', () => {
    expect(near('a b c d ee', 'a b c d xy')).toBe(1 / 2)
    expect(near('a b c d ee', 'a b c d xyz')).toBe(0)
  })

  test('is of code points: two whales behind nine characters are 2/11, though they take four units', () => {
    expect(near('a b c d e', 'a b c d e🐋🐋')).toBe(1 / 2)
  })
})

describe('of several candidates', () => {
  const WORDS = Array.from({ length: 24 }, (_, at) => inventedWord(70 + at))
  const changed = (places: readonly number[], change: (word: string) => string) =>
    WORDS.map((word, at) => (places.includes(at) ? change(word) : word)).join(' ')
  const QUERY = WORDS.join(' ')
  /** Each shares most words with the query and the others, but a third of its letters are one of its own over and over. */
  const decoys = (number: number, places = (k: number) => [k]) =>
    Array.from({ length: number }, (_, k) =>
      changed(places(k), () => String.fromCodePoint(0x4e00 + k).repeat(64)),
    )

  test('one that shares fewer words but is nearer by its letters is found behind those that share more', () => {
    const nearer = changed([3, 9, 15], word => `${word}s`)
    expect(near(...decoys(1), nearer, QUERY)).toBe(1 / 3)
  })

  test('the likeliest sixteen are compared, and what comes behind them is missed', () => {
    const nearer = changed([3, 9, 15], word => `${word}s`)
    expect(near(...decoys(15), nearer, QUERY)).toBe(1 / 17)
    expect(near(...decoys(16), nearer, QUERY)).toBe(0)
  })

  test('the likeliest come first, however many there are', () => {
    const nearer = changed([9], word => `${word}s`)
    expect(near(...decoys(23, k => [k, (k + 5) % 24]), nearer, QUERY)).toBe(1 / 25)
  })
})

test('the same text has the same near duplicates whatever text stands beside it', () => {
  const lines = Array.from({ length: 9 }, (_, k) => `CHAPTER ${k} .`)
  const human = Array.from({ length: 50 }, (_, k) => `${k} whales`)
  const beside = besideHuman({ human, test: human, written: lines })
  for (const measured of [textAlone(...lines), beside])
    expect(metricNamed('near-duplicate-passages').measure(measured)).toBe(near(...lines))
})

/** Passages of forty words, the second half copies of the first half with two words changed. */
function halfCopied(passages: number): string[] {
  const random = chance(7)
  const word = () => inventedWord(Math.floor(random() * 5000))
  const originals = Array.from({ length: passages / 2 }, () => Array.from({ length: 40 }, word))
  const copies = originals.map(tokens => tokens.map((token, at) => (at === 11 || at === 29 ? word() : token)))
  return [...originals, ...copies].map(tokens => tokens.join(' '))
}

test('of 2,000 passages half of which are copies with two words of forty changed nearly all copies are found', () => {
  expect(near(...halfCopied(2000))).toBeGreaterThan(0.495)
  expect(near(...halfCopied(2000))).toBeLessThanOrEqual(0.5)
})

test('of more stretches than are held against each other, some are taken, in order and all over the text', () => {
  const from = Int32Array.from({ length: 1000 }, (_, k) => 10 * k)
  const ranges = { from, to: from.map(place => place + 9) }
  const some = someRanges(ranges, 100)
  expect(some).toEqual(someRanges(ranges, 100))
  expect([...some.from]).toEqual([...new Set(some.from)].sort((a, b) => a - b))
  expect(some.to).toEqual(some.from.map(place => place + 9))
  const inTenths = Array.from(
    { length: 10 },
    (_, tenth) => some.from.filter(place => Math.floor(place / 1000) === tenth).length,
  )
  expect(Math.min(...inTenths)).toBeGreaterThan(2)
  expect(someRanges(ranges, 1000)).toEqual(ranges)
})

test('a text of 400,000 passages of which half repeat is searched on 100,000 of them, and has its exact copies all the same', () => {
  const ids = new Int32Array(800_001)
  for (let k = 0; k < 400_000; k++) ids[2 * k + 1] = 1 + (k % 200_000)
  const stream = streamOf(ids)
  const { vocabulary } = learnVocabulary(
    [{ id: 'a/1', text: Array.from({ length: 200_000 }, (_, k) => `w${k}`).join(' ') }],
    tokenizerNamed('whitespace'),
  )
  expect(countDuplicates(stream, passageRanges(stream), vocabulary)).toMatchObject({
    compared: 100_000,
    exact: expect.closeTo(12_500, -3) as number,
  })
  expect(duplicateShare(stream, passageRanges(stream), vocabulary)).toBe(0.5)
})
