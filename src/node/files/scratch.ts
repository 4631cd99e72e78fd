import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { disk } from './disk.ts'
import { namingFile } from './system-fault.ts'
import { isAbandoned, makeFolder, quietly, stagedName } from './write-whole.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Lends work a new folder among the temporary ones, and removes it when the work has ended, however it ends: by an error, by Ctrl-C, or
 * because the process exits.
 */
export function withScratch<T>(work: (scratch: string) => Promise<T>): Promise<T> {
  const prefix = join(tmpdir(), 'collapse-lab-')
  return lending(
    namingFile(prefix, () => disk().makeTemporary(prefix)),
    work,
  )
}

/**
 * Lends work a new folder in one that the user named, and removes it as {@link withScratch} does. Where a process was killed and left
 * such a folder behind, it is removed first.
 *
 * @param name what the folders of this work are called
 */
export function withScratchIn<T>(
  folder: string,
  name: string,
  work: (scratch: string) => Promise<T>,
): Promise<T> {
  makeFolder(folder)
  for (const left of readdirSync(folder))
    if (left.startsWith(`${name}.`) && isAbandoned(left, { ours: false }))
      quietly(() => disk().remove(join(folder, left)))
  const scratch = stagedName(join(folder, name))
  namingFile(scratch, () => disk().makeFolder(scratch))
  return lending(scratch, work)
}

async function lending<T>(scratch: string, work: (scratch: string) => Promise<T>): Promise<T> {
  const remove = () => quietly(() => disk().remove(scratch))
  const others = new Set<NodeJS.Signals>(SIGNALS.filter(signal => process.listenerCount(signal) > 0))
  const stop = (signal: NodeJS.Signals) => {
    // Other listeners end the work at the first signal and are no longer needed; a second signal ends the process.
    if (others.delete(signal)) return
    remove()
    forget()
    process.kill(process.pid, signal)
  }
  const forget = () => {
    process.off('exit', remove)
    for (const signal of SIGNALS) process.off(signal, stop)
  }
  process.on('exit', remove)
  for (const signal of SIGNALS) process.on(signal, stop)
  try {
    return await work(scratch)
  } finally {
    forget()
    remove()
  }
}
