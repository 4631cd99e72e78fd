import { dsvFormat } from 'd3-dsv'
import { studentName } from '../../exercise/variant.ts'
import { given } from '../../given.ts'
import { both, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { CANVAS, type GradebookFormat, type MoodleStudent } from '../../report/exercise/gradebook.ts'
import { separated, unescapeFormula } from '../../report/format/csv.ts'
import { counted } from '../../report/format/numbers.ts'
import { readForeignText } from '../files/text-files.ts'

/** The largest class list, in bytes and in students. */
const LIMIT = { bytes: 1024 * 1024, students: 2000 }

const ROSTER_HINT = 'a list is as in: student,name / 1001,Ada / 1002,Ben'

/** A student of a class. */
export interface Student {
  /** A number, a login or an address that nobody else in the class has. */
  readonly student: string
  readonly name?: string
  /** What a list of Canvas has of the student in its {@link CANVAS} columns, which Canvas wants back. */
  readonly canvas?: readonly string[]
  /** What a list of Moodle has of the student, and Moodle wants back. */
  readonly moodle?: MoodleStudent
}

/** A class list as it was read. */
export interface Roster {
  readonly students: readonly Student[]
  /** The gradebook that the program takes back which wrote the list; plain for your own list. */
  readonly gradebook: GradebookFormat
  /** What was done with the list that its reader may not expect, a sentence each. */
  readonly remarks: readonly string[]
}

/** A program that writes class lists, and how its columns are called, in small letters; the first that is there counts. */
interface Program {
  readonly name: string
  /** Columns by any of which its lists are known. */
  readonly known: readonly string[]
  /** What tells students apart, the best first. */
  readonly identities: readonly string[]
}

const EMAIL = [
  'email address',
  'email',
  'e-mail',
  'e-mail-adresse',
  'e-mail address',
  'adresse de courriel',
  'dirección de correo',
  'indirizzo email',
  'e-mailadres',
]
const ID_NUMBER = [
  'id number',
  'id-nummer',
  'matrikelnummer',
  'numéro d’identification',
  "numéro d'identification",
  'número de id',
  'codice identificativo',
]
const FIRST_NAME = ['first name', 'firstname', 'vorname', 'prénom', 'nombre', 'nome', 'voornaam']
const LAST_NAME = [
  'last name',
  'surname',
  'lastname',
  'nachname',
  'nom',
  'apellido(s)',
  'cognome',
  'achternaam',
]
const WHOLE_NAME = ['name', 'full name', 'vollständiger name', 'nom complet', 'nombre completo']

/** The lists that are read. The lab's own has a column `student`, and so has that of Canvas, for names. */
const PROGRAMS: readonly Program[] = [
  {
    name: 'Canvas',
    known: ['sis user id', 'sis login id'],
    identities: ['sis user id', 'sis login id', 'id'],
  },
  { name: 'the lab', known: ['student'], identities: ['student'] },
  {
    name: 'Moodle',
    known: [...ID_NUMBER, 'identifier', 'username'],
    identities: [...ID_NUMBER, 'username', 'identifier', ...EMAIL],
  },
  { name: 'Google Classroom', known: EMAIL, identities: EMAIL },
]

/** The gradebooks that programs take back, by their names. */
const FORMATS = new Map<string | undefined, GradebookFormat>([
  ['Moodle', 'moodle'],
  ['Canvas', 'canvas'],
])

type Row = ReadonlyMap<string, string>

/**
 * Reads a class list as the lab, Moodle, Canvas, Google Classroom or a spreadsheet writes it: columns set apart by commas, semicolons or
 * tabs, in UTF-8, UTF-16 or Windows-1252. Rows that are no students (points possible, a test student) are left out and named.
 *
 * @param column the column that tells students apart; default by the program that wrote the list
 * @throws Refusal when there is no such column, nobody in it, or somebody twice
 */
export function readRoster(path: string, { column }: { column?: string } = {}): Roster {
  const { text, encoding, guessed } = readForeignText(path, { limit: LIMIT.bytes, hint: ROSTER_HINT })
  const table = tableIn(path, text)
  const program = PROGRAMS.find(({ known }) => known.some(name => table.names.includes(name)))
  const rows = table.rows.filter(row => isStudent(row, program))
  const identity = identityOf(path, { ...table, rows }, { program, column })
  const open = table.rows.findIndex(row => rows.includes(row) && row.get(identity) === '')
  if (open >= 0)
    throw new Refusal(
      phrase`${path}: row ${open + 2} has nothing in the column \`${identity}\``,
      'fill the column, delete the row, or name another column by --column',
    )
  const students = rows.map(row =>
    studentOf(row, { identity, program, moodleKey: moodleKeyOf({ ...table, rows }, identity) }),
  )
  checkStudents(path, students)
  return {
    students,
    gradebook: FORMATS.get(program?.name) ?? 'plain',
    remarks: [
      ...(program?.name === 'the lab' && column === undefined
        ? []
        : [phrase`${path}: ${counted(students.length, 'students')}, told apart by their \`${identity}\``]),
      ...leftOut(path, table.rows, rows),
      ...(guessed ? [phrase`${path} was read as ${encoding}`] : []),
    ],
  }
}

interface Table {
  /** The columns, in small letters. */
  readonly names: readonly string[]
  readonly rows: readonly Row[]
}

/** The rows of a list below its header, by column; lines without anything in them are passed over. */
function tableIn(path: string, text: string): Table {
  if (text.split('"').length % 2 === 0)
    throw new Refusal(
      phrase`${path} is not CSV: a quotation mark is not closed`,
      'save the list as CSV with commas',
    )
  const { separator, body } = separated(text)
  const [head = [], ...cells] = dsvFormat(separator)
    .parseRows(withoutOuterBlanks(body, separator))
    .map(row => row.map(cell => unescapeFormula(cell.trim())))
    .filter(row => row.some(cell => cell !== ''))
  const names = head.map(name => name.toLowerCase())
  return { names, rows: cells.map(row => new Map(names.map((name, index) => [name, row[index] ?? '']))) }
}

/** CSV without blanks between a separator and a quoted cell, which people type and CSV does not know. */
function withoutOuterBlanks(text: string, separator: string): string {
  return text
    .replace(new RegExp(`(^|${separator})[ ]+"(?!")`, 'gm'), '$1"')
    .replace(new RegExp(`"[ ]+(?=${separator}|$)`, 'gm'), '"')
}

/** Whether a row is a student: Canvas and Classroom write rows of points and dates among them, and Canvas one for trying out. */
function isStudent(row: Row, program: Program | undefined): boolean {
  if (program?.name === 'Canvas')
    return (
      !/^points possible/i.test(row.get('student') ?? '') &&
      row.get('student') !== 'Student, Test' &&
      row.get('student') !== ''
    )
  if (program?.name === 'Google Classroom') return cellOf(row, EMAIL) !== ''
  return true
}

function identityOf(
  path: string,
  { names, rows }: Table,
  { program, column }: { program: Program | undefined; column: string | undefined },
): string {
  if (column !== undefined) {
    if (names.includes(column.toLowerCase())) return column.toLowerCase()
    throw noColumn(path, column, names)
  }
  const there = (program?.identities ?? []).filter(name => names.includes(name))
  const [first] = there
  if (first === undefined) throw noColumn(path, 'student', names)
  return there.find(name => isFilled(rows, name)) ?? first
}

function noColumn(path: string, column: string, names: readonly string[]): Refusal {
  return new Refusal(
    phrase`${path} has no column \`${column}\`; it has ${both(names.map(name => JSON.stringify(name)))}`,
    'name the column that tells students apart, as in --column "ID number"; or write a list as in: student,name / 1001,Ada / 1002,Ben',
  )
}

const isFilled = (rows: readonly Row[], name: string) => rows.every(row => row.get(name) !== '')

/** The first of some columns that has something in it. */
const cellOf = (row: Row, names: readonly string[]) =>
  names.map(name => row.get(name) ?? '').find(cell => cell !== '') ?? ''

/** A column by which Moodle finds students, as lists call it in some language, and as its import of grades does. */
interface MoodleKey {
  readonly name: string
  readonly column: string
}

/** The column by which Moodle is to find the students of a list: the one that tells them apart, else the first in which all have something. */
function moodleKeyOf({ names, rows }: Table, identity: string): MoodleKey | undefined {
  const known = [
    ...ID_NUMBER.map(name => ({ name, column: 'ID number' })),
    { name: 'username', column: 'Username' },
    ...EMAIL.map(name => ({ name, column: 'Email address' })),
  ]
  return (
    known.find(({ name }) => name === identity) ??
    known.find(({ name }) => names.includes(name) && isFilled(rows, name))
  )
}

/** What Moodle wants back of a student. The grading worksheet of an assignment has its number as in `Participant 31`, in any language. */
function moodleStudent(row: Row, key: MoodleKey | undefined): MoodleStudent {
  const [participant] = /\d+$/.exec(row.get('identifier') ?? '') ?? []
  return given({ key: key && ([key.column, row.get(key.name)!] as const), participant })
}

function studentOf(
  row: Row,
  {
    identity,
    program,
    moodleKey,
  }: { identity: string; program: Program | undefined; moodleKey: MoodleKey | undefined },
): Student {
  const isCanvas = program?.name === 'Canvas'
  const whole = isCanvas ? row.get('student')! : cellOf(row, WHOLE_NAME)
  const name = studentName(whole === '' ? `${cellOf(row, FIRST_NAME)} ${cellOf(row, LAST_NAME)}` : whole)
  return {
    student: studentName(row.get(identity)!),
    ...given({ name: name === '' ? undefined : name }),
    ...(isCanvas && { canvas: CANVAS.map(column => row.get(column.toLowerCase()) ?? '') }),
    ...(program?.name === 'Moodle' && { moodle: moodleStudent(row, moodleKey) }),
  }
}

function checkStudents(path: string, students: readonly Student[]): void {
  const seen = new Set<string>()
  const twice = students.find(({ student }) => seen.size === seen.add(student).size)
  if (twice)
    throw new Refusal(
      phrase`${path}: ${JSON.stringify(twice.student)} is listed twice`,
      'give each student a name of their own, or name another column by --column',
    )
  if (students.length === 0 || students.length > LIMIT.students)
    throw new Refusal(
      phrase`${path} lists ${students.length} students, and a class has 1 to ${LIMIT.students}`,
      ROSTER_HINT,
    )
}

/** Names the rows that are no students. */
function leftOut(path: string, all: readonly Row[], students: readonly Row[]): string[] {
  const others = all.filter(row => !students.includes(row))
  if (others.length === 0) return []
  const names = others.map(row => JSON.stringify(Array.from(row.values()).find(cell => cell !== '') ?? ''))
  return [phrase`${path}: left out, since no students: ${names.join(', ')}`]
}
