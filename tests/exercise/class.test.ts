import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Pack } from '../../src/exercise/pack.ts'
import { emptyAnswerSheet } from '../../src/exercise/answer-sheet.ts'
import { PRACTICE, variantOf } from '../../src/exercise/variant.ts'
import { readRoster } from '../../src/node/exercises/roster.ts'
import { gradeClass } from '../../src/node/exercises/grading.ts'
import { writeGrades } from '../../src/node/exercises/write-grades.ts'
import { exerciseRunsOf } from '../../src/node/exercises/packs.ts'
import { parseCsv } from '../../src/report/format/csv.ts'
import { scratchFolder } from '../scratch.ts'
import { makeClass, rightAnswers, SECRET, shortPhotocopy } from './class.ts'

describe('a class of thirty', () => {
  const scratch = scratchFolder()
  const out = join(scratch, 'grades')
  let pack: Pack
  let made: ReturnType<typeof makeClass>
  let students: ReturnType<typeof gradeClass>
  let gradebook: string
  beforeAll(() => {
    pack = shortPhotocopy(scratch)
    const folder = join(scratch, 'handed-in')
    mkdirSync(folder)
    made = makeClass(pack, folder)
    students = gradeClass(pack, { folder, secret: SECRET, roster: readRoster(made.roster).students })
    gradebook = readFileSync(writeGrades(pack, students, { out, format: 'plain' }), 'utf8')
  })

  test('has exactly the gradebook that was expected', () => {
    expect(made.expected).toHaveLength(30)
    expect(parseCsv(gradebook)).toEqual(
      made.expected.map(({ student, points, total, flags }) => [
        student,
        '',
        variantOf(SECRET, pack, student),
        ...points.map(String),
        String(total),
        '13',
        flags,
      ]),
    )
  })

  test('has no cell that a spreadsheet takes for a formula', () => {
    const cells = parse(gradebook, {}).flat()
    expect(cells.filter(cell => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(cells).toContain('\'=HYPERLINK("http://x.test","marks")')
  })

  test('gives feedback to each who was marked, in a file named by the variant, and no key in it', () => {
    const files = readdirSync(join(out, 'feedback'))
    const told = students.filter(({ student, marked, found = [] }) => student !== '' && (marked !== undefined || found.length > 0)) // prettier-ignore
    expect(files).toHaveLength(told.length)
    expect(told.filter(({ marked }) => marked)).toHaveLength(
      made.expected.filter(({ points }) => points[0] !== '').length,
    )
    expect(files.every(file => /^v[0-9a-f]{16}\.md$/.test(file))).toBe(true)
    const read = (student: string) =>
      readFileSync(join(out, 'feedback', `${variantOf(SECRET, pack, student)}.md`), 'utf8')
    expect(read('wrong-1')).toContain('- Question 2: not yet, 0 of 2 points\n  Hint: Look at the row')
    expect(read('wrong-1')).not.toMatch(/6[1-5]\.\d/)
    expect(read('half')).toContain('- Question 7: partly right (1 of 2), 0.5 of 1 point')
    expect(read('right-1')).toContain(
      '11 of 13 points.\n\n1 answer will be read by your teacher; its points are not counted yet.',
    )
    // Of whom nothing could be marked is told so, and nothing of others; who handed in nothing is told nothing.
    const unmarked = told.filter(({ marked }) => !marked)
    expect(unmarked.length).toBeGreaterThan(0)
    for (const { student } of unmarked) expect(read(student)).toMatch(/: Nothing could be marked: what you handed in (?:is blank, or is no answer sheet of yours|has no answers of yours)\.[^]*ask your teacher\.\n$/) // prettier-ignore
    expect(students.some(({ flags }) => flags.join() === 'no answers')).toBe(true)
    expect(read('<script>alert(1)</script>')).not.toContain('<script>')
  })

  test('leaves nothing outside the folder that was named', () => {
    expect(readdirSync(out).sort()).toEqual([
      'answers.html',
      'feedback',
      'feedback.zip',
      'flags.csv',
      'gradebook.csv',
      'kept.json',
      'to-read.html',
      'written.json',
    ])
    expect(existsSync('/tmp/absolute')).toBe(false)
  })

  test('says each answer beside its key and points, pupil by pupil, and runs nothing', () => {
    const page = readFileSync(join(out, 'answers.html'), 'utf8')
    expect(page.match(/<h2>/g)).toHaveLength(students.filter(({ student }) => student !== '').length)
    const [, right = ''] = /<h2>right-1<\/h2>([^]*?)<\/section>/.exec(page)!
    expect(right).toContain('11 of 13 points')
    expect(right).toMatch(/<th scope="row">law-after-one<\/th><td class="answer">63[.,]2\d*<\/td><td>63\.21.*?<\/td><td>2 of 2<\/td><td>right<\/td>/) // prettier-ignore
    expect(right).toContain('<td>of 2</td><td>needs a look</td>')
    expect(page).not.toMatch(/<script/)
  })

  test('goes into Moodle and Canvas with the columns that they ask for', () => {
    const of = (format: string) =>
      parse(readFileSync(writeGrades(pack, students, { out, format }), 'utf8'), {})
    const moodle = of('moodle')
    expect(moodle[0]).toEqual(['ID number', 'Full name', pack.title, `${pack.title} (feedback)`])
    expect(moodle[1]).toEqual(['right-1', '', '11', '1: made; 2: right; 3: right; 4: right; 5: right; 6: right; 7: right; 8: your teacher reads this']) // prettier-ignore
    // A pupil reads no suspicion, and no other pupil's name.
    expect(moodle.find(([student]) => student === 'neighbour')!.join()).not.toMatch(/right-1|seed/)
    const flags = parse(readFileSync(join(out, 'flags.csv'), 'utf8'), {})
    expect(flags).toContainEqual(['neighbour', '', variantOf(SECRET, pack, 'neighbour'), 'why-once reads as that of right-1']) // prettier-ignore
    const canvas = of('canvas')
    expect(canvas[0]).toEqual(['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', pack.title])
    expect(canvas[1]).toEqual(['    Points Possible', '', '', '', '', '13'])
    expect(canvas.slice(2)).toHaveLength(30)
  })
})

describe('points that a teacher gives', () => {
  const folder = scratchFolder()
  const roster = [{ student: 'ada', name: 'Adaé' }, { student: 'ben' }]
  const pack = shortPhotocopy(folder)
  const handedIn = join(folder, 'handed-in')
  const grades = join(handedIn, 'grades')
  const gradebook = join(grades, 'gradebook.csv')
  const grade = () => {
    const students = gradeClass(pack, { folder: handedIn, secret: SECRET, roster, grades })
    writeGrades(pack, students, { out: grades, format: 'plain' })
    return students
  }
  beforeAll(() => {
    const sheet = emptyAnswerSheet(pack, { student: 'ada', secret: SECRET })
    mkdirSync(join(handedIn, 'ada'), { recursive: true })
    const answers = { ...sheet.answers, guess: 40, 'why-once': 'Nobody can read it any more.' }
    writeFileSync(join(handedIn, 'ada/answers.json'), JSON.stringify({ ...sheet, answers }))
    grade()
  })

  test('for an open answer are read back, with a comma too, and stay when the class is marked again', () => {
    const [head = '', ada = '', ...rest] = readFileSync(gradebook, 'utf8').split('\n')
    expect(ada).toMatch(/,1,13,needs a look: why-once$/)
    const withPoints = ada.replace(',,1,13,', ',"0,5",1,13,')
    writeFileSync(gradebook, [head, withPoints, ...rest].join('\n'))
    for (const _ of [1, 2]) {
      const [row, absent] = grade()
      expect(row!.marked!.total).toBe(1.5)
      expect(row!.flags).toEqual([])
      expect(absent!.marked).toBeUndefined()
      expect(readFileSync(gradebook, 'utf8')).toContain(',0.5,1.5,13,\n')
    }
    expect(readFileSync(join(grades, 'feedback', `${variantOf(SECRET, pack, 'ada')}.md`), 'utf8')).toContain('Question 8: partly right, 0.5 of 2 points') // prettier-ignore
  })

  test('are read from a file that a spreadsheet saved in Latin-1', () => {
    const text = readFileSync(gradebook, 'utf8')
    writeFileSync(gradebook, Buffer.from(text, 'latin1'))
    expect(text).toContain('Adaé')
    expect(grade()[0]!.marked!.total).toBe(1.5)
  })

  test('are read from a file that a spreadsheet saved with semicolons', () => {
    const cells = parse(readFileSync(gradebook, 'utf8'), {})
    writeFileSync(
      gradebook,
      `\uFEFF${cells.map(row => row.join(';').replace(';0.5;', ';1;')).join('\r\n')}\r\n`,
    )
    expect(grade()[0]!.marked!.total).toBe(2)
  })

  /** Marks the class with a gradebook that somebody changed; then it is as before. */
  const gradeWith = (change: (text: string) => string) => () => {
    const text = readFileSync(gradebook, 'utf8')
    writeFileSync(gradebook, change(text))
    try {
      return grade()
    } finally {
      writeFileSync(gradebook, text)
    }
  }

  test.each(['7', '-1', 'good'])('are refused where the question has not so many: %s', points => {
    expect(gradeWith(text => text.replace(',1,2,13,', `,${points},2,13,`))).toThrow(
      `gradebook.csv, row 2 (ada), column why-once: "${points}" is not a number of points from 0 to 2`,
    )
  })
})

test('numbers of a run that somebody made without the class fit its seed, and name no neighbour', () => {
  const folder = scratchFolder()
  const pack = shortPhotocopy(folder)
  const roster = [{ student: 'ada' }, { student: 'ben' }]
  const runsOf = exerciseRunsOf(pack)
  for (const [student, seed] of [
    ['ada', '1'],
    ['ben', variantOf(PRACTICE, pack, 'ben')],
  ] as const) {
    const sheet = emptyAnswerSheet(pack, { student, secret: SECRET })
    mkdirSync(join(folder, student))
    writeFileSync(join(folder, student, 'answers.json'), JSON.stringify({ ...sheet, answers: rightAnswers(runsOf(seed)) })) // prettier-ignore
  }
  const flags = gradeClass(pack, { folder, secret: SECRET, roster })
    .slice(0, 2)
    .map(({ flags }) => flags[0])
  expect(flags).toEqual([
    'once-after-one, lost-in-the-second fit seed 1',
    'once-after-one, lost-in-the-second fit the practice seed',
  ])
})
