import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillPage } from '../../../src/report/page/fill-page.ts'
import { lastSeen } from '../../../src/report/page/last-lines.ts'
import type { PageData } from '../../../src/report/page/page-data.ts'

const SLOT = '<script type="application/json" id="run-data">null</script>'

const dataOf = (title: string, value = 1) =>
  ({ text: { title }, runs: [{ rows: [{ value }] }] }) as unknown as PageData

const inSlot = (page: string) => /id="run-data">([^]*?)<\/script>/.exec(page)![1]!

test('no text ends the script that holds it, and every text is read back', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('</script><script>alert(1)</script>', '<!--<script>', '$& $1 $`', '\u2028'),
      ),
      title => {
        // prettier-ignore
        const page = fillPage(`<p>${SLOT}<p>`, dataOf(title))
        expect(page.split('<')).toHaveLength(5)
        expect(JSON.parse(inSlot(page))).toEqual({ text: { title }, runs: [{ rows: [{ value: 1 }] }] })
      },
    ),
  )
})

test('a page that is filled can be filled again', () => {
  const once = fillPage(SLOT, dataOf('first'))
  expect(fillPage(once, dataOf('second'))).toBe(fillPage(SLOT, dataOf('second')))
})

test('infinity is written as a word', () => {
  expect(inSlot(fillPage(SLOT, dataOf('', Infinity)))).toContain('"value":"Infinity"')
})

test('a type is seen last in the last text that has it, and nothing is known of those in the very last', () => {
  const seen = lastSeen([
    [5, 1, 1, 2],
    [4, 0, 1, 0],
    [3, 0, 0, 1],
  ])
  expect(seen).toEqual([new Set([2]), new Set([3]), new Set()])
})
