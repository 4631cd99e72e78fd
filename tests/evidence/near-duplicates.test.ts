import { describe, expect, test } from 'vitest'
import { metricNamed } from '../../src/metrics/index.ts'
import { chance, inventedWord } from '../toy.ts'
import { textAlone } from '../metrics/evidence.ts'

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
  })

  test('are at least the exact ones, and all passages but the first at the most', () => {
    const texts = Array.from({ length: 50 }, (_, k) => `${PASSAGE} ${k % 7}`)
    expect(near(...texts)).toBe(49 / 50)
    expect(metricNamed('duplicate-passages').measure(textAlone(...texts))).toBe(43 / 50)
  })
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
