import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made: string[] = []

/** Removes what {@link scratchFolder} made; each test file does so at its end. */
export function removeScratchFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** An empty folder that is removed when the test file is done; from anywhere in it, a test too. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-lab-test-'))
  made.push(folder)
  return folder
}
