import { expect, test } from 'vitest'
import { similarity } from '../../src/text/similarity.ts'

test('counts code points, not halves of them', () => {
  expect(similarity('🐋🐋', '🐋🦈')).toBe(1 / 2)
  expect(similarity('𝒜b', 'ab')).toBe(1 / 2)
})

test('does not mind how an accent is written', () => {
  expect(similarity('caf\u00e9', 'cafe\u0301')).toBe(1)
})

test('of two empty texts is 1, of a text and nothing 0', () => {
  expect([similarity('', ''), similarity('a', '')]).toEqual([1, 0])
})

test('looks at the first 2,000 code points', () => {
  expect(similarity('a'.repeat(3000), 'a'.repeat(2000) + 'b'.repeat(1000))).toBe(1)
})
