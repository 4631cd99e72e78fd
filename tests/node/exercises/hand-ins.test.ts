import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyAnswerSheet } from '../../../src/exercise/answer-sheet.ts'
import { PRACTICE } from '../../../src/exercise/variant.ts'
import { gradeClass, writeGrades } from '../../../src/node/exercises/grading.ts'
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
    'a/b/c/d/e/f: lies more than 4 folders deep, and was not looked into',
    'ada/answers.json: a sheet',
    'answers.JSON: a sheet',
    'ben/ben/Answers.JSON: a sheet',
    'carl.json: a sheet',
    'dora: has no answers.json, and 1 other file',
    'empty: is empty',
    'essay.docx: is not an answer sheet: a student hands in answers.json',
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
    ['ada', `${variant} has no answers.json, and 1 other file; no answers`],
    ['ben', 'the sheet is blank'],
    ['', 'essay.docx: is not an answer sheet: a student hands in answers.json'],
  ])
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
