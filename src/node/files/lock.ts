import { readFileSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { disk } from './disk.ts'
import { codeOf, namingFile } from './system-fault.ts'
import { isAlive, makeFolder, quietly } from './write-whole.ts'

/** The file that says who is at work in a folder. It is there while they are, and belongs to no run. */
export const LOCK = 'collapse-lab.lock'

/** A process: its number is used again when it has ended, its start is not. */
const holderSchema = v.object({ host: v.string(), process: v.number(), started: v.string() })
type Holder = v.InferOutput<typeof holderSchema>

/** A folder that nobody else writes to. */
export interface Lock {
  /** A sentence on a process that ended without taking its lock away; nothing where there was none. */
  readonly stale: string | undefined
  readonly release: () => void
}

/**
 * Takes a folder for this process; it is made where there is none.
 *
 * @throws Refusal that says who is at work in it
 */
export function lock(folder: string): Lock {
  makeFolder(folder)
  const path = join(folder, LOCK)
  const own = thisProcess()
  let stale: string | undefined
  while (!created(path, own)) {
    const holder = holderIn(path)
    refuseAtWork(folder, holder)
    stale = `${nameOf(holder)} ended without finishing ${folder}; its lock is taken away`
    takeAway(path, holder)
  }
  return { stale, release: () => releaseOwn(folder) }
}

/** @throws Refusal when another process, or another call of this one, is at work in a folder */
export function refuseLocked(folder: string): void {
  refuseAtWork(folder, holderIn(join(folder, LOCK)))
}

/** Whether somebody is at work in a folder, this process included. */
export function isLocked(folder: string): boolean {
  const holder = holderIn(join(folder, LOCK))
  return holder !== undefined && isAtWork(holder)
}

/** Takes the lock of this process away; does nothing where there is none. For a thread that was ended and cannot. */
export function releaseOwn(folder: string): void {
  const path = join(folder, LOCK)
  if (isSame(holderIn(path), thisProcess())) quietly(() => disk().remove(path))
}

function refuseAtWork(folder: string, holder: Holder | undefined): void {
  if (holder === undefined || !isAtWork(holder)) return
  throw new Refusal(
    phrase`${nameOf(holder)} is at work in ${folder}; nothing in it was touched`,
    holder.host === hostname()
      ? 'wait until it has ended, or name another folder by --out'
      : phrase`wait until it has ended; if that machine no longer works on it, remove ${join(folder, LOCK)}`,
  )
}

/** Makes the lock. @returns false when one is there */
function created(path: string, own: Holder): boolean {
  return namingFile(path, () => {
    let file: number
    try {
      file = disk().create(path)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw error
    }
    try {
      disk().write(file, Buffer.from(`${JSON.stringify(own)}\n`), 0)
    } catch (error) {
      quietly(() => disk().remove(path))
      throw error
    } finally {
      quietly(() => disk().close(file))
    }
    return true
  })
}

/** Takes a stale lock away, unless another process has done so and put its own in its place. */
function takeAway(path: string, holder: Holder | undefined): void {
  if (isSame(holderIn(path), holder)) namingFile(path, () => disk().remove(path))
}

/** Times that an empty lock is looked at again, 10 ms apart: its process has made it and not written it yet. */
const LOOKS = 20

/** Milliseconds after which an empty lock is not about to be written: the power was cut. A disk elsewhere may have another clock. */
const OLD = 10_000

/** Who holds a lock; nothing where there is none, or it says nothing. */
function holderIn(path: string): Holder | undefined {
  for (let look = 0; look < LOOKS; look++) {
    const text = textOf(path)
    if (text === undefined) return undefined
    const holder = parsed(text)
    if (holder) return holder
    if (isOld(path)) return undefined
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
  }
  return undefined
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    throw error
  }
}

function isOld(path: string): boolean {
  const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {}
  return mtimeMs !== undefined && Date.now() - mtimeMs > OLD
}

function parsed(text: string): Holder | undefined {
  try {
    const result = v.safeParse(holderSchema, JSON.parse(text))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}

function isAtWork({ host, process: id, started }: Holder): boolean {
  if (host !== hostname()) return true
  return isAlive(id) && (startOf(id) ?? started) === started
}

const isSame = (a: Holder | undefined, b: Holder | undefined) =>
  a?.host === b?.host && a?.process === b?.process && a?.started === b?.started

const nameOf = (holder: Holder | undefined) =>
  holder ? phrase`process ${holder.process} on ${holder.host}` : phrase`a process`

function thisProcess(): Holder {
  return { host: hostname(), process: process.pid, started: startOf(process.pid) ?? '' }
}

/** When a process of this machine began, in the words of Linux: ticks since the machine did; elsewhere it is not known. */
function startOf(id: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
