import { createHash, randomBytes } from 'node:crypto'
import { existsSync, lstatSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { disk } from './disk.ts'
import { codeOf, namingFile, systemRefusal } from './system-fault.ts'

/** How the name of a file or folder ends that is being written. */
export const STAGED = '.partial'

/** How sure it is that a file is on the disk when it has been written, should the power fail. */
export type Sync =
  /** Nothing is waited for: the name may be there without the bytes, until {@link syncMeanwhile} is done. */
  | 'later'
  /** The name never has other bytes than the old ones or the new ones; which of them is settled by {@link syncFolders}. */
  | 'bytes'
  /** It is there. */
  | 'all'

export interface WriteOptions {
  /** Default `all`. */
  readonly sync?: Sync
  /** The permissions of the file; default those that the system gives. */
  readonly mode?: number
}

/**
 * Writes a file whole or not at all: beside its place under a name that no other has, which is then renamed. Nothing is written through a
 * link. When the writing fails, nothing is left and what was there is as it was.
 *
 * @param path its folder is made where there is none
 * @param chunks the text, or its bytes, in parts
 * @throws Refusal that names the file, when the system will not have it or its place is not that of a file
 */
export function writeWhole(
  path: string,
  chunks: Iterable<string | Uint8Array>,
  { sync = 'all', mode }: WriteOptions = {},
): void {
  whole(stagedFile(path, { mode, sync }), sync, staged => {
    for (const chunk of chunks) staged.write(chunk)
  })
}

/** Writes a file as {@link writeWhole} does, from parts that have to be waited for. */
export async function writeWholeLater(
  path: string,
  fill: (staged: StagedFile) => Promise<void>,
): Promise<void> {
  const staged = stagedFile(path)
  try {
    await fill(staged)
    staged.end('all')
    staged.place()
    syncFolders([dirname(path)])
  } catch (error) {
    staged.discard()
    // What a thread ran into names no file.
    throw systemRefusal(phrase`${path} cannot be written`, error) ?? error
  }
}

/** Writes a file as {@link writeWhole} does, where there is none. @throws Refusal when something has its name */
export function writeNew(
  path: string,
  chunks: Iterable<string>,
  { mode }: Pick<WriteOptions, 'mode'> = {},
): void {
  const staged = stagedFile(path, { mode })
  try {
    for (const chunk of chunks) staged.write(chunk)
    staged.end('all')
    staged.placeNew()
  } finally {
    staged.discard()
  }
  syncFolders([dirname(path)])
}

/** Writes several files whole: none is put into its place before all are written, and they are put there in their order. */
export function writeAllWhole(
  files: readonly { readonly path: string; readonly text: string | Uint8Array }[],
): void {
  const staged: StagedFile[] = []
  try {
    for (const { path, text } of files) {
      const file = stagedFile(path)
      staged.push(file)
      file.write(text)
      file.end('all')
    }
    for (const file of staged) file.place()
  } catch (error) {
    for (const file of staged) file.discard()
    throw error
  }
  syncFolders(files.map(({ path }) => dirname(path)))
}

/** A folder that is not there yet, and its files. */
export interface NewFolder {
  readonly path: string
  readonly files: Readonly<Record<string, string>>
}

/**
 * Makes several folders whole or not at all: none is put into its place before all are written. A power cut may leave some of them.
 *
 * @throws Refusal when something has the place of one
 */
export function makeFoldersWhole(folders: readonly NewFolder[]): void {
  const staged: { readonly from: string; readonly to: string }[] = []
  const placed: string[] = []
  try {
    for (const { path, files } of folders) {
      namingFile(path, () => {
        makeFolder(dirname(path))
        const from = stagedName(path)
        staged.push({ from, to: path })
        disk().makeFolder(from)
        for (const [name, text] of Object.entries(files)) writeIn(join(from, name), text)
        disk().syncFolder(from)
      })
    }
    for (const { from, to } of staged) {
      refuseTaken(to)
      namingFile(to, () => disk().rename(from, to))
      placed.push(to)
    }
    syncFolders(folders.map(({ path }) => dirname(path)))
  } catch (error) {
    for (const path of [...placed, ...staged.map(({ from }) => from)]) quietly(() => disk().remove(path))
    throw error
  }
}

/** Waits until a file that was written with `later` is on the disk; this thread continues. */
export async function syncMeanwhile(path: string): Promise<void> {
  const file = namingFile(path, () => disk().reopen(path))
  try {
    await disk().syncMeanwhile(file)
  } catch (error) {
    throw systemRefusal(phrase`${path} cannot be written`, error) ?? error
  } finally {
    quietly(() => disk().close(file))
  }
}

/** Waits until the names in folders are on the disk. */
export function syncFolders(paths: readonly string[]): void {
  for (const path of new Set(paths)) namingFile(path, () => disk().syncFolder(path))
}

/** Makes a folder where there is none. @param sync whether its name has to be on the disk; default true */
export function makeFolder(path: string, { sync = true }: { sync?: boolean } = {}): void {
  const made: string[] = []
  for (let folder = path; !existsSync(folder); folder = dirname(folder)) made.push(folder)
  if (made.length === 0) return
  namingFile(path, () => {
    disk().makeFolder(path)
    if (sync) for (const folder of made.reverse()) disk().syncFolder(dirname(folder))
  })
}

/** Removes a file or a folder. */
export function remove(path: string): void {
  namingFile(path, () => disk().remove(path))
}

/** Does something whose failure changes nothing for anybody. */
export function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // An error that is on its way already says more.
  }
}

/** This machine, in eight digits. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)

/** The greatest length of the part of a staged name that is the name of the file. */
const MAX_NAME = 160

/** A name beside a path that no other process and no other call has; {@link isAbandoned} knows whose it is. */
export function stagedName(path: string): string {
  const name = basename(path).slice(0, MAX_NAME)
  return join(dirname(path), `${name}.${HOST}-${process.pid}-${randomBytes(6).toString('hex')}${STAGED}`)
}

/** Whether a name is that of something that is being written, or was when its process ended. */
export const isStaged = (name: string): boolean => name.endsWith(STAGED)

/**
 * Whether a staged file will never be finished: its process has ended. Of another machine that is not known, and the answer is no.
 *
 * @param ours whether those of this process count too: true once its threads have ended
 */
export function isAbandoned(name: string, { ours }: { ours: boolean }): boolean {
  if (!isStaged(name)) return false
  const [, host, id] = /\.([0-9a-f]{8})-(\d+)-[0-9a-f]+\.partial$/.exec(name) ?? []
  if (host === undefined) return true
  if (host !== HOST) return false
  return Number(id) === process.pid ? ours : !isAlive(Number(id))
}

/** Whether a process of this machine is there. */
export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A file under a name of its own, until it is put into its place. */
export interface StagedFile {
  /** The name of its own. */
  readonly staged: string
  write(chunk: string | Uint8Array): void
  /** Ends the writing. */
  end(sync: Sync): void
  /** Gives the file its name. */
  place(): void
  /** Gives the file its name where nothing has it. */
  placeNew(): void
  /** Removes what is left under the name of its own. */
  discard(): void
}

function stagedFile(
  path: string,
  { mode, sync = 'all' }: { mode?: number | undefined; sync?: Sync } = {},
): StagedFile {
  refuseOther(path)
  makeFolder(dirname(path), { sync: sync === 'all' })
  const staged = stagedName(path)
  let file: number | undefined = namingFile(path, () => disk().create(staged, mode))
  const close = () => {
    if (file === undefined) return
    const open = file
    file = undefined
    disk().close(open)
  }
  return {
    staged,
    write(chunk) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      namingFile(path, () => writeBytes(file!, bytes))
    },
    end: sync =>
      namingFile(path, () => {
        if (sync !== 'later') disk().sync(file!)
        close()
      }),
    place: () => namingFile(path, () => disk().rename(staged, path)),
    placeNew: () => namingFile(path, () => linkNew(staged, path)),
    discard() {
      quietly(close)
      quietly(() => disk().remove(staged))
    },
  }
}

/** What a system says that has no second names for a file. */
const CANNOT_LINK = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'])

function linkNew(staged: string, path: string): void {
  try {
    disk().link(staged, path)
  } catch (error) {
    if (!CANNOT_LINK.has(codeOf(error) ?? '')) throw error
    refuseTaken(path)
    disk().rename(staged, path)
  }
}

function whole(staged: StagedFile, sync: Sync, fill: (staged: StagedFile) => void): void {
  try {
    fill(staged)
    staged.end(sync)
    staged.place()
    if (sync === 'all') syncFolders([dirname(staged.staged)])
  } catch (error) {
    staged.discard()
    throw error
  }
}

/** Writes a file into a folder that nobody knows yet. */
function writeIn(path: string, text: string): void {
  const file = disk().create(path)
  try {
    writeBytes(file, Buffer.from(text))
    disk().sync(file)
  } finally {
    disk().close(file)
  }
}

function writeBytes(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += disk().write(file, bytes, at)
}

/** @throws Refusal when the place of a file is that of a folder, a link, a device or a pipe */
function refuseOther(path: string): void {
  const there = namingFile(path, () => lstatSync(path, { throwIfNoEntry: false }))
  if (!there || there.isFile()) return
  const what = there.isSymbolicLink()
    ? phrase`a link`
    : there.isDirectory()
      ? phrase`a folder`
      : phrase`a device or a pipe`
  throw new Refusal(
    phrase`${path} is ${what}, and a file is to be written there; it was not touched`,
    'name another place, or move it',
  )
}

function refuseTaken(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }))
    throw new Refusal(phrase`${path} is there already; nothing was touched`, 'name another place')
}
