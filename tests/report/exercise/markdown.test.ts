import { expect, test } from 'vitest'
import { readMarkdown } from '../../../src/report/exercise/markdown.ts'
import { markdownToHtml } from '../../../src/report/exercise/print.ts'

test('a numbered list in a text is one list, with an item for each number', () => {
  expect(markdownToHtml('1. Choose.\n2. Do _so_.\n3. Shuffle.')).toBe(
    '<ol><li>Choose.</li><li>Do <em>so</em>.</li><li>Shuffle.</li></ol>',
  )
  expect(markdownToHtml('4. Change\n   places.\n5. Note.')).toBe(
    '<ol start="4"><li>Change places.</li><li>Note.</li></ol>',
  )
})

test('a list may follow its paragraph at once, and an item may take several lines', () => {
  expect(markdownToHtml('It must use\n- many words\n  of the book,\n* some more.\nEnd.')).toBe(
    '<p>It must use</p>\n<ul><li>many words of the book,</li><li>some more. End.</li></ul>',
  )
  expect(markdownToHtml('Steps:\n1. One.\n2. Two.')).toBe(
    '<p>Steps:</p>\n<ol><li>One.</li><li>Two.</li></ol>',
  )
})

test('a line of a paragraph may begin with a number or a dash', () => {
  expect(readMarkdown('It came out in\n1851. It was\n-read.').map(({ kind }) => kind)).toEqual(['paragraph'])
})

test('a question keeps its options, its form and, on paper, the lines that its answer takes', () => {
  expect(markdownToHtml('1. `a`: Why?\n\n   - `x`: so\n   - `y`: not so\n\n   Answer: text.\n\n2. `b`: Who?\n\n   Answer: text.', new Map([['a', 2]]))).toBe(
    '<ol start="1"><li><p><code>a</code>: Why?</p><ul><li><code>x</code>: so</li><li><code>y</code>: not so</li></ul><p>Answer: text.</p><p class="line">&nbsp;</p><p class="line">&nbsp;</p></li></ol>\n' +
      '<ol start="2"><li><p><code>b</code>: Who?</p><p>Answer: text.</p></li></ol>',
  ) // prettier-ignore
})
