import { expect, test } from 'vitest'
import { visible } from '../../../src/report/format/terminal.ts'

test('escapes, bells and marks of direction cannot reach a terminal; letters, lines and accents do', () => {
  expect(visible('a\u001B[2Jb\u0007\u009Bc\u202Ed\te\nf é 日 👩')).toBe(
    'a\uFFFD[2Jb\uFFFD\uFFFDc\uFFFDd e\nf é 日 👩',
  )
})
