import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { emptyAnswerSheet, type AnswerSheet } from '../../../src/exercise/answer-sheet.ts'
import { gradeClass } from '../../../src/node/exercises/grading.ts'
import { readPack } from '../../../src/node/exercises/packs.ts'
import type { Student } from '../../../src/node/exercises/roster.ts'
import { writeGrades } from '../../../src/node/exercises/write-grades.ts'
import type { Graded } from '../../../src/report/exercise/gradebook.ts'

export const SECRET = 'a secret of the class'

/** An exercise without a run: it is marked at once. */
export const { pack } = readPack('09-cards-and-dice')

export const ROSTER: readonly Student[] = [
  { student: '0001', name: 'Ada Lovelace' },
  { student: '0002', name: 'Ben Müller' },
  { student: '0003', name: "Chloé D'Arcy" },
]

/** Right answers but for the one that only a reader can mark. */
const RIGHT = { guess: 8, 'sheet-one': 8, 'sheet-five': 4, 'law-1': 63, 'law-2': 47, 'law-3': 37, 'law-5': 27, back: 'no' } // prettier-ignore

/** The sheet of a student, as JSON. */
export const sheetOf = (student: string, answers: AnswerSheet['answers'] = {}, secret = SECRET): string => {
  const sheet = emptyAnswerSheet(pack, { student, secret })
  return JSON.stringify({ ...sheet, answers: { ...RIGHT, bigger: 'The mean is near the law.', ...answers } })
}

/** A file of a zip file, and when it was changed. */
export type Packed = string | { readonly text: string; readonly time: string }

/** Writes a zip file as Moodle makes it. */
export function writeZip(path: string, files: Readonly<Record<string, Packed>>): void {
  const entries = Object.entries(files).map(([name, file]) => {
    const { text, time = '2026-11-30T10:00:00' } = typeof file === 'string' ? { text: file } : file
    return [name, [strToU8(text), { mtime: time }]]
  })
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]))
}

/** A file in the folder of Moodle of a student with a number there. */
export const moodle = (name: string, id: number, file = 'answers.json') =>
  `${name}_${id}_assignsubmission_file_/${file}`

interface Marking {
  readonly grades?: string
  readonly roster?: readonly Student[]
  readonly secret?: string
  readonly format?: string
  readonly force?: boolean
}

/** Marks a zip file, and writes the grades where a folder for them is named; rows by student. */
export function mark(
  folder: string,
  { grades, roster = ROSTER, secret = SECRET, format = 'plain', force = false }: Marking = {},
): Record<string, Graded> {
  const rows = gradeClass(pack, { folder, secret, roster, force, ...(grades !== undefined && { grades }) })
  if (grades !== undefined) writeGrades(pack, rows, { out: grades, format, force })
  return Object.fromEntries(rows.map(row => [row.student, row]))
}
