import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRoster } from '../../../src/node/exercises/roster.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()
const path = join(folder, 'list.csv')
function read(text: string | Uint8Array, options: { column?: string } = {}) {
  writeFileSync(path, text)
  return readRoster(path, options)
}
const ids = (text: string | Uint8Array, options?: { column?: string }) =>
  read(text, options).students.map(({ student }) => student)

const TWO = [
  { student: '1001', name: 'Ada Example' },
  { student: '1002', name: 'Ben Müller' },
]
const OWN = 'student,name\n1001,Ada Example\n1002,Ben Müller\n'

describe('a list of the lab’s own', () => {
  test.each([
    ['with commas', OWN],
    ['with semicolons', OWN.replaceAll(',', ';')],
    ['with tabs', OWN.replaceAll(',', '\t')],
    ['with a line that names its separator', `sep=;\r\n${OWN.replaceAll(',', ';').replaceAll('\n', '\r\n')}`],
    ['with a byte order mark and semicolons', `\uFEFF${OWN.replaceAll(',', ';')}`],
    ['in UTF-16', Buffer.from(`\uFEFF${OWN.replaceAll(',', '\t')}`, 'utf16le')],
    [
      'in capitals, quoted, with blanks',
      OWN.replace('student,name', '"Student", "Name"').replace('1001,', '"1001" , '),
    ],
    ['with old line ends', OWN.replaceAll('\n', '\r')],
    ['with columns and lines of nothing', OWN.replaceAll('\n', ',,\n') + ',,\n\n'],
  ])('is read %s', (_, text) => {
    expect(read(text)).toEqual({ students: TWO, gradebook: 'plain', remarks: [] })
  })

  test('in Latin-1 is read, and told', () => {
    expect(read(Buffer.from(OWN, 'latin1'))).toEqual({
      gradebook: 'plain',
      students: TWO,
      remarks: [`${path} was read as Latin-1`],
    })
  })

  test('may be quoted, with blanks around cells, empty lines, short rows and columns in any order', () => {
    const text = ' Name , "student",group\n"Lovelace, Ada" , 1001\n\n "Ben ""B"" Ng", 1002 ,b\r\n'
    expect(read(text).students).toEqual([
      { student: '1001', name: 'Lovelace, Ada' },
      { student: '1002', name: 'Ben "B" Ng' },
    ])
  })

  test('may have separators in quoted cells', () => {
    expect(read('name,student\n"Example; Ada, of; B; C",1\n').students).toEqual([
      { student: '1', name: 'Example; Ada, of; B; C' },
    ])
  })
})

describe('a list of Moodle', () => {
  const MOODLE =
    '\uFEFF"First name",Surname,"ID number",Institution,Department,"Email address"\n"Ada","Lovelace",1001,,,ada@school.example\n"Ben","Müller",1002,,,ben@school.example\n'
  test('tells students apart by their ID numbers, and joins their names', () => {
    const { students, remarks, gradebook } = read(MOODLE)
    expect(students).toEqual([
      { student: '1001', name: 'Ada Lovelace', moodle: { key: ['ID number', '1001'] } },
      { student: '1002', name: 'Ben Müller', moodle: { key: ['ID number', '1002'] } },
    ])
    expect(gradebook).toBe('moodle')
    expect(remarks).toEqual([`${path}: 2 students, told apart by their \`id number\``])
  })
  test('without all ID numbers by addresses', () => {
    expect(ids(MOODLE.replace('1002', ''))).toEqual(['ada@school.example', 'ben@school.example'])
  })
  test('in German', () => {
    expect(read('Vorname;Nachname;ID-Nummer;E-Mail-Adresse\nAda;Lovelace;1001;a@b.de\n').students).toEqual([
      { student: '1001', name: 'Ada Lovelace', moodle: { key: ['ID number', '1001'] } },
    ])
  })
  test('of hand-ins, with the numbers that its folders have', () => {
    expect(
      read('Identifier,"Full name",Status,Grade\n"Participant 31","Ada Lovelace","No submission",\n')
        .students,
    ).toEqual([{ student: 'Participant 31', name: 'Ada Lovelace', moodle: { participant: '31' } }])
    // Moodle imports no grades by that number, so its gradebook has the address.
    expect(
      read('Identifier;"Full name";"Email address"\nTeilnehmer/in31;"Ada Lovelace";ada@school.example\n')
        .students,
    ).toEqual([{ student: 'Teilnehmer/in31', name: 'Ada Lovelace', moodle: { participant: '31', key: ['Email address', 'ada@school.example'] } }]) // prettier-ignore
  })
})

test('a gradebook of Canvas has rows that are no students, which are named, and what Canvas wants back', () => {
  const text =
    'Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (123)\n    Points Possible,,,,,10\n"Example, Ada",501,S1001,aexample,Sec 1,9\n"Muster, Ben",502,S1002,bmuster,Sec 1,8\n"Student, Test",999,,,Sec 1,\n,,,,,\n'
  expect(read(text)).toEqual({
    gradebook: 'canvas',
    students: [
      {
        student: 'S1001',
        name: 'Example, Ada',
        canvas: ['Example, Ada', '501', 'S1001', 'aexample', 'Sec 1'],
      },
      { student: 'S1002', name: 'Muster, Ben', canvas: ['Muster, Ben', '502', 'S1002', 'bmuster', 'Sec 1'] },
    ],
    remarks: [
      `${path}: 2 students, told apart by their \`sis user id\``,
      `${path}: left out, since no students: "Points Possible", "Student, Test"`,
    ],
  })
  // Schools without a system of their own have no SIS IDs.
  expect(ids(text.replace(/S100\d/g, ''))).toEqual(['aexample', 'bmuster'])
  expect(ids(text.replace(/S100\d,\w+/g, ','))).toEqual(['501', '502'])
})

test('a list of Google Classroom has rows of dates and points', () => {
  const text =
    'Last Name,First Name,Email Address,Photocopy\nDate,,,2026-11-02\nPoints,,,10\nLovelace,Ada,ada@school.example,8\n'
  expect(read(text).students).toEqual([{ student: 'ada@school.example', name: 'Ada Lovelace' }])
  expect(read(text).remarks.at(-1)).toContain('"Date", "Points"')
})

test('any column can be named', () => {
  expect(ids('Klasse,Kürzel\n7a,al\n7a,bm\n', { column: 'kürzel' })).toEqual(['al', 'bm'])
  expect(() => read('Klasse,Kürzel\n7a,al\n', { column: 'Login' })).toThrow(
    `has no column \`Login\`; it has "klasse" and "kürzel"`,
  )
})

test.each([
  [
    'no column that tells students apart',
    'Klasse;Kürzel\n7a;al\n',
    /has no column `student`; it has "klasse" and "kürzel"/,
  ],
  ['an open quotation mark', 'student\n"1001\n', /quotation mark is not closed/],
  ['a workbook', Buffer.from('PK\x03\x04\x14\0\0\0xl/workbook.xml', 'latin1'), /is not a text|spreadsheet/],
  ['nobody', 'student,name\n', /lists 0 students/],
  ['nothing for somebody', 'student,name\n1,Ada\n,Ben\n', /row 3 has nothing in the column `student`/],
  ['somebody twice', 'student\n1\n 1\n', /"1" is listed twice/],
])('a list with %s is refused', (_, text, message) => {
  expect(() => read(text)).toThrow(message)
})
