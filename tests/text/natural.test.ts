import { expect, test } from 'vitest'
import { family, likeness, stem } from '../../src/text/natural.ts'
import { hostilePieces } from '../hostile.ts'

// Porter 1980, the examples of its rules.
test.each([
  ['caresses', 'caress'],
  ['ponies', 'poni'],
  ['motoring', 'motor'],
  ['happy', 'happi'],
  ['relational', 'relat'],
  ['electrical', 'electr'],
  ['adjustment', 'adjust'],
  ['controlling', 'control'],
])('the stem of %s is %s', (word, expected) => {
  expect(stem(word)).toBe(expected)
})

test('whales and whaling are one family', () => {
  expect(stem('whales')).toBe(stem('whaling'))
})

test("a possessive is of its word's family, and an s alone is no possessive", () => {
  expect(["father's", 'father’s', 'fathers', 'father'].map(family)).toEqual(Array(4).fill('father'))
  expect(family("whaling's")).toBe(stem('whales'))
  expect(family("'s")).toBe(stem("'s"))
})

test('a stem is always a text, the same one the second time', () => {
  for (const word of hostilePieces) {
    expect(typeof stem(word)).toBe('string')
    expect(stem(word)).toBe(stem(word))
  }
})

test('what is longer than any word is its own stem, at once', () => {
  const begun = performance.now()
  expect(stem('x'.repeat(1_000_000))).toHaveLength(1_000_000)
  expect(performance.now() - begun).toBeLessThan(1000)
})

// Winkler 1990, table: the similarities of MARTHA and MARHTA, DWAYNE and DUANE.
test('likeness is that of Jaro and Winkler', () => {
  expect(likeness('MARTHA', 'marhta')).toBeCloseTo(0.9611, 4)
  expect(likeness('DWAYNE', 'duane')).toBeCloseTo(0.84, 4)
  expect([likeness('abc', 'abc'), likeness('abc', 'xyz')]).toEqual([1, 0])
})

test('a possessive is of the family of its word, a contraction is not', () => {
  expect([family("whale's"), family('father’s')]).toEqual([stem('whale'), stem('father')])
  for (const word of ["it's", "that's", 'let’s', "who's"]) expect(family(word)).toBe(stem(word))
})
