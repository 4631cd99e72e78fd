import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { readCorpus } from '../../../src/node/corpora/corpora.ts'
import { pageOf } from '../../../src/node/page/page.ts'
import { readClosely, readDescent } from '../../../src/node/reading/close-reading.ts'
import { originOfPassage } from '../../../src/node/reading/provenance.ts'
import { readRun } from '../../../src/node/runs/read-run.ts'
import { carryOut } from '../../../src/node/runs/runs.ts'
import { scratchFolder } from '../../scratch.ts'

vi.mock(import('../../../src/node/corpora/corpora.ts'), async original => {
  const corpora = await original()
  return { ...corpora, readCorpus: vi.fn(corpora.readCorpus) }
})

const scratch = scratchFolder()
const folders = ['1', '2', '3'].map(seed => join(scratch, seed))

beforeAll(async () => {
  const corpus = join(scratch, 'tale.txt')
  const sentence = (k: number) => `The whale ${k % 7} saw the ship ${k % 5}, and the sea was ${k % 3}.`
  writeFileSync(corpus, Array.from({ length: 60 }, (_, k) => sentence(k)).join('\n\n'))
  for (const [seed, out] of folders.entries())
    await carryOut({ corpus, size: 500, generations: 2, seed, metrics: ['types-written'], out })
})
beforeEach(() => void vi.mocked(readCorpus).mockClear())

test('a close reading reads the human text once', () => {
  const run = readRun(folders[0]!)
  readClosely(run, { generation: 'B', number: 1 })
  expect(readCorpus).toHaveBeenCalledTimes(1)
})

test('views of one run share the text', () => {
  const run = readRun(folders[0]!)
  readClosely(run, { generation: 'B', number: 1 })
  readDescent(run, { generation: 'B', number: 1 }, '1')
  originOfPassage(run, { generation: 'B', number: 1 })
  expect(readCorpus).toHaveBeenCalledTimes(1)
})

test('a page of several runs of one text reads it once', () => {
  pageOf(folders.map(folder => readRun(folder)))
  expect(readCorpus).toHaveBeenCalledTimes(1)
})
