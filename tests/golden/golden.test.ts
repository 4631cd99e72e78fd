import { expect, test } from 'vitest'
import { runProgram } from '../build-in-use.ts'

/** Three whole runs, on a machine that may be busy. */
const PATIENCE = 300_000

test('three small plans give the bytes that they always gave', { timeout: PATIENCE }, () => {
  const { stdout, status } = runProgram('tests/golden/hashes.js')
  expect(stdout).toMatch(/^node v\S+: (\d+) of \1 files have their golden hash\n$/)
  expect(status).toBe(0)
})
