import { expect, test } from 'vitest'
import { didYouMean, nearest } from '../../src/text/nearest.ts'

const names = ['moby-dick', 'sotu', 'stories', 'mb']

test('a name that is typed wrong is recognised', () => {
  expect(nearest('mobydick', names)).toEqual(['moby-dick'])
  expect(didYouMean('storys', names)).toBe('did you mean stories? ')
})

test('nothing is suggested for what is like no name', () => {
  expect(nearest('zzzqqq', names)).toEqual([])
  expect(didYouMean('zzzqqq', names)).toBe('')
  expect(didYouMean('anything', [])).toBe('')
})

test('the most alike come first, ties in the order of the names, no more than are asked for', () => {
  const words = ['whaler', 'while', 'whales', 'whale']
  expect(nearest('whale', words, { most: 3 })).toEqual(['whale', 'whaler', 'whales'])
  expect(nearest('whale', words, { least: 0.99, most: 3 })).toEqual(['whale'])
})
