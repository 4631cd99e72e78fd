import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { disk } from './disk.ts'
import { namingFile } from './system-fault.ts'
import { quietly } from './write-whole.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Lends work a new folder among the temporary ones, and removes it when the work has ended, however it ends: by an error, by Ctrl-C, or
 * because the process exits.
 */
export async function withScratch<T>(work: (scratch: string) => Promise<T>): Promise<T> {
  const prefix = join(tmpdir(), 'collapse-lab-')
  const scratch = namingFile(prefix, () => disk().makeTemporary(prefix))
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
