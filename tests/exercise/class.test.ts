import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Pack } from '../../src/exercise/pack.ts'
import { variantOf } from '../../src/exercise/variant.ts'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import { readRoster } from '../../src/node/exercises/class.ts'
import { gradeClass, writeGrades } from '../../src/node/exercises/grading.ts'
import { readPack } from '../../src/node/exercises/packs.ts'
import { parseCsv } from '../../src/report/format/csv.ts'
import { scratchFolder } from '../scratch.ts'
import { makeClass, SECRET } from './class.ts'

/** The photocopy, of the first chapters of its book: a sheet of the whole book is marked in tests/exercise/packs.test.ts. */
function shortPhotocopy(scratch: string): Pack {
  const { pack } = readPack('01-photocopy')
  const chapters = readCorpus('moby-dick').passages.slice(0, 250)
  const corpus = join(scratch, 'chapters.txt')
  writeFileSync(corpus, chapters.map(({ text }) => text).join('\n\n'))
  return { ...pack, runs: { copy: { ...pack.runs.copy!, corpus } } }
}

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
    students = gradeClass(pack, { folder, secret: SECRET, roster: readRoster(made.roster) })
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
    expect(files).toHaveLength(made.expected.filter(({ points }) => points[0] !== '').length)
    expect(files.every(file => /^v[0-9a-f]{16}\.md$/.test(file))).toBe(true)
    const read = (student: string) =>
      readFileSync(join(out, 'feedback', `${variantOf(SECRET, pack, student)}.md`), 'utf8')
    expect(read('wrong-1')).toContain('- `once-after-one`: not yet, 0 of 2 points\n  Hint: Look at the row')
    expect(read('wrong-1')).not.toMatch(/6[1-5]\.\d/)
    expect(read('half')).toContain('`a-lost-word`: partly right (1 of 2), 0.5 of 1 point')
    expect(read('right-1')).toContain(
      '11 of 13 points.\n\n1 answer will be read by your teacher; its points are not counted yet.',
    )
    expect(read('<script>alert(1)</script>')).not.toContain('<script>')
  })

  test('leaves nothing outside the folder that was named', () => {
    expect(readdirSync(out).sort()).toEqual(['feedback', 'gradebook.csv', 'written.json'])
    expect(existsSync('/tmp/absolute')).toBe(false)
  })

  test('goes into Moodle and Canvas with the columns that they ask for', () => {
    const of = (format: string) =>
      parse(readFileSync(writeGrades(pack, students, { out, format }), 'utf8'), {})
    const moodle = of('moodle')
    expect(moodle[0]).toEqual(['ID number', 'First name', pack.title, `${pack.title} (feedback)`])
    expect(moodle[1]).toEqual(['right-1', '', '11', 'needs a look: why-once'])
    const canvas = of('canvas')
    expect(canvas[0]).toEqual(['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', pack.title])
    expect(canvas[1]).toEqual(['    Points Possible', '', '', '', '', '13'])
    expect(canvas.slice(2)).toHaveLength(30)
  })
})

describe('a class list', () => {
  const folder = scratchFolder()

  test('may be quoted, with blanks around cells, empty lines, short rows and columns in any order', () => {
    const text = ' Name , "student",group\n"Lovelace, Ada" , 1001\n\n "Ben ""B"" Ng", 1002 ,b\r\n'
    writeFileSync(join(folder, 'class.csv'), `\uFEFF${text}`)
    expect(readRoster(join(folder, 'class.csv'))).toEqual([
      { student: '1001', name: 'Lovelace, Ada' },
      { student: '1002', name: 'Ben "B" Ng' },
    ])
  })

  test.each([
    ['without the column', 'name\nAda\n', /no column `student`/],
    ['with nobody', 'student\n', /lists 0 students/],
    ['with somebody twice', 'student\nada\n ada\n', /"ada" is listed twice/],
    ['with a gap', 'student,name\nada,Ada\n,Ben\n', /row 3 has no student/],
    ['that is no CSV', 'student\n"ada\n', /is not CSV/],
  ])('%s is refused', (_, text, message) => {
    writeFileSync(join(folder, 'class.csv'), text)
    expect(() => readRoster(join(folder, 'class.csv'))).toThrow(message)
  })
})
