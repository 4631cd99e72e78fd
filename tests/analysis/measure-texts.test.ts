import { expect, test } from 'vitest'
import { measureTexts } from '../../src/analysis/measure-texts.ts'
import { metricNamed } from '../../src/metrics/named.ts'
import { Refusal } from '../../src/refusal.ts'

/** Six passages: the first four are training text, then development and held-out text. */
const human = ['the cat sat', 'the dog ran', 'a hen ran', 'an owl sat', 'the cat ran', 'the owl ran']

test('a text alone has the measures that need no other text, and no others', () => {
  const rows = measureTexts(['a rose is a rose'])
  expect(rows['types-written']).toBe(3)
  expect(Object.keys(rows)).not.toContain('perplexity')
  expect(Object.keys(rows)).not.toContain('surviving-types')
})

test('against a human text, surviving types are those of its training text, and held-out text has a perplexity', () => {
  // The training text has nine types, of which the text writes two: the, cat.
  const rows = measureTexts(['the cat', 'the cat'], { against: human })
  expect(rows['surviving-types']).toBeCloseTo(2 / 9, 12)
  expect(rows.perplexity).toBeGreaterThan(1)
})

test('tokens, order and measures can be chosen', () => {
  const metrics = [metricNamed('types-written')]
  expect(measureTexts(['abba'], { tokens: 'char', order: 2, metrics })).toEqual({
    'types-written': 2,
    'types-written/2-5': 2,
  })
})

test('a text without tokens is refused', () => {
  expect(() => measureTexts([' '])).toThrow(Refusal)
})
