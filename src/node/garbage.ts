import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes of arrays from which on it is worth the time. */
const MUCH = 1 << 30

let collect: (() => void) | undefined

/**
 * Gives back the memory of large arrays that are of no more use. Node would leave them until it needs room for small things, and a
 * generation of 10^8 tokens is written without any: two gigabytes of a million passages lay about for a minute.
 *
 * @param much bytes of arrays from which on; those that another thread has made and shared are not among them
 */
export function collectGarbage({ much = MUCH } = {}): void {
  if (process.memoryUsage().arrayBuffers < much) return
  if (!collect) {
    // What `node --expose-gc` gives a program, asked for at run time.
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
}
