import { lstatSync, readdirSync, readFileSync, type Dirent } from 'node:fs'
import { basename, join } from 'node:path'
import { given } from '../../given.ts'
import { Archive } from '../../formats/unpack.ts'
import { phrase } from '../../phrase.ts'
import { orRefusal, Refusal } from '../../refusal.ts'
import { codeOf } from '../files/system-fault.ts'
import { isStaged } from '../files/write-whole.ts'
import { CLASS, GRADES } from './folders.ts'
import { isNamedSheet, isSheetText, LARGEST_SHEET, mayBeSheet, SHEETS, textOfSheet } from './sheets.ts'

/** Something that was handed in, or may have been. */
export interface HandIn {
  /** Its path in the folder of the class. */
  readonly path: string
  /** Why it is no answer sheet; nothing where it may be one. */
  readonly fault?: string
  /** Whether it is meant to be a sheet, by its name or by what it says. Default no. */
  readonly isSheet?: boolean
  /** The text of a sheet that can be read. */
  readonly text?: string
  /** When the file was last changed, as in `2026-11-30 21:04:32`, by the clock of who packed it; nothing where that is not known. */
  readonly time?: string
}

/** Folders in each other that are searched for sheets: what packs and sends a folder often puts one around it. */
const DEPTH = 5

/** The largest zip file that is looked into, and the most that is unpacked of one, in bytes. */
const ZIP = { packed: 64 * 1024 * 1024, unpacked: 256 * 1024 * 1024 }

/** What the lab itself writes beside the folders of a class and into them, and what packers and systems add. */
const OURS = new Set([
  CLASS,
  'class-secret.txt',
  'plan.json',
  'exercise.md',
  GRADES,
  '__MACOSX',
  'Thumbs.db',
  'desktop.ini',
])

/**
 * Everything in the folder of a class, or in the zip file that a learning platform made of it: each answer sheet, and whatever else is
 * there with the reason why it is none. Zip files in it are looked into. Hidden files and what the lab writes are passed over.
 *
 * @throws Refusal when it is neither, or nothing is in it
 */
export function handIns(path: string): HandIn[] {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (!stats?.isDirectory() && !(stats?.isFile() && isZip(path)))
    throw new Refusal(
      phrase`${path} is neither a folder nor a zip file`,
      'name the folder that the students’ folders are in, or the zip file that the platform gave you',
    )
  const entries = stats.isDirectory() ? inFolder(path) : inArchive(path, bytesOf(path, ZIP.packed))
  const found = searched(entries, { above: '', depth: DEPTH })
  if (found.length === 0)
    throw new Refusal(
      phrase`${path} holds no answers`,
      phrase`put each student’s folder with ${SHEETS} into it`,
    )
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Something in a folder or a zip file. */
interface Entry {
  readonly name: string
  /** What it holds, for a folder or a zip file. @throws Refusal or a fault of the system */
  readonly entries?: () => Entry[]
  /** What a file says. @throws Refusal or a fault of the system */
  readonly bytes?: () => Uint8Array
  /** As {@link HandIn.time}. */
  readonly time?: string | undefined
  /** Why it cannot be read at all. */
  readonly fault?: string
}

const isZip = (name: string) => /\.zip$/i.test(name)

/** What a folder holds, but for what is half written. */
function inFolder(folder: string): Entry[] {
  return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })
    .map(entry => entryOf(folder, entry))
    .filter(({ name }) => !isStaged(name))
}

function entryOf(folder: string, entry: Dirent<Buffer>): Entry {
  const name = entry.name.toString('utf8')
  const path = join(folder, name)
  // Such a file cannot be opened by its name.
  if (!Buffer.from(name).equals(entry.name))
    return { name, fault: phrase`has a name that is not UTF-8: give it another name` }
  if (entry.isSymbolicLink())
    return { name, fault: phrase`is a link, which is not followed: copy the folder or file itself` }
  if (entry.isDirectory()) return { name, entries: () => inFolder(path) }
  if (!entry.isFile()) return { name, fault: phrase`is neither a file nor a folder` }
  if (!isZip(name))
    return { name, time: localTime(lstatSync(path).mtime), bytes: () => bytesOf(path, LARGEST_SHEET) }
  return { name, entries: () => inArchive(name, bytesOf(path, ZIP.packed)) }
}

/** A time by the clock of this computer, as zip files have it. */
function localTime(time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())]
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()]
  return `${day.join('-')} ${clock.map(two).join(':')}`
}

function bytesOf(path: string, limit: number): Uint8Array {
  const { size } = lstatSync(path)
  if (size > limit)
    throw new Refusal(phrase`is larger than ${limit / 1024 / 1024} MiB`, 'hand in the sheet alone')
  return readFileSync(path)
}

/** What a zip file holds, folders in folders. */
function inArchive(name: string, bytes: Uint8Array): Entry[] {
  const archive = new Archive(name, bytes, ZIP.unpacked)
  return below(archive, '')
}

function below(archive: Archive, folder: string): Entry[] {
  const paths = archive.names.filter(path => path.startsWith(folder) && path !== folder)
  const names = [...new Set(paths.map(path => path.slice(folder.length).split('/')[0]!))]
  return names.map(name => {
    const path = `${folder}${name}`
    if (!archive.has(path)) return { name, entries: () => below(archive, `${path}/`) }
    if (!isZip(name)) return { name, time: archive.modified(path), bytes: () => archive.file(path) }
    return { name, entries: () => inArchive(name, archive.file(path)) }
  })
}

/** Where a search is: the path that leads there, and how many folders deeper it may go. */
interface Place {
  readonly above: string
  readonly depth: number
}

/** The sheets among some entries and below them, and remarks on whatever else is there. */
function searched(entries: readonly Entry[], { above, depth }: Place): HandIn[] {
  return entries
    .filter(({ name }) => !name.startsWith('.') && !OURS.has(name))
    .flatMap(entry => {
      const path = join(above, entry.name)
      if (entry.fault !== undefined) return [{ path, fault: entry.fault, isSheet: isNamedSheet(entry.name) }]
      try {
        if (!entry.entries) return [{ ...sheetOrRemark(path, entry.bytes!), ...given({ time: entry.time }) }]
        if (depth === 0)
          return [{ path, fault: phrase`lies more than ${DEPTH} folders deep, and was not looked into` }]
        const inner = entry.entries()
        if (inner.length === 0) return [{ path, fault: phrase`is empty` }]
        return searched(inner, { above: path, depth: depth - 1 })
      } catch (error) {
        return [{ path, fault: faultOf(error, entry.name) }]
      }
    })
}

function faultOf(error: unknown, name: string): string {
  if (error instanceof Refusal) return error.message.replace(`${name} `, '')
  return phrase`cannot be read: ${codeOf(error) ?? String(error)}`
}

/** A file as the sheet that it is by its name or by what it says; else what it is not. */
function sheetOrRemark(path: string, bytes: () => Uint8Array): HandIn {
  const name = basename(path)
  const content = mayBeSheet(name) ? bytes() : undefined
  if (content?.length === 0) return { path, isSheet: isNamedSheet(name), fault: phrase`is empty` }
  const text = content ? orRefusal(() => textOfSheet(name, content)) : ''
  if (text instanceof Refusal && isNamedSheet(name))
    return { path, isSheet: true, fault: faultOf(text, name) }
  if (!(text instanceof Refusal) && (isNamedSheet(name) || isSheetText(text)))
    return { path, isSheet: true, text }
  return { path, fault: phrase`is not an answer sheet: a student hands in ${SHEETS}` }
}
