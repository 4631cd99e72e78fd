import { expect, test } from 'vitest'
import { factsOfRun } from '../../../src/exercise/keys/facts.ts'
import { toyBook } from '../../toy.ts'

const factsOf = (words: number) =>
  factsOfRun(toyBook({ words, octaves: 7 }), {
    ...{ order: 2, generations: 1, seed: 'facts', metrics: ['perplexity', 'surviving-types'] },
  })

test('nothing is marked by perplexity on a text whose held-out part is too short, and the line says so', () => {
  const short = factsOf(400)
  expect(short.heldOutWords).toBeLessThan(100)
  expect(() => short.value({ metric: 'perplexity', generation: 1 })).toThrow(
    /^nothing is marked by perplexity, since the held-out text has \d+ tokens, fewer than 100$/,
  )
  expect(short.value({ metric: 'surviving-types', generation: 1 })).toBeGreaterThan(0)
  expect(short.value({ metric: 'surviving-types', generation: 1, theory: true })).toBeGreaterThan(0)
  expect(short.rows.some(({ metric }) => metric === 'perplexity')).toBe(true)
})

test('by that of a longer text it is', () => {
  expect(factsOf(2000).value({ metric: 'perplexity', generation: 1 })).toBeGreaterThan(1)
})
