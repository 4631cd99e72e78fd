import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { emptyAnswerSheet, type AnswerSheet } from '../../../src/exercise/answer-sheet.ts'
import type { Pack } from '../../../src/exercise/pack.ts'
import { textSheet } from '../../../src/exercise/text-sheet.ts'
import { Lesson } from '../../../src/node/class/lesson.ts'
import { serveLesson } from '../../../src/node/class/lesson-server.ts'
import { gradeClass } from '../../../src/node/exercises/grading.ts'
import { exerciseRunsOf } from '../../../src/node/exercises/packs.ts'
import { readRoster, type Student } from '../../../src/node/exercises/roster.ts'
import { writeGrades } from '../../../src/node/exercises/write-grades.ts'
import { zipOf } from '../../../src/node/files/zip.ts'
import { rightAnswers, SECRET, shortPhotocopy } from '../../exercise/class.ts'
import { scratchFolder } from '../../scratch.ts'

const scratch = scratchFolder()
let pack: Pack
let roster: readonly Student[]
/** What each pupil hands in: all right, or with a mistake of their own; the last two hand in nothing. */
const sheets: AnswerSheet[] = []
/** The gradebook, worked out by the rules of the exercise and not by the lab. */
let expected: string

beforeAll(() => {
  pack = shortPhotocopy(scratch, 80)
  const list = ['student,name', ...Array.from({ length: 30 }, (_, k) => `${1001 + k},Pupil ${k + 1}`)]
  writeFileSync(join(scratch, 'class.csv'), `${list.join('\n')}\n`)
  roster = readRoster(join(scratch, 'class.csv')).students
  const runsOf = exerciseRunsOf(pack)
  const rows = roster.map(({ student, name }, k) => {
    const blank = emptyAnswerSheet(pack, { student, secret: SECRET })
    const begin = [student, name, blank.variant]
    if (k >= 28) return [...begin, '', '', '', '', '', '', '', '', '', 13, 'no answers']
    const right = { ...rightAnswers(runsOf(blank.variant)), guess: 3 * k, 'why-once': `It is gone, says pupil ${k + 1}.` } // prettier-ignore
    const answers = k % 3 === 0 ? { ...right, 'law-after-one': 36.8 } : k % 3 === 1 ? { ...right, 'worst-copy': 'fifth' } : right // prettier-ignore
    sheets.push({ ...blank, answers: { ...blank.answers, ...answers } })
    const points = [1, 2, k % 3 === 0 ? 0 : 2, 2, 2, k % 3 === 1 ? 0 : 1, 1]
    const total = points.reduce((sum, one) => sum + one, 0)
    return [...begin, ...points, '', total, 13, 'needs a look: why-once']
  })
  const head = ['student', 'name', 'variant', ...pack.tasks.map(({ id }) => id), 'total', 'of', 'flags']
  expected = `\uFEFF${[head, ...rows].map(row => row.join(',')).join('\n')}\n`
}, 120_000)

/** The bytes of the gradebook of what lies in a folder or zip file. */
function gradebookOf(folder: string): string {
  const out = join(scratchFolder(), 'grades')
  const students = gradeClass(pack, { folder, secret: SECRET, roster })
  return readFileSync(writeGrades(pack, students, { out, format: 'plain' }), 'utf8')
}

/** A sheet of plain text, filled in. */
function filledText(sheet: AnswerSheet): string {
  let text = textSheet(pack, sheet)
  for (const { id } of pack.tasks) {
    const answer = sheet.answers[id]
    const typed = Array.isArray(answer) ? answer.join(', ') : typeof answer === 'object' ? '' : String(answer) // prettier-ignore
    text = text.replace(new RegExp(`^(${id} .*: )$`, 'm'), (_, before: string) => `${before}${typed}`)
  }
  return text
}

const inJson = (sheet: AnswerSheet) => JSON.stringify(sheet)
const written = (folder: string, file: string, textOf: (sheet: AnswerSheet) => string) => {
  for (const sheet of sheets) {
    mkdirSync(join(folder, sheet.variant), { recursive: true })
    writeFileSync(join(folder, sheet.variant, file), textOf(sheet))
  }
  return folder
}
const zipped = (pathOf: (k: number) => string, textOf: (sheet: AnswerSheet) => string) => {
  const zip = join(scratchFolder(), 'handed-in.zip')
  writeFileSync(zip, zipOf(Object.fromEntries(sheets.map((sheet, k) => [pathOf(k), textOf(sheet)]))))
  return zip
}

test('a class of thirty has one gradebook, to the byte, by every way in: the page’s files, sheets of plain text, the zip files of Moodle and Canvas', () => {
  expect(gradebookOf(written(scratchFolder(), 'answers.json', inJson))).toBe(expected)
  expect(gradebookOf(written(scratchFolder(), 'answers.txt', filledText))).toBe(expected)
  expect(gradebookOf(zipped(k => `Pupil ${k + 1}_${300 + k}_assignsubmission_file_/answers.txt`, filledText))).toBe(expected) // prettier-ignore
  expect(gradebookOf(zipped(k => `${k + 1}pupil_${700 + k}_${900 + k}_answers.json`, inJson))).toBe(expected)
}, 240_000)

test('and by a lesson that thirty do at once, and whose server is gone in the middle', async () => {
  const folder = scratchFolder()
  const lesson = () => new Lesson(pack, { roster, secret: SECRET, folder })
  let now = lesson()
  const codes = new Map(now.rows().map(({ student, code }) => [student, code]))
  const served = () => ({ lesson: now, pack, page: '', files: [], next: '', join: { address: '', qr: '' } })
  let server = await serveLesson(served, { port: 0 })
  const port = Number(new URL(server.address).port)
  let [received, again] = [0, 0]
  /** Sends until it is received, as the page does. */
  const send = async (what: string, body: object): Promise<Record<string, unknown>> => {
    for (;;) {
      const response = await fetch(`http://127.0.0.1:${port}/pupil/${what}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }).catch(() => undefined)
      if (response?.ok) return (await response.json()) as Record<string, unknown>
      if (response) throw new Error(await response.text())
      again += 1
      await new Promise(wait => setTimeout(wait, 20))
    }
  }
  const gone = async () => {
    await server.close()
    // What is on disk is all that the next one has.
    now = lesson()
    server = await serveLesson(served, { port })
  }
  let going: Promise<void> | undefined
  await Promise.all(
    sheets.map(async ({ student, answers }) => {
      const code = codes.get(student)!
      await send('join', { code })
      let soFar: AnswerSheet['answers'] = {}
      for (const [id, answer] of Object.entries(answers)) {
        soFar = { ...soFar, [id]: answer }
        await send('save', { code, answers: soFar, numbers: { 'once-after-one': 63 } })
      }
      if (++received === 10) going = gone()
      await send('hand-in', { code, answers, numbers: {} })
    }),
  )
  await going
  expect(again).toBeGreaterThan(0)
  expect(now.attendance).toMatchObject({ handedIn: 28, of: 30 })
  await server.close()
  expect(gradebookOf(join(folder, 'handed-in'))).toBe(expected)
}, 240_000)
