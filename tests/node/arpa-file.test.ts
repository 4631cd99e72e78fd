import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { smooth } from '../../src/model/smooth.ts'
import { smoothingNamed } from '../../src/model/smoothings/index.ts'
import { train } from '../../src/model/train.ts'
import { writeArpaFile } from '../../src/node/arpa-file.ts'
import { ArpaThreads, isWorthThreads } from '../../src/node/arpa-threads.ts'
import { readArpaFile } from '../../src/node/read-arpa-file.ts'
import { scratchFolder } from '../scratch.ts'
import { toyBook } from '../toy.ts'

const folder = scratchFolder()

/** More n-grams than a part holds. */
const { passages } = toyBook({ words: 60_000, octaves: 12 })
const model = smooth(
  train(passages, { tokens: 'whitespace', order: 4 }),
  smoothingNamed('modified-kneser-ney'),
)

test('threads write the bytes that one writes alone, in memory that is shared or copied', async () => {
  expect(model.levels.slice(1).reduce((sum, { size }) => sum + size, 0)).toBeGreaterThan(65_536)
  const [alone, together] = [join(folder, 'alone.arpa'), join(folder, 'together.arpa')]
  const bytes = await writeArpaFile(alone, model)
  expect(await writeArpaFile(together, model, new ArpaThreads())).toBe(bytes)
  expect(readFileSync(together).equals(readFileSync(alone))).toBe(true)
  expect(readArpaFile(together).levels.map(({ size }) => size)).toEqual(model.levels.map(({ size }) => size))
})

test.runIf(existsSync('/dev/full'))('a full disk ends the threads, and leaves nothing behind', async () => {
  const path = join(folder, 'full.arpa')
  symlinkSync('/dev/full', `${path}.partial`)
  await expect(writeArpaFile(path, model, new ArpaThreads())).rejects.toThrow('ENOSPC')
  expect([existsSync(path), existsSync(`${path}.partial`)]).toEqual([false, false])
})

test('threads are for long texts, and for n-grams that are many', () => {
  const text = join(folder, 'text.txt')
  writeFileSync(text, 'a b\n'.repeat(3_000_000))
  expect([1, 2, 3, 4, 5].map(order => isWorthThreads(text, order))).toEqual([false, false, false, true, true])
  expect(isWorthThreads('moby-dick', 5)).toBe(false)
})
