import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Refusal } from '../refusal.ts'

/** The share of the memory that work may take; the rest is left for the system and for the error of an estimate. */
export const ROOM = 0.8

/** Checks an estimate of memory, in bytes. @throws Refusal when it is more than four fifths of `memory` */
export function refuseAbove(bytes: number, memory: number, what: string, hint: string): number {
  if (bytes <= ROOM * memory) return bytes
  throw new Refusal(
    `${what} would take about ${gibibytes(bytes)} GiB of memory, and this machine has ${gibibytes(memory)} GiB`,
    hint,
  )
}

const gibibytes = (bytes: number) => (bytes / 1073741824).toFixed(1)

/** Bytes of arrays from which on a collection is worth its time. */
const LARGE_ARRAYS = 1 << 30

/**
 * Collects garbage where large arrays may be of no more use, if the process allows it (`node --expose-gc`, or
 * {@link exposeGarbageCollection}). Node would wait until it needs room for small things, and a generation of 10^8 tokens is written
 * without any: two gigabytes of a million passages lay about for a minute.
 *
 * @param from bytes of arrays from which on it is done; arrays that another thread has made and shared are not counted
 */
export function collectGarbage({ from = LARGE_ARRAYS } = {}): void {
  if (globalThis.gc && process.memoryUsage().arrayBuffers >= from) globalThis.gc()
}

/**
 * Allows {@link collectGarbage} in this process and in threads that begin later. It sets a flag of V8 for the whole process, so the
 * command does it, for its own process, and the library never does.
 */
export function exposeGarbageCollection(): void {
  setFlagsFromString('--expose-gc')
  globalThis.gc ??= runInNewContext('gc') as typeof globalThis.gc
}

/** The longest string that is read from a file, in UTF-16 code units: a sixteenth of the heap, as what is made of it takes room too. */
export function longestString(): number {
  return Math.min(1 << 28, Math.floor(getHeapStatistics().heap_size_limit / 16))
}
