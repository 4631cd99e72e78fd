import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ngramTables, type NgramTable } from '../../../src/backoff/counts/ngram-tables.ts'
import { smooth } from '../../../src/backoff/smooth.ts'
import { smoothingNamed } from '../../../src/backoff/smoothings/index.ts'
import { train } from '../../../src/model/train.ts'
import { readArpaFile, writeArpaFile } from '../../../src/node/backoff/arpa-file.ts'
import { TrainingThreads, isWorthThreads } from '../../../src/node/backoff/training-threads.ts'
import { sharedInts } from '../../../src/arrays.ts'
import { streamOf } from '../../../src/text/stream.ts'
import { scratchFolder } from '../../scratch.ts'
import { toyBook } from '../../toy.ts'

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
  expect(await writeArpaFile(together, model, new TrainingThreads())).toBe(bytes)
  expect(readFileSync(together).equals(readFileSync(alone))).toBe(true)
  expect(readArpaFile(together).levels.map(({ size }) => size)).toEqual(model.levels.map(({ size }) => size))
})

test.runIf(existsSync('/dev/full'))('a full disk ends the threads, and leaves nothing behind', async () => {
  class FullDisk extends TrainingThreads {
    override write(path: string, written: typeof model): Promise<void> {
      rmSync(path)
      symlinkSync('/dev/full', path)
      return super.write(path, written)
    }
  }
  await expect(writeArpaFile(join(folder, 'full.arpa'), model, new FullDisk())).rejects.toThrow('ENOSPC')
  expect(readdirSync(folder).filter(name => name.startsWith('full'))).toEqual([])
})

/** Millions of numbers, compared as bytes. */
const isAlike = (one: NgramTable, other: NgramTable) =>
  one.size === other.size &&
  (['last', 'context', 'suffix', 'count', 'begins'] as const).every(column =>
    Buffer.from(one[column].buffer).equals(Buffer.from(other[column].buffer)),
  )

test('threads count the n-grams of a text as one alone does, and end when they are told', async () => {
  const ids = sharedInts(1_200_000)
  for (let at = 0; at < ids.length; at++) ids[at] = at % 23 === 0 ? 0 : 1 + ((at * (at >> 5)) % 999)
  ids[ids.length - 1] = 0
  const stream = streamOf(ids)
  expect(stream.ids.buffer).toBeInstanceOf(SharedArrayBuffer)
  const threads = new TrainingThreads()
  const [together, alone] = [await threads.count(stream, 1000, 4), ngramTables(stream, 1000, 4)]
  expect(together.map((table, index) => isAlike(table, alone[index]!))).toEqual([true, true, true, true])
  expect(together[3]!.size).toBeGreaterThan(50_000)
  await threads.end()
  // What is not in memory that threads share is counted in this one.
  const copied = streamOf(Int32Array.from(stream.ids.subarray(0, 2301)))
  expect(await threads.count(copied, 1000, 3)).toEqual(ngramTables(copied, 1000, 3))
})

test.runIf(availableParallelism() > 1)('nobody waits for a thread that has ended', async () => {
  const stream = streamOf(sharedInts(1_200_000).fill(1, 1, 1_199_999))
  const threads = new TrainingThreads()
  const tables = threads.count(stream, 2, 4)
  void threads.end()
  await expect(tables).rejects.toThrow('the work was stopped')
})

test('threads are for long texts, and for n-grams that are many', () => {
  const text = join(folder, 'text.txt')
  writeFileSync(text, 'a b\n'.repeat(3_000_000))
  expect([1, 2, 3, 4, 5].map(order => isWorthThreads(text, order))).toEqual([false, false, false, true, true])
  expect(isWorthThreads('moby-dick', 5)).toBe(false)
})
