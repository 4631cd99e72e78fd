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
  expect(stem(word, 'en')).toBe(expected)
})

test('whales and whaling are one family', () => {
  expect(stem('whales', 'en')).toBe(stem('whaling', 'en'))
})

test("a possessive is of its word's family, and an s alone is no possessive", () => {
  expect(["father's", 'father’s', 'fathers', 'father'].map(word => family(word, 'en'))).toEqual(
    Array(4).fill('father'),
  )
  expect(family("whaling's", 'en')).toBe(stem('whales', 'en'))
  expect(family("'s", 'en')).toBe(stem("'s", 'en'))
})

test('a stem is always a text, the same one the second time', () => {
  for (const language of ['en', 'de', 'es', 'fa', 'fr', 'it', 'nl', 'no', 'pt', 'ru', 'sv', 'uk'])
    for (const word of [...hostilePieces, '', 'a', "l'", 'constructor', '__proto__']) {
      expect(typeof stem(word, language)).toBe('string')
      expect(stem(word, language)).toBe(stem(word, language))
    }
})

test('what is longer than any word is its own stem, at once', () => {
  const begun = performance.now()
  expect(stem('x'.repeat(1_000_000), 'en')).toHaveLength(1_000_000)
  expect(performance.now() - begun).toBeLessThan(1000)
})

// Winkler 1990, table: the similarities of MARTHA and MARHTA, DWAYNE and DUANE.
test('likeness is that of Jaro and Winkler', () => {
  expect(likeness('MARTHA', 'marhta')).toBeCloseTo(0.9611, 4)
  expect(likeness('DWAYNE', 'duane')).toBeCloseTo(0.84, 4)
  expect([likeness('abc', 'abc'), likeness('abc', 'xyz')]).toEqual([1, 0])
})

test('a possessive is of the family of its word, a contraction is not', () => {
  expect([family("whale's", 'en'), family('father’s', 'en')]).toEqual([
    stem('whale', 'en'),
    stem('father', 'en'),
  ])
  for (const word of ["it's", "that's", 'let’s', "who's"]) expect(family(word, 'en')).toBe(stem(word, 'en'))
})

// The examples of the stemmers' own tests, and of Snowball.
test.each([
  ['de', 'häuser', 'hauses'],
  ['es', 'ballenas', 'ballena'],
  ['fr', 'baleines', 'baleine'],
  ['it', 'balene', 'balena'],
  ['nl', 'huizen', 'huize'],
  ['pt', 'casas', 'casa'],
  ['ru', 'домами', 'дома'],
  ['sv', 'husen', 'husens'],
  ['no', 'husene', 'huset'],
])('%s: %s and %s are one family', (language, one, other) => {
  expect(family(one, language)).toBe(family(other, language))
})

test('without a language every word is a family of its own, and no rule of English is applied', () => {
  expect(['whales', "whale's", 'whaling'].map(word => family(word))).toEqual(['whales', "whale's", 'whaling'])
  expect(family("whale's", 'fr')).not.toBe(family('whale', 'fr'))
})
