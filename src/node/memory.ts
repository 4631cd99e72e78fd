import { totalmem } from 'node:os'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { phrase, translated } from '../phrase.ts'
import { Refusal } from '../refusal.ts'

/** The share of the memory that work may take; the rest is left for the system and for the error of an estimate. */
export const ROOM = 0.8

/** What a process may use: of the machine or its container, and of the heap, where V8 keeps objects and strings. */
export interface Room {
  readonly memory: number
  /** What has that memory, for messages. */
  readonly owner: 'machine' | 'container'
  readonly heap: number
}

/** Measures the room of this process, or of this thread: the least of machine, container and heap decides. */
export function roomHere(): Room {
  const machine = totalmem()
  const container = process.constrainedMemory()
  const { heap_size_limit: heap } = getHeapStatistics()
  return container > 0 && container < machine
    ? { memory: container, owner: 'container', heap }
    : { memory: machine, owner: 'machine', heap }
}

/** What Node takes before it does anything, about, in bytes: in all, and of the heap. */
const NODE_TAKES = { memory: 96 << 20, heap: 32 << 20 }

/** Checks an estimate of memory, in bytes. @throws Refusal when with Node itself it is more than four fifths of what there is */
export function refuseAbove(
  bytes: number,
  { memory, owner }: Pick<Room, 'memory' | 'owner'>,
  what: string,
  hint: string,
): number {
  if (bytes + NODE_TAKES.memory <= ROOM * memory) return bytes
  throw new Refusal(
    owner === 'machine'
      ? phrase`${what} would take about ${sizeOf(bytes)} of memory, and this machine has ${sizeOf(memory)}`
      : phrase`${what} would take about ${sizeOf(bytes)} of memory, and this container has ${sizeOf(memory)}`,
    hint,
  )
}

/**
 * Checks an estimate of the heap that work takes, in bytes.
 *
 * @throws Refusal when with Node itself it is more than four fifths of the heap; it names a heap that would do, where there is memory for it
 */
export function refuseAboveHeap(
  bytes: number,
  what: string,
  hint: string,
  { memory, heap }: Pick<Room, 'memory' | 'heap'> = roomHere(),
): void {
  if (bytes + NODE_TAKES.heap <= ROOM * heap) return
  const left = Math.max(0, ROOM * heap - NODE_TAKES.heap)
  const enough = (bytes + NODE_TAKES.heap) / ROOM
  throw new Refusal(
    phrase`${what} would take about ${sizeOf(bytes)} of memory for objects, and Node has ${sizeOf(left)} for them`,
    enough <= ROOM * memory
      ? phrase`${translated(hint)}, or give Node more, as in NODE_OPTIONS=--max-old-space-size=${Math.ceil(enough / 1048576)}`
      : hint,
  )
}

const sizeOf = (bytes: number) =>
  bytes < 1 << 30 ? `${Math.ceil(bytes / 1048576)} MiB` : `${(bytes / 1073741824).toFixed(1)} GiB`

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

/** The longest line that is read from a file, in UTF-16 code units: a sixteenth of the heap, as what is made of it takes room too. */
export const longestString = () => Math.min(1 << 28, Math.floor(roomHere().heap / 16))

/** Bytes of the heap that a byte takes of a table, or of JSON, at most, as a value of its own. */
const PARSED = { table: 25, json: 50 }

/** The largest file that is read as one value, in bytes. */
export const largestParsed = (kind: keyof typeof PARSED) =>
  Math.floor((ROOM * roomHere().heap - NODE_TAKES.heap) / PARSED[kind])
