import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestRepeat } from '../../../src/metrics/features/longest-repeat.ts'
import { ngramsOf } from '../../../src/metrics/features/ngrams.ts'
import { metricNamed } from '../../../src/metrics/named.ts'
import { indexText } from '../../../src/model/index/suffix-index.ts'
import { BOUNDARY } from '../../../src/text/stream.ts'
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

test('of one word twenty thousand times looks at each place once a doubling, and once a halving', () => {
  const tokens = 20_000
  const text = textAlone(Array(tokens).fill('the').join(' ')).written
  const room = Int32Array.from(text.ids, (id, place) => (id === BOUNDARY ? 0 : tokens + 1 - place))
  const ngrams = [1, 2, 3, 4].map(n => ngramsOf(indexText(text, 3, 4), n))
  let looks = 0
  const counted = new Proxy(room, {
    get(target, key) {
      looks += 1
      return Reflect.get(target, key, target) as unknown
    },
  })
  expect(longestRepeat(counted, ngrams)).toBe(tokens - 1)
  expect(looks).toBeLessThan(2 * Math.log2(tokens) * tokens)
})
