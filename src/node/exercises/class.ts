import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { studentName } from '../../exercise/variant.ts'
import { Refusal } from '../../refusal.ts'
import { unescapeFormula } from '../../report/format/csv.ts'
import { readText } from '../files/text-files.ts'

/** Bytes of a class list, and students on it. */
const LIMIT = { bytes: 1024 * 1024, students: 2000 }

/** A student of a class. */
export interface Student {
  /** What tells students apart: a number, a login, an address. */
  readonly student: string
  readonly name?: string
}

/**
 * Reads a class list: CSV with a header, a column `student` and, where wanted, one called `name`.
 *
 * @throws Refusal when there is no such column, nobody in it, or somebody twice
 */
export function readRoster(path: string): Student[] {
  const rows = recordsOf(path)
  const students = rows.map(row => ({
    student: studentName(unescapeFormula(row.get('student') ?? '')),
    ...(row.get('name') ? { name: studentName(unescapeFormula(row.get('name')!)) } : {}),
  }))
  const open = students.findIndex(({ student }) => student === '')
  if (open >= 0)
    throw new Refusal(
      `${path}: row ${open + 2} has no student`,
      'fill the column `student`, or delete the row',
    )
  const names = students.map(({ student }) => student)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined)
    throw new Refusal(
      `${path}: ${JSON.stringify(twice)} is listed twice`,
      'give each student a name of their own',
    )
  if (students.length === 0 || students.length > LIMIT.students)
    throw new Refusal(
      `${path} lists ${students.length} students, and a class has 1 to ${LIMIT.students}`,
      'a list is as in: student,name / 1001,Ada / 1002,Ben',
    )
  return students
}

function recordsOf(path: string): Map<string, string>[] {
  const text = readText(path, { limit: LIMIT.bytes })
  let rows: string[][]
  try {
    rows = parse(text, { skip_empty_lines: true, relax_column_count: true, trim: true })
  } catch (error) {
    throw new Refusal(`${path} is not CSV: ${(error as Error).message}`, 'save the list as CSV with commas')
  }
  const [head = [], ...body] = rows
  const names = head.map(name => name.toLowerCase())
  if (!names.includes('student'))
    throw new Refusal(
      `${path} has no column \`student\``,
      'a list is as in: student,name / 1001,Ada / 1002,Ben',
    )
  return body.map(cells => new Map(names.map((name, column) => [name, cells[column] ?? ''])))
}

/** The secret of a class out of its file. @throws Refusal when there is none */
export function readSecret(path: string): string {
  if (!existsSync(path))
    throw new Refusal(
      `${path} does not exist, and the seeds of a class are made with its secret`,
      '`collapse-lab exercise issue` makes one; for answers that were made without a class, add --practice',
    )
  return readText(path, { limit: 4096 }).trim()
}

/** The same; a new one is made and kept where there is none. */
export function readOrMakeSecret(path: string): { secret: string; made: boolean } {
  if (existsSync(path)) return { secret: readSecret(path), made: false }
  const secret = randomBytes(24).toString('base64url')
  writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  return { secret, made: true }
}
