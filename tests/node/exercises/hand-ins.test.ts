import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { emptyAnswerSheet } from '../../../src/exercise/answer-sheet.ts'
import { textSheet } from '../../../src/exercise/text-sheet.ts'
import { PRACTICE } from '../../../src/exercise/variant.ts'
import { gradeClass } from '../../../src/node/exercises/grading.ts'
import { writeGrades } from '../../../src/node/exercises/write-grades.ts'
import { handIns } from '../../../src/node/exercises/hand-ins.ts'
import { readPack } from '../../../src/node/exercises/packs.ts'
import type { Graded } from '../../../src/report/exercise/gradebook.ts'
import { scratchFolder } from '../../scratch.ts'

const { pack } = readPack('01-photocopy')
const sheetOf = (student: string) => JSON.stringify(emptyAnswerSheet(pack, { student, secret: PRACTICE }))

function put(folder: string, path: string, text = '{}'): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

test('everything in the folder of a class is a sheet or has a remark', () => {
  const folder = scratchFolder()
  for (const path of ['ada/answers.json', 'ben/ben/Answers.JSON', 'carl.json', 'answers.JSON', 'essay.docx'])
    put(folder, path)
  for (const path of ['dora/essay.txt', 'a/b/c/d/e/f/answers.json', '.DS_Store', 'plan.json', 'class.csv'])
    put(folder, path)
  put(folder, 'grades/gradebook.csv')
  mkdirSync(join(folder, 'empty'))
  symlinkSync('ada', join(folder, 'link'))
  writeFileSync(Buffer.from(`${folder}/zo\xeb.json`, 'latin1'), '{}')
  mkdirSync(Buffer.from(`${folder}/j\xfcrgen`, 'latin1'))
  expect(handIns(folder).map(({ path, fault = 'a sheet' }) => `${path}: ${fault}`)).toEqual([
    'a/b/c/d/e/f: lies more than 5 folders deep, and was not looked into',
    'ada/answers.json: a sheet',
    'answers.JSON: a sheet',
    'ben/ben/Answers.JSON: a sheet',
    'carl.json: is not an answer sheet: a student hands in answers.txt or answers.json',
    'dora/essay.txt: is not an answer sheet: a student hands in answers.txt or answers.json',
    'empty: is empty',
    'essay.docx: is not an answer sheet: a student hands in answers.txt or answers.json',
    'j\uFFFDrgen: has a name that is not UTF-8: give it another name',
    'link: is a link, which is not followed: copy the folder or file itself',
    'zo\uFFFD.json: has a name that is not UTF-8: give it another name',
  ])
})

test('a remark is a flag of the student in whose folder it is, or a row of its own', () => {
  const folder = scratchFolder()
  const { variant } = emptyAnswerSheet(pack, { student: 'ada', secret: PRACTICE })
  put(folder, join(variant, 'essay.docx'))
  put(folder, 'ben/inner/answers.json', sheetOf('ben'))
  put(folder, 'essay.docx')
  const rows = gradeClass(pack, {
    folder,
    secret: PRACTICE,
    roster: [{ student: 'ada' }, { student: 'ben' }],
  })
  expect(rows.map(({ student, flags }) => [student, flags.join('; ')])).toEqual([
    [
      'ada',
      `${variant}/essay.docx: is not an answer sheet: a student hands in answers.txt or answers.json; no answers`,
    ],
    ['ben', 'the sheet is blank'],
    ['', 'essay.docx: is not an answer sheet: a student hands in answers.txt or answers.json'],
  ])
})

/** A zip file of some texts by their paths. */
const zipOf = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? strToU8(text) : text]),
    ),
  )

test('the zip file of Moodle or Canvas is read as it is, with zip files of pupils in it', () => {
  const zip = join(scratchFolder(), 'handed-in.zip')
  const notepad = new Uint8Array(Buffer.from(`\uFEFF${sheetOf('carl')}`, 'utf16le'))
  writeFileSync(
    zip,
    zipOf({
      'Ada Lovelace_31_assignsubmission_file/answers (1).json': sheetOf('ada'),
      'Ben Müller_32_assignsubmission_file/work.zip': zipOf({ 'work/Answers.JSON': sheetOf('ben') }),
      'Carl_33_assignsubmission_file/answers.json.txt': notepad,
      'Dora_34_assignsubmission_file/plan.pdf': 'PDF',
      'emiltest_501_777_answers.txt': textSheet(
        pack,
        emptyAnswerSheet(pack, { student: 'emil', secret: PRACTICE }),
      ),
      '__MACOSX/Ada/._answers.json': 'x',
    }),
  )
  expect(handIns(zip).map(({ path, fault = 'a sheet' }) => `${path}: ${fault}`)).toEqual([
    'Ada Lovelace_31_assignsubmission_file/answers (1).json: a sheet',
    'Ben Müller_32_assignsubmission_file/work.zip/work/Answers.JSON: a sheet',
    'Carl_33_assignsubmission_file/answers.json.txt: a sheet',
    'Dora_34_assignsubmission_file/plan.pdf: is not an answer sheet: a student hands in answers.txt or answers.json',
    'emiltest_501_777_answers.txt: a sheet',
  ])
  const rows = gradeClass(pack, { folder: zip, secret: PRACTICE })
  expect(rows.map(({ student, flags }) => [student, ...flags])).toEqual([
    ['ada', 'the sheet is blank'],
    ['ben', 'the sheet is blank'],
    ['carl', 'the sheet is blank'],
    ['emil', 'the sheet is blank'],
    [
      '',
      'Dora_34_assignsubmission_file/plan.pdf: is not an answer sheet: a student hands in answers.txt or answers.json',
    ],
  ])
})

test('a zip file that is none, or in which too much is packed, is a remark', () => {
  const folder = scratchFolder()
  put(folder, 'ada/work.zip', 'no zip')
  const bomb = zipOf({ 'answers.txt': '\0'.repeat(5_000_000) })
  mkdirSync(join(folder, 'ben'))
  writeFileSync(join(folder, 'ben/work.zip'), bomb)
  expect(handIns(folder).map(({ path, fault }) => `${path}: ${fault!}`)).toEqual([
    'ada/work.zip: cannot be unpacked: it is damaged, or cut off',
    'ben/work.zip/answers.txt: has 4882.8 KiB, and 64.0 KiB is the limit',
  ])
})

test('a sheet that a word processor saved is read; of a blank one and one with answers, the one with answers counts', () => {
  const folder = scratchFolder()
  const sheet = emptyAnswerSheet(pack, { student: 'ada', secret: PRACTICE })
  put(folder, 'ada/answers.txt', textSheet(pack, sheet))
  const filled = textSheet(pack, sheet).replace(
    'guess (a number from 0 to 100): ',
    'Guess (a number from 0 to 100): “50”',
  )
  put(
    folder,
    'ada/answers.rtf',
    `{\\rtf1\\ansi ${filled.replace(/[“”]/g, sign => `\\u${sign.charCodeAt(0)}?`).replaceAll('\n', '\\par\n')}}`,
  )
  const [row] = gradeClass(pack, { folder, secret: PRACTICE })
  expect([row!.flags, row!.marked!.total]).toEqual([[], 1])
})

test('marking again never writes over a gradebook or feedback that somebody changed', () => {
  const out = join(scratchFolder(), 'grades')
  const rows = (flag: string): Graded[] => [{ student: 'ada', variant: 'v1', flags: [flag] }]
  const write = (flag: string, more = {}) => writeGrades(pack, rows(flag), { out, format: 'plain', ...more })
  const gradebook = write('first')
  write('second')
  expect(readFileSync(gradebook, 'utf8')).toContain('second')
  const edited = `${readFileSync(gradebook, 'utf8')}a remark of the teacher\n`
  writeFileSync(gradebook, edited)
  expect(() => write('third')).toThrow(/gradebook\.csv was changed since it was written; nothing was touched/)
  expect(readFileSync(gradebook, 'utf8')).toBe(edited)
  write('third', { force: true })
  expect(readFileSync(gradebook, 'utf8')).toContain('third')
  // Of another hand from the beginning.
  writeFileSync(join(out, 'gradebook-moodle.csv'), 'mine\n')
  expect(() => write('third', { format: 'moodle' })).toThrow(/gradebook-moodle\.csv was changed/)
})
