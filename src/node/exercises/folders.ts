import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { emptyAnswerSheet, type AnswerSheet } from '../../exercise/answer-sheet.ts'
import { textSheet } from '../../exercise/text-sheet.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { inJson } from '../../report/format/json.ts'
import { handout } from '../../report/exercise/handout.ts'
import type { LoadedPack } from './packs.ts'
import { sweepStaged, writeTable } from '../files/outputs.ts'
import { makeFoldersWhole, quietly, remove, type NewFolder } from '../files/write-whole.ts'
import type { Student } from './roster.ts'
import { SHEET } from './sheets.ts'

/** The list of a class, in the folder that it was issued to. */
export const CLASS = 'class.csv'

/** The folder of marks and feedback, where none is named. */
export const GRADES = 'grades'

interface Start {
  readonly student: string
  readonly secret: string
  /** The folder that the student's folder is put into. */
  readonly parent: string
}

/**
 * Writes a student's folder, whole or not at all: exercise.md with the student's seed, plan.json with the plans, and the answer sheet. No
 * key is in it, and its name is the variant, never the student's.
 *
 * @throws Refusal when it is there already
 */
export function startExercise(loaded: LoadedPack, start: Start): { folder: string; sheet: AnswerSheet } {
  const { path, files, sheet } = folderFor(loaded, start)
  if (existsSync(path)) throw alreadyThere(path)
  makeFoldersWhole([{ path, files }])
  return { folder: path, sheet }
}

function alreadyThere(path: string): Refusal {
  return new Refusal(
    phrase`${path} is there already; nothing in it was touched`,
    'work on in that folder, or name another place by --out',
  )
}

/** A student's folder, not written yet. */
function folderFor(
  { pack, markdown }: LoadedPack,
  { student, secret, parent }: Start,
): NewFolder & { readonly sheet: AnswerSheet } {
  const sheet = emptyAnswerSheet(pack, { student, secret })
  const plans = Object.fromEntries(
    Object.entries(pack.runs).map(([name, plan]) => [name, { ...plan, seed: sheet.variant }]),
  )
  const files = {
    'exercise.md': handout(markdown, { pack, seed: sheet.variant, on: 'folder' }),
    ...(Object.keys(plans).length > 0 && { 'plan.json': inJson(plans) }),
    [SHEET]: textSheet(pack, sheet),
  }
  return { path: join(parent, sheet.variant), files, sheet }
}

/**
 * Writes a folder for each student, and class.csv, which names the folder of each, last. Where one cannot be written, none is.
 *
 * @returns the path of class.csv
 * @throws Refusal when class.csv is there, or a student's folder in which something was changed
 */
export function issueExercise(
  loaded: LoadedPack,
  { roster, secret, parent }: { roster: readonly Student[]; secret: string; parent: string },
): string {
  const list = join(parent, CLASS)
  if (existsSync(list))
    throw new Refusal(phrase`${list} is there already; nothing was touched`, 'name another folder by --out')
  if (existsSync(parent)) sweepStaged(parent)
  const folders = roster.map(({ student }) => folderFor(loaded, { student, secret, parent }))
  // A power cut may have left some of them.
  const missing = folders.filter(folder => !isAsWritten(folder))
  makeFoldersWhole(missing)
  try {
    writeTable(list, [
      ['student', 'name', 'folder'],
      ...roster.map(({ student, name = '' }, index) => [student, name, folders[index]!.sheet.variant]),
    ])
  } catch (error) {
    quietly(() => {
      remove(list)
      for (const { path } of missing) remove(path)
    })
    throw error
  }
  return list
}

/** Whether a student's folder is there as it was handed out. @throws Refusal when it is there and was changed */
function isAsWritten({ path, files }: NewFolder): boolean {
  if (!existsSync(path)) return false
  const isSame = ([name, text]: [string, string]) => {
    const file = join(path, name)
    return (
      statSync(file, { throwIfNoEntry: false })?.size === Buffer.byteLength(text) &&
      readFileSync(file, 'utf8') === text
    )
  }
  if (lstatSync(path).isDirectory() && Object.entries(files).every(isSame)) return true
  throw alreadyThere(path)
}
