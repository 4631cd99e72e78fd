import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findRun } from '../../../src/node/runs/run-file.ts'
import type { Refusal } from '../../../src/refusal.ts'
import { scratchFolder } from '../../scratch.ts'

const home = process.cwd()
beforeAll(() => {
  process.chdir(scratchFolder())
  mkdirSync('runs/mb', { recursive: true })
  writeFileSync('runs/mb/run.json', '{}')
})
afterAll(() => process.chdir(home))

const hintFor = (name: string) => {
  try {
    return findRun(name)
  } catch (error) {
    return (error as Refusal).hint
  }
}

test('a run is suggested only when its name is like the one that was typed', () => {
  expect(hintFor('zzzqqq')).toBe('`ls runs` names them all')
  expect(hintFor('mbb')).toBe('did you mean mb? `ls runs` names them all')
})
