import { expect, test } from 'vitest'
import { counted, grouped, percent, significant, verbFor } from '../../../src/report/format/numbers.ts'
import { evenIndices } from '../../../src/report/tables/overview.ts'

test('100 % is said only when nothing is missing, and 0 % only when nothing is left', () => {
  expect([1, 0.99999, 0.9994, 0.5, 0.0001, 0].map(percent)).toEqual([
    '100 %',
    '99.9+ %',
    '99.9 %',
    '50.0 %',
    '<0.1 %',
    '0 %',
  ])
})

test('thousands are grouped, small numbers have three digits, infinity has its sign', () => {
  expect([205098, 999, 1000].map(grouped)).toEqual(['205,098', '999', '1,000'])
  expect([277.72, 4.1612, Infinity].map(significant)).toEqual(['278', '4.16', '∞'])
})

test('one thing is singular, none and many are plural', () => {
  const named = (plural: string) => [0, 1, 2000].map(count => counted(count, plural))
  expect(named('words')).toEqual(['0 words', '1 word', '2,000 words'])
  expect(named('tokens as given')[1]).toBe('1 token as given')
  expect([0, 1, 1.4, 2].map(verbFor)).toEqual(['are', 'is', 'is', 'are'])
})

test('of many columns the first, the last and evenly spaced ones are shown', () => {
  expect(evenIndices(3, 6)).toEqual([0, 1, 2])
  expect(evenIndices(500, 6)).toEqual([0, 100, 200, 299, 399, 499])
})
