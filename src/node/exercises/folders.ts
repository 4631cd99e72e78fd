import { existsSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { emptyAnswerSheet, parseAnswerSheet, type AnswerSheet } from '../../exercise/answer-sheet.ts'
import { Refusal } from '../../refusal.ts'
import { handout } from '../../report/exercise/handout.ts'
import type { LoadedPack } from './packs.ts'
import { readJson } from '../files/json.ts'
import { writeTable } from '../files/outputs.ts'
import type { Student } from './class.ts'

/** The largest answer sheet, in bytes; a larger one is refused before it is read. */
const LIMIT = 64 * 1024

/** The name of an answer sheet in a student's folder. */
export const SHEET = 'answers.json'

/**
 * Writes a student's folder: exercise.md with the student's seed, plan.json with the plans, and the answer sheet. No key
 * is in it, and its name is the variant, never the student's.
 *
 * @param parent the folder that the student's folder is put into
 * @throws Refusal when it is there already
 */
export function startExercise(
  { pack, markdown }: LoadedPack,
  { student, secret, parent }: { student: string; secret: string; parent: string },
): { folder: string; sheet: AnswerSheet } {
  const sheet = emptyAnswerSheet(pack, { student, secret })
  const folder = join(parent, sheet.variant)
  if (existsSync(folder))
    throw new Refusal(
      `${folder} is there already; nothing in it was touched`,
      'go on in it, or name another place by --out',
    )
  const plans = Object.fromEntries(
    Object.entries(pack.runs).map(([name, plan]) => [name, { ...plan, seed: sheet.variant }]),
  )
  mkdirSync(folder, { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text, { flag: 'wx' })
  write('exercise.md', handout(markdown, { pack, seed: sheet.variant, on: 'folder' }))
  if (Object.keys(plans).length > 0) write('plan.json', inJson(plans))
  write(SHEET, inJson(sheet))
  return { folder, sheet }
}

/** Writes a folder for each student, and class.csv, which names the folder of each. @returns the path of class.csv */
export function issueExercise(
  loaded: LoadedPack,
  { roster, secret, parent }: { roster: readonly Student[]; secret: string; parent: string },
): string {
  const list = join(parent, 'class.csv')
  if (existsSync(list))
    throw new Refusal(`${list} is there already; nothing was touched`, 'name another folder by --out')
  const rows = roster.map(({ student, name = '' }) => {
    const { sheet } = startExercise(loaded, { student, secret, parent })
    return [student, name, sheet.variant]
  })
  writeTable(list, [['student', 'name', 'folder'], ...rows])
  return list
}

/**
 * Reads an answer sheet, which nobody has checked: a large one is refused unread, links are not followed, and errors quote nothing
 * of it.
 *
 * @throws Refusal
 */
export function readSheet(path: string): AnswerSheet {
  if (!existsSync(path) && !isLink(path))
    throw new Refusal(`${path} does not exist`, 'name a folder with answers.json in it')
  if (isLink(path) || !lstatSync(path).isFile())
    throw new Refusal(`${path} is not a file of its own`, 'copy the file itself into the folder')
  const value = readJson(path, v.unknown(), {
    limit: LIMIT,
    quotes: false,
    hint: 'hand in the answers.json of the exercise’s folder, with answers in it and nothing else',
    syntaxHint: 'a comma or a quotation mark is missing or one too many; a page that checks JSON shows where',
  })
  try {
    return parseAnswerSheet(value)
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(`${path}: ${error.message}`, error.hint)
    throw error
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/** The answer sheets of a folder by name: `answers.json` in it or in its folders, and other `.json` files in it but plans. */
export function sheetPaths(folder: string): string[] {
  if (!existsSync(folder) || !lstatSync(folder).isDirectory())
    throw new Refusal(`${folder} is not a folder`, 'name the folder that the students’ folders are in')
  const found = readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return lstatSync(join(path, SHEET), { throwIfNoEntry: false }) ? [join(path, SHEET)] : []
    return entry.name.endsWith('.json') && entry.name !== 'plan.json' ? [path] : []
  })
  if (found.length > 0) return found.sort()
  throw new Refusal(`${folder} holds no answers`, `put each student’s folder with ${SHEET} into it`)
}

const inJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
