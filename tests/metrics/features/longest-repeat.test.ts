import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metricNamed } from '../../../src/metrics/named.ts'
import { textAlone } from '../features.ts'

const longest = (...texts: string[]) => metricNamed('longest-repeat').measure(textAlone(...texts))

/** Every pair of places, token by token. */
function bruteForce(passages: readonly string[][]): number {
  const places = passages.flatMap(tokens => tokens.map((_, at) => ({ tokens, at })))
  let most = 0
  places.forEach((a, index) =>
    places.slice(index + 1).forEach(b => {
      let length = 0
      while (a.tokens[a.at + length] !== undefined && a.tokens[a.at + length] === b.tokens[b.at + length])
        length += 1
      most = Math.max(most, length)
    }),
  )
  return most
}

test('of `a b c x a b c y` is three tokens', () => {
  expect(longest('a b c x a b c y')).toBe(3)
})

test('stays inside passages, and finds one in two of them', () => {
  expect(longest('a b', 'c d', 'a b c d')).toBe(2)
})

test('of a text without a repeated word is 0', () => {
  expect(longest('a b c')).toBe(0)
})

test('is what comparing every pair of places finds', () => {
  const passage = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(fc.array(passage, { minLength: 1, maxLength: 4 }), passages => {
      expect(longest(...passages.map(tokens => tokens.join(' ')))).toBe(bruteForce(passages))
    }),
    { numRuns: 300, seed: 1 },
  )
})

test('of one word a hundred thousand times is found in a second', () => {
  const begun = performance.now()
  expect(longest(Array(100_000).fill('the').join(' '))).toBe(99_999)
  expect(performance.now() - begun).toBeLessThan(5000)
})
