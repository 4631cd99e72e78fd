import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { BUILD } from '../build-in-use.ts'

const MAIN = join(BUILD, 'cli', 'main.js')

/** What a command gave. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command in a folder, as a shell would. */
export function spawnCollapseLab(folder: string, ...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  return { code: status, stdout, stderr }
}

/** Runs the built command in a folder without waiting for it. */
export function startCollapseLab(folder: string, ...args: string[]) {
  return spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
}
