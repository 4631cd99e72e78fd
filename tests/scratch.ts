import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

// Asked for here, where a test file is read: a hook that a running test asks for is never called.
const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** An empty folder that is removed when the test file is done; from anywhere in it, a test too. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-lab-test-'))
  made.push(folder)
  return folder
}
