import { spawnSync, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { test } from 'vitest'
import { filesIn } from '../faulty-disk.ts'

/** A program that some tests need beside Node. */
interface Tool {
  /** Its command, as in `strace`. */
  readonly name: string
  /** The package of Debian that has it. */
  readonly from: string
  /** A command that ends well where the program can be used: a container may forbid to trace and to mount. */
  readonly works: readonly [string, ...string[]]
}

/**
 * Makes the function by which tests are defined that need programs: they are skipped, with a line, where one of them is missing or may not
 * be used. In CI it is an error where one is missing.
 */
export function testWith(...tools: readonly Tool[]) {
  const missing = tools.find(({ works: [command, ...args] }) => spawnSync(command, args).status !== 0)
  if (!missing) return test
  const why = `${missing.name} cannot be used here (apt-get install ${missing.from}; mounting needs root)`
  const isThere =
    spawnSync('sh', ['-c', `PATH="$PATH:/sbin:/usr/sbin" command -v ${missing.name}`]).status === 0
  if (process.env.CI && !isThere) throw new Error(`these tests need ${missing.name}: ${why}`)
  console.warn(`tests are skipped, since ${why}`)
  return test.skip
}

/** Waits until something is so, or a process has ended. */
export async function reached(process: ChildProcess, isReached: () => boolean): Promise<void> {
  const isOver = () => process.exitCode !== null || process.signalCode !== null
  while (!isOver() && !isReached()) await later(5)
}

/** The hash of each file of a run or a sweep by its path, but for run.json and experiment.json, which have times. */
export function resultIn(folder: string): Record<string, string> {
  const paths = filesIn(folder).filter(path => !/^(run|experiment)\.json$/.test(relative(folder, path)))
  const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
  return Object.fromEntries(paths.map(path => [relative(folder, path), hashOf(path)]))
}
