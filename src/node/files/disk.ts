import {
  closeSync,
  fsync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { platform } from 'node:os'

/**
 * Every call by which the lab changes a disk. All other files of src only read; tests put a disk in this place that fails, or stops, at a
 * call of their choice.
 */
export interface Disk {
  /** Makes an empty file. It fails where anything has the name already, a link too. @returns its descriptor */
  create(path: string, mode?: number): number
  /** Opens a file that is there, for writing. @returns its descriptor */
  reopen(path: string): number
  /** Writes bytes from `from` on. @param at the place in the file; default: after what was written last @returns how many were written */
  write(file: number, bytes: Uint8Array, from: number, at?: number): number
  /** Waits until what was written to a file is on the disk. */
  sync(file: number): void
  /** Does what {@link sync} does while this thread continues. */
  syncMeanwhile(file: number): Promise<void>
  close(file: number): void
  /** Waits until the names in a folder are on the disk; does nothing on systems that cannot. */
  syncFolder(path: string): void
  /** Gives a file or folder another name, in place of a file that has it. */
  rename(from: string, to: string): void
  /** Gives a file a second name. It fails where anything has that name already. */
  link(from: string, to: string): void
  /** Removes a file, a link, or a folder with all that is in it; does nothing where there is none. */
  remove(path: string): void
  /** Makes a folder and those above it, where they are not there. */
  makeFolder(path: string): void
  /** Makes a folder whose name begins with `prefix`. @returns its path */
  makeTemporary(prefix: string): string
}

/** What a system says that has no fsync for a folder, or for this kind of file. */
const CANNOT_SYNC = new Set(['EINVAL', 'EISDIR', 'ENOTSUP', 'ENOSYS', 'EBADF', 'EPERM'])

function syncWherePossible(file: number): void {
  try {
    fsyncSync(file)
  } catch (error) {
    if (!CANNOT_SYNC.has((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** The disk itself. */
export const realDisk: Disk = {
  create: (path, mode = 0o666) => openSync(path, 'wx', mode),
  reopen: path => openSync(path, 'r+'),
  write: (file, bytes, from, at) => writeSync(file, bytes, from, bytes.length - from, at ?? null),
  sync: syncWherePossible,
  syncMeanwhile: file =>
    new Promise((resolve, reject) => {
      fsync(file, error => {
        if (error && !CANNOT_SYNC.has(error.code ?? '')) reject(error)
        else resolve()
      })
    }),
  close: closeSync,
  syncFolder(path) {
    if (platform() === 'win32') return
    const folder = openSync(path, 'r')
    try {
      syncWherePossible(folder)
    } finally {
      closeSync(folder)
    }
  },
  rename: renameSync,
  link: linkSync,
  remove: path => rmSync(path, { recursive: true, force: true }),
  makeFolder: path => void mkdirSync(path, { recursive: true }),
  makeTemporary: prefix => mkdtempSync(prefix),
}

let inUse: Disk = realDisk

/** The disk that is written to. */
export const disk = (): Disk => inUse

/** Does some work on another disk. */
export async function writingOn<Result>(other: Disk, work: () => Promise<Result> | Result): Promise<Result> {
  const before = inUse
  inUse = other
  try {
    return await work()
  } finally {
    inUse = before
  }
}
