import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passagesOf, tidy } from '../../src/text/passage.ts'
import { hostileText } from '../hostile.ts'

test('white space of ASCII becomes single spaces, with none at the ends', () => {
  expect(tidy('\n a\t\tb \r\n c\v\f ')).toBe('a b c')
})

test('other white space stays as it is', () => {
  expect(tidy('\u00a0a\u3000b\u2028')).toBe('\u00a0a\u3000b\u2028')
})

test('accents are composed: e and an acute are one é', () => {
  expect(tidy('cafe\u0301')).toBe('caf\u00e9')
})

test('a lone surrogate becomes U+FFFD, a pair stays', () => {
  expect(tidy('a\ud800b\udc00 😀')).toBe('a\ufffdb\ufffd 😀')
})

test('tidying twice is tidying once, whatever the text', () => {
  fc.assert(
    fc.property(hostileText, text => {
      expect(tidy(tidy(text))).toBe(tidy(text))
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('passages are numbered from 1 over those with something to see', () => {
  expect(passagesOf(['One.', ' \n', 'Two.'])).toEqual([
    { id: '1', text: 'One.' },
    { id: '2', text: 'Two.' },
  ])
})

test('passages of a section carry its name', () => {
  expect(passagesOf(['One.'], { section: 'chapter-1' })).toEqual([
    { id: 'chapter-1/1', text: 'One.', section: 'chapter-1' },
  ])
})
