import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { emptyAnswerSheet } from '../../../src/exercise/answer-sheet.ts'
import { Lesson } from '../../../src/node/class/lesson.ts'
import { serveLesson } from '../../../src/node/class/lesson-server.ts'
import { Marking } from '../../../src/node/class/marking.ts'
import { gradeClass } from '../../../src/node/exercises/grading.ts'
import { readPack } from '../../../src/node/exercises/packs.ts'
import { readRoster, type Roster } from '../../../src/node/exercises/roster.ts'
import { writeGrades } from '../../../src/node/exercises/write-grades.ts'
import { zipOf } from '../../../src/node/files/zip.ts'
import { pack, SECRET } from '../exercises/moodle-class.ts'
import { scratchFolder } from '../../scratch.ts'

const ANSWERS = [
  { guess: '8', 'law-1': '63', bigger: 'The mean is near the law.' },
  { guess: '7', 'law-1': '12', back: 'no' },
  { guess: '' },
]

/** The names of three pupils’ files in a zip file of a platform, or in a folder; and the list of their class. */
const WAYS: Record<string, { list: string; gradebook: string; zip: string; pathOf: (k: number) => string; inZip: string[] }> = {
  'the grading worksheet of Moodle': {
    list: 'Identifier,"Full name","ID number","Email address",Status,Grade\n"Participant 31","Ada Lovelace",1001,a@x.example,,\n"Participant 32","Ben O_Hara",1002,b@x.example,,\n"Participant 33","Cem",1003,c@x.example,,\n',
    gradebook: 'gradebook-moodle.csv',
    zip: 'feedback-moodle.zip',
    pathOf: k => `${['Ada Lovelace_31', 'Ben O Hara_32', 'Cem_33'][k]!}_assignsubmission_file_/answers.json`,
    inZip: ['Ada Lovelace_31', 'Ben O Hara_32', 'Cem_33'].map(name => `${name}_assignsubmission_file_/feedback.txt`),
  },
  'the gradebook of Canvas': {
    list: 'Student,ID,SIS User ID,SIS Login ID,Section\n"Lovelace, Ada",501,S1,ada,A\n"O\'Hara, Ben",502,S2,ben,A\n"Öz, Cem",503,S3,cem,A\n',
    gradebook: 'gradebook-canvas.csv',
    zip: 'feedback.zip',
    pathOf: k => `${['lovelaceada_501', 'oharaben_502', 'ozcem_503'][k]!}_900${k}_answers.json`,
    inZip: ['Lovelace, Ada (S1).txt', "O'Hara, Ben (S2).txt", 'Öz, Cem (S3).txt'],
  },
  'a list of the teacher’s own': {
    list: 'student,name\n1001,Ada\n1002,Ben/../x\n1003,\n',
    gradebook: 'gradebook.csv',
    zip: 'feedback.zip',
    pathOf: k => `sheet-${k}/answers.json`,
    inZip: ['Ada (1001).txt', 'Ben-..-x (1002).txt', '1003.txt'],
  },
} // prettier-ignore

/** Marks what was handed in, as the printed command does; the files for pupils and programs, by name. */
function graded(folder: string, { students: roster, gradebook: format }: Roster): Record<string, Buffer> {
  const out = join(scratchFolder(), 'grades')
  writeGrades(pack, gradeClass(pack, { folder, secret: SECRET, roster }), { out, format })
  const names = readdirSync(out).filter(name => /^(feedback.*\.zip|gradebook-.*|gradebook\.csv)$/.test(name))
  return Object.fromEntries(names.map(name => [name, readFileSync(join(out, name))]))
}

test.each(Object.entries(WAYS))('%s: a lesson ends in the same gradebooks and feedback, to the byte, as files that were handed in', (_, { list, gradebook, zip, pathOf, inZip }) => {
  const path = join(scratchFolder(), 'class.csv')
  writeFileSync(path, list)
  const roster = readRoster(path)

  const folder = scratchFolder()
  const lesson = new Lesson(pack, { roster: roster.students, secret: SECRET, folder })
  lesson.rows().forEach(({ code }, k) => lesson.handIn(code, { answers: ANSWERS[k]!, numbers: {} }))
  const byLesson = graded(join(folder, 'handed-in'), roster)

  const sheets = roster.students.map(({ student }, k) => {
    const blank = emptyAnswerSheet(pack, { student, secret: SECRET })
    return [pathOf(k), JSON.stringify({ ...blank, answers: { ...blank.answers, ...ANSWERS[k] } })]
  })
  const handedIn = join(scratchFolder(), 'handed-in.zip')
  writeFileSync(handedIn, zipOf(Object.fromEntries(sheets) as Record<string, string>))
  expect(byLesson).toEqual(graded(handedIn, roster))

  expect(Object.keys(byLesson).sort()).toEqual([...new Set([zip, gradebook, 'gradebook.csv'])].sort())
  const texts = unzipSync(byLesson[zip]!)
  expect(Object.keys(texts).sort()).toEqual([...inZip].sort())
  expect(Buffer.from(texts[inZip[1]!]!).toString()).toMatch(/Question 4: not yet[^]*Hint: /)
}) // prettier-ignore

test('what the view of the teacher has marked is what the command marks, to the byte, and is there to save', async () => {
  const path = join(scratchFolder(), 'class.csv')
  writeFileSync(path, WAYS['the grading worksheet of Moodle']!.list)
  const { students: roster, gradebook } = readRoster(path)
  const folder = scratchFolder()
  const lesson = new Lesson(pack, { roster, secret: SECRET, folder })
  lesson.rows().forEach(({ code }, k) => lesson.handIn(code, { answers: ANSWERS[k]!, numbers: {} }))
  const handedIn = join(folder, 'handed-in')
  const byCommand = graded(handedIn, { students: roster, gradebook, remarks: [] })
  const marking = new Marking({ exercise: readPack(pack.name).folder, folder: handedIn, secret: SECRET, roster, gradebook }) // prettier-ignore
  const served = () => ({ lesson, pack, page: '', files: [], next: '', join: { address: '', qr: '' }, marking }) // prettier-ignore
  const server = await serveLesson(served, { port: 0, names: ['lesson.test'] })
  try {
    const view = async () => (await fetch(`${server.address}teacher/now`)).text()
    const save = (name: string) => fetch(`${server.address}teacher/grades/${name}`)
    expect(await view()).toContain('Mark what is handed in</button>')
    expect((await save('gradebook.csv')).status).toBe(404)
    const asked = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }
    expect((await fetch(`${server.address}teacher/mark`, asked)).status).toBe(200)
    await expect.poll(view, { timeout: 60_000 }).toContain('Mark again</button>')
    expect(await view()).toContain('<a href="/teacher/grades/feedback-moodle.zip">')
    // What is saved is a copy: points are typed where the next marking reads them.
    expect(await view()).toContain(`into gradebook.csv in ${join(handedIn, 'grades')}, and mark again.`)
    for (const [name, bytes] of Object.entries(byCommand)) {
      const saved = await save(name)
      expect(saved.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
      expect(Buffer.from(await saved.arrayBuffer()).equals(bytes), name).toBe(true)
    }
    expect(await (await save('to-read.html')).text()).toContain('The mean is near the law')
    for (const other of ['kept.json', '..%2fx', 'flags.csv']) expect((await save(other)).status).toBe(404)
  } finally {
    await server.close()
  }
}, 90_000)
