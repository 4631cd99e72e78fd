import { expect, test, vi } from 'vitest'
import { Owners, attemptIn, moodleFolderIn } from '../../../src/node/exercises/owners.ts'
import { titleOf } from '../../../src/node/backoff/tokenised.ts'
import { cellPath } from '../../../src/node/experiments/cells.ts'
import { isWithin } from '../../../src/node/files/outputs.ts'
import { slashed } from '../../../src/node/files/slashed.ts'
import { planOf } from '../../../src/lineage/plan.ts'
import { runName } from '../../../src/report/run/run-name.ts'
import { passagesPath } from '../../../src/report/run/passages.ts'

// Paths as on Windows, on any system. Nothing here reads a file.
vi.mock('node:path', async () => {
  const { win32 } = await vi.importActual<typeof import('node:path')>('node:path')
  return { ...win32, default: win32 }
})

test('paths that records hold have slashes on Windows too, so that its files are read on every system', () => {
  const plan = { ...planOf({}), corpus: 'moby-dick' }
  expect(cellPath({ plan, text: 'a hash', version: '1' } as never)).toMatch(/^cells\/[0-9a-f]{32}\.json$/)
  expect(passagesPath('A', 'plain')).toBe('A/passages.jsonl')
  expect(slashed('exercises\\12-half-the-book\\text.txt')).toBe('exercises/12-half-the-book/text.txt')
})

test('a path of Windows names its text, and is inside its folder only', () => {
  expect(titleOf('C:\\texts\\my novel.txt')).toBe('my novel.txt')
  expect(titleOf('C:/texts/novel.txt')).toBe('novel.txt')
  expect(isWithin('C:\\runs\\one', 'C:\\runs\\one\\A\\training.csv')).toBe(true)
  expect(isWithin('C:\\runs\\one', 'C:\\runs\\one-more\\A')).toBe(false)
})

test('who handed in what is told by the folders of a path with backslashes', () => {
  const folder = 'Ada Lovelace_1234_assignsubmission_file_'
  const owners = new Owners([{ student: '1001', name: 'Ada Lovelace' }], new Map())
  expect(owners.of(`handed-in\\${folder}\\answers.txt`)).toMatchObject({ student: '1001' })
  expect(moodleFolderIn(`handed-in\\${folder}\\answers.txt`)).toBe(folder)
  expect(attemptIn('handed-in\\attempt 2\\answers.txt')).toBe(2)
})

test('no name of a run has a sign that Windows refuses, whatever its options are', () => {
  const plans = [
    { seed: 'a:b?*"<>|' },
    { seed: 'con' },
    { temperature: 0.7, topP: 0.9, minP: 0.1, seed: '..' },
    { protect: ['near-duplicates=0.8', 'rare-case-gate=3'] },
    { sizeFactor: 0.5, language: 'de', reserve: 0.1 },
  ]
  for (const options of plans) {
    const name = runName('moby-dick', planOf(options))
    expect(name).toMatch(/^[\w.-]+$/)
    expect(name).not.toMatch(/\.$/)
  }
})
