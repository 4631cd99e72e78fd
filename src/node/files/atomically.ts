import { closeSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

/** How the name of a file ends that is being written; what a killed process left half written is found by it. */
export const STAGED = '.partial'

/**
 * Writes a file whole or not at all: beside its place under a name of its own, which is then renamed. Two processes that write the same
 * file do not meet, and when the writing fails nothing is left. The file is not forced onto the disk (fsync), which takes about 10 ms: it
 * is safe from a program that dies, not from a power cut.
 *
 * @param path its folder is made where there is none
 * @param write writes the file of the name that it is given
 */
export function atomically(path: string, write: (staged: string) => void): void {
  const staged = stage(path)
  try {
    write(staged)
    renameSync(staged, path)
  } catch (error) {
    rmSync(staged, { force: true })
    throw error
  }
}

/** Waits for the writer, and otherwise does what {@link atomically} does. */
export async function atomicallyAsync(path: string, write: (staged: string) => Promise<void>): Promise<void> {
  const staged = stage(path)
  try {
    await write(staged)
    renameSync(staged, path)
  } catch (error) {
    rmSync(staged, { force: true })
    throw error
  }
}

/** An empty file beside a path, under a name that no other has. */
function stage(path: string): string {
  mkdirSync(dirname(path), { recursive: true })
  const staged = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}${STAGED}`
  closeSync(openSync(staged, 'wx'))
  return staged
}
