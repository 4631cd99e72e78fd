import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dsvFormat } from 'd3-dsv'
import { studentName } from '../../exercise/variant.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { unescapeFormula } from '../../report/format/csv.ts'
import { readText } from '../files/text-files.ts'
import { writeNew } from '../files/write-whole.ts'

const { parseRows } = dsvFormat(',')

/** The largest class list, in bytes and in students. */
const LIMIT = { bytes: 1024 * 1024, students: 2000 }

const ROSTER_HINT = 'a list is as in: student,name / 1001,Ada / 1002,Ben'

/** A student of a class. */
export interface Student {
  /** A number, a login or an address that nobody else in the class has. */
  readonly student: string
  readonly name?: string
}

/**
 * Reads a class list: CSV with a header, a column `student` and, where wanted, one called `name`.
 *
 * @throws Refusal when there is no such column, nobody in it, or somebody twice
 */
export function readRoster(path: string): Student[] {
  const rows = readRows(path)
  const students = rows.map(row => ({
    student: studentName(unescapeFormula(row.get('student') ?? '')),
    ...(row.get('name') ? { name: studentName(unescapeFormula(row.get('name')!)) } : {}),
  }))
  const open = students.findIndex(({ student }) => student === '')
  if (open >= 0)
    throw new Refusal(
      phrase`${path}: row ${open + 2} has no student`,
      'fill the column `student`, or delete the row',
    )
  const names = students.map(({ student }) => student)
  const seen = new Set<string>()
  const twice = names.find(name => seen.size === seen.add(name).size)
  if (twice !== undefined)
    throw new Refusal(
      phrase`${path}: ${JSON.stringify(twice)} is listed twice`,
      'give each student a name of their own',
    )
  if (students.length === 0 || students.length > LIMIT.students)
    throw new Refusal(
      phrase`${path} lists ${students.length} students, and a class has 1 to ${LIMIT.students}`,
      ROSTER_HINT,
    )
  return students
}

/** The rows of a class list below its header, by column; lines without anything in them are passed over. */
function readRows(path: string): Map<string, string>[] {
  const text = readText(path, { limit: LIMIT.bytes, hint: ROSTER_HINT })
  if (text.split('"').length % 2 === 0)
    throw new Refusal(
      phrase`${path} is not CSV: a quotation mark is not closed`,
      'save the list as CSV with commas',
    )
  const [head = [], ...body] = parseRows(withoutOuterBlanks(text))
    .map(cells => cells.map(cell => cell.trim()))
    .filter(cells => cells.length > 1 || cells[0] !== '')
  const names = head.map(name => name.toLowerCase())
  if (!names.includes('student')) throw new Refusal(phrase`${path} has no column \`student\``, ROSTER_HINT)
  return body.map(cells => new Map(names.map((name, column) => [name, cells[column] ?? ''])))
}

/** CSV without blanks between a comma and a quoted cell, which people type and CSV does not know. */
const withoutOuterBlanks = (text: string) =>
  text.replace(/(^|,)[ \t]+"(?!")/gm, '$1"').replace(/"[ \t]+(?=,|$)/gm, '"')

/** Reads the secret of a class. @throws Refusal when there is none */
export function readSecret(path: string): string {
  if (!existsSync(path))
    throw new Refusal(
      phrase`${path} does not exist, and the seeds of a class are made with its secret`,
      '`collapse-lab exercise issue` makes one; for answers that were made without a class, add --practice',
    )
  return readText(path, {
    limit: 4096,
    hint: 'name the file that `collapse-lab exercise issue` made; it holds one line',
  }).trim()
}

/** Reads the secret of a class, or makes one and keeps it where the file is missing. @returns the secret, and whether it is new */
export function readOrMakeSecret(path: string): { secret: string; made: boolean } {
  if (existsSync(path)) return { secret: readSecret(path), made: false }
  const secret = randomBytes(24).toString('base64url')
  writeNew(path, [`${secret}\n`], { mode: 0o600 })
  return { secret, made: true }
}
