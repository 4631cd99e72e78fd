import { expect, test } from 'vitest'
import { cutText } from '../../../src/text/corpus/cut.ts'

test('passages are paragraphs where the text has blank lines, and lines otherwise', () => {
  expect(cutText('one\ntwo\n \nthree\n')).toEqual([['one\ntwo', 'three\n']])
  expect(cutText('\n\none\ntwo\n\n')).toEqual([['one', 'two']])
})

test('a text of one long line is cut at once', () => {
  const line = 'word '.repeat(200_000)
  const begun = performance.now()
  expect(cutText(line)).toEqual([[line]])
  expect(performance.now() - begun).toBeLessThan(1000)
})
