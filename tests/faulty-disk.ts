import { readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { realDisk, type Disk } from '../src/node/files/disk.ts'
import { LOCK } from '../src/node/files/lock.ts'

/** `stop`: the process does nothing any more, as if it were killed; the others are what a system says. */
export type Fault = 'stop' | 'ENOSPC' | 'EIO'

/** What a process throws that is killed, so that nothing of it goes on. */
export class Killed extends Error {}

/** Calls that need room on the disk. */
const NEED_ROOM = new Set(['create', 'write', 'sync', 'syncMeanwhile', 'makeFolder', 'makeTemporary', 'link'])

/** Calls after which a process that is killed leaves what it left before them. */
const CHANGE_NOTHING = new Set(['reopen', 'sync', 'syncMeanwhile', 'syncFolder', 'close'])

/** The disk without waiting for it: what is not lost with the power need not be waited for. */
export const quickDisk: Disk = {
  ...realDisk,
  sync: () => undefined,
  syncMeanwhile: () => Promise.resolve(),
  syncFolder: () => undefined,
}

/** Whether a fault makes a difference at a call, beside the next one. */
const tells = (fault: Fault, name: string) =>
  fault === 'EIO' ? true : fault === 'stop' ? !CHANGE_NOTHING.has(name) : NEED_ROOM.has(name)

/** A disk on which a call fails, counted from 1 among those at which the fault makes a difference. It stays full, and is damaged once. */
export function faultyDisk(fault: Fault, at: number): { disk: Disk; calls: () => number } {
  let calls = 0
  const fails = (name: string) =>
    fault === 'stop' ? calls >= at : tells(fault, name) && (fault === 'EIO' ? calls === at : calls >= at)
  const failure = (name: string) =>
    fault === 'stop'
      ? new Killed(`killed at call ${at}`)
      : Object.assign(new Error(`${fault}: injected, ${name}`), { code: fault })
  const entries = (Object.entries(quickDisk) as [string, (...args: never[]) => unknown][]).map(
    ([name, call]) => [
      name,
      (...args: unknown[]) => {
        if (tells(fault, name)) calls += 1
        if (!fails(name)) return call(...(args as never[]))
        // What fails in the middle of a write has written a part of it; who closes a file has closed it.
        if (name === 'write' && calls === at) writeHalf(...(args as [number, Uint8Array, number]))
        if (name === 'close') realDisk.close(args[0] as number)
        throw failure(name)
      },
    ],
  )
  return { disk: Object.fromEntries(entries) as Disk, calls: () => calls }
}

function writeHalf(file: number, bytes: Uint8Array, from: number): void {
  const half = from + Math.floor((bytes.length - from) / 2)
  if (half > from) realDisk.write(file, bytes.subarray(0, half), from)
}

/** A number that no process has. */
const GONE = 999_999_999

/** In seconds since 1970. */
const LONG_AGO = 1_000_000_000

/** Makes what this process left in a folder look as if its process were gone: locks, and the names of what it was writing. */
export function afterDeath(folder: string): void {
  for (const path of filesIn(folder)) {
    if (basename(path) === LOCK) {
      const text = readFileSync(path, 'utf8')
      writeFileSync(path, text.replace(`"process":${process.pid}`, `"process":${GONE}`))
      // Who comes back after a cut comes later than the processes of before.
      utimesSync(path, LONG_AGO, LONG_AGO)
    }
  }
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().reverse()
  for (const entry of entries.filter(name => name.endsWith('.partial'))) {
    const path = join(folder, entry)
    renameSync(path, join(dirname(path), basename(path).replace(`-${process.pid}-`, `-${GONE}-`)))
  }
}

/** Every file of a folder. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}
