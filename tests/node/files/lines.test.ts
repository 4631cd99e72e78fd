import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLines } from '../../../src/node/files/chunks.ts'
import { hostileTexts } from '../../hostile.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()
const path = join(folder, 'lines.txt')
const read = (text: string) => {
  writeFileSync(path, text)
  return Array.from(readLines(path))
}

test('lines are what stands between line feeds, and the last one needs none', () => {
  expect(read('a\nb\n')).toEqual(['a', 'b'])
  expect(read('a\n\nb')).toEqual(['a', '', 'b'])
  expect(read('')).toEqual([])
})

test('a character or a line that lies across the parts of a file is whole', () => {
  const long = 'é捕👍'.repeat(300_000)
  expect(read(`x\n${long}\ny\n`)).toEqual(['x', long, 'y'])
})

test('hostile lines come back as they are', () => {
  const lines = hostileTexts.map(text => JSON.stringify(text))
  expect(read(`${lines.join('\n')}\n`)).toEqual(lines)
})

test('a reader may stop early, and a missing file is refused', () => {
  writeFileSync(path, 'a\nb\n')
  for (const line of readLines(path)) {
    expect(line).toBe('a')
    break
  }
  expect(() => readLines(join(folder, 'nowhere')).next()).toThrow(/nowhere is missing/)
})
