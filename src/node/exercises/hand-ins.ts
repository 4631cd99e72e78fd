import { lstatSync, readdirSync, type Dirent } from 'node:fs'
import { join, relative } from 'node:path'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { counted } from '../../report/format/numbers.ts'
import { codeOf } from '../files/system-fault.ts'
import { isStaged } from '../files/write-whole.ts'
import { CLASS, GRADES, SHEET } from './folders.ts'

/** Something that was handed in, or may have been. */
export interface HandIn {
  /** Its path in the folder of the class. */
  readonly path: string
  /** Why it cannot be an answer sheet; nothing where it may be one. */
  readonly fault?: string
}

/** Folders in each other that are searched for sheets: what packs and sends a folder often puts one around it. */
const DEPTH = 4

/** What the lab itself writes beside the folders of a class, and what packers add. */
const OURS = new Set([CLASS, 'class-secret.txt', 'plan.json', 'exercise.md', GRADES, '__MACOSX'])

/** A name of a sheet, whatever system it was typed on. */
const isSheet = (name: string) => name.toLowerCase() === SHEET

/**
 * Everything in the folder of a class: each sheet (`answers.json` in a folder, or any `.json` file beside the folders), and whatever else
 * is there with the reason why it is none. Hidden files and what the lab writes are passed over.
 *
 * @throws Refusal when it is no folder, or nothing is in it
 */
export function handIns(folder: string): HandIn[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Refusal(phrase`${folder} is not a folder`, 'name the folder that the students’ folders are in')
  const entries = entriesOf(folder).filter(({ name }) => !OURS.has(name))
  const found = entries.flatMap(entry => topmost(folder, entry))
  if (found.length === 0)
    throw new Refusal(
      phrase`${folder} holds no answers`,
      phrase`put each student’s folder with ${SHEET} into it`,
    )
  return found
    .map(one => ({ ...one, path: relative(folder, one.path) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

interface Entry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  /** Whether the name is text; one that is not cannot be opened by its name. */
  readonly isText: boolean
}

/** What a folder holds, but for what is hidden and what is half written. */
function entriesOf(folder: string): Entry[] {
  return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })
    .map(entryOf)
    .filter(({ name }) => !name.startsWith('.') && !isStaged(name))
}

function entryOf(entry: Dirent<Buffer>): Entry {
  const name = entry.name.toString('utf8')
  const kind = entry.isSymbolicLink()
    ? 'link'
    : entry.isDirectory()
      ? 'folder'
      : entry.isFile()
        ? 'file'
        : 'other'
  return { name, kind, isText: Buffer.from(name).equals(entry.name) }
}

const NOT_TEXT = 'has a name that is not UTF-8: give it another name'

function topmost(folder: string, { name, kind, isText }: Entry): HandIn[] {
  const path = join(folder, name)
  if (!isText) return [{ path, fault: NOT_TEXT }]
  if (kind === 'folder') return inFolder(path)
  if (kind === 'link')
    return [{ path, fault: 'is a link, which is not followed: copy the folder or file itself' }]
  if (kind === 'file' && /\.json$/i.test(name)) return [{ path }]
  return [{ path, fault: `is not an answer sheet: a student hands in ${SHEET}` }]
}

/** The sheets of a folder and of the folders in it; where there is none, the folder itself with a remark. */
function inFolder(path: string): HandIn[] {
  const [sheets, remarks] = searched(path, DEPTH)
  if (sheets.length > 0 || remarks.length > 0) return [...sheets, ...remarks]
  const others = entriesOf(path).length
  return [
    { path, fault: others === 0 ? 'is empty' : `has no ${SHEET}, and ${counted(others, 'other files')}` },
  ]
}

/** The sheets below a folder, and remarks on what could not be looked into. */
function searched(folder: string, depth: number): [HandIn[], HandIn[]] {
  const sheets: HandIn[] = []
  const remarks: HandIn[] = []
  let entries: Entry[]
  try {
    entries = entriesOf(folder)
  } catch (error) {
    return [[], [{ path: folder, fault: `cannot be looked into: ${codeOf(error) ?? String(error)}` }]]
  }
  for (const { name, kind, isText } of entries) {
    const path = join(folder, name)
    if (!isText) remarks.push({ path, fault: NOT_TEXT })
    else if (isSheet(name) && kind !== 'folder') sheets.push({ path })
    else if (kind === 'link') remarks.push({ path, fault: 'is a link, which is not followed' })
    else if (kind === 'folder') {
      if (depth === 0)
        remarks.push({ path, fault: `lies more than ${DEPTH} folders deep, and was not looked into` })
      else {
        const [inner, further] = searched(path, depth - 1)
        sheets.push(...inner)
        remarks.push(...further)
      }
    }
  }
  return [sheets, remarks]
}
