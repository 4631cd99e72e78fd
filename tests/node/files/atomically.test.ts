import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { atomically, atomicallyAsync } from '../../../src/node/files/atomically.ts'
import { writeOutput, writeTable } from '../../../src/node/files/outputs.ts'
import { scratchFolder } from '../../scratch.ts'

const failure = new Error('the disk is full')

function* halfTheRows(): Generator<(string | number)[]> {
  for (let row = 0; row < 2000; row++) yield ['whale', row]
  throw failure
}

test('a write that fails leaves nothing behind, and the file that was there as it was', async () => {
  const folder = scratchFolder()
  const path = join(folder, 'words.csv')
  writeFileSync(path, 'mine\n')
  expect(() => writeTable(path, halfTheRows())).toThrow(failure)
  expect(() =>
    atomically(path, staged => {
      writeFileSync(staged, 'half')
      throw failure
    }),
  ).toThrow(failure)
  await expect(
    atomicallyAsync(path, staged => {
      writeFileSync(staged, 'half')
      return Promise.reject(failure)
    }),
  ).rejects.toThrow(failure)
  expect(readdirSync(folder)).toEqual(['words.csv'])
  expect(readFileSync(path, 'utf8')).toBe('mine\n')
})

test('two writers of one file do not meet: the last to end wins, whole', () => {
  const folder = scratchFolder()
  function* meanwhile() {
    yield 'first '
    writeOutput(folder, 'text', ['second'])
    yield 'writer'
  }
  writeOutput(folder, 'text', meanwhile())
  expect(readFileSync(join(folder, 'text'), 'utf8')).toBe('first writer')
  expect(readdirSync(folder)).toEqual(['text'])
})
