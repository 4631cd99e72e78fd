import { runInNewContext } from 'node:vm'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measureFiles } from '../../src/node/index.ts'
import { scratchFolder } from '../scratch.ts'

test('whoever imports the library keeps the flags of V8 that they had', () => {
  expect(runInNewContext('typeof gc')).toBe('undefined')
})

test('a text is measured without naming a tokenizer or an order', () => {
  const path = join(scratchFolder(), 'tale.txt')
  writeFileSync(path, 'The whale swam.\n\nThe ship sank.\n\nThe sea was calm.\n')
  expect(measureFiles(path)).toMatchObject({
    tokens: 'word',
    order: 3,
    words: 13,
    passages: 3,
    against: null,
  })
})
