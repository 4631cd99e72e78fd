import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { writingTo } from '../../src/cli/output.ts'
import { printClass } from '../../src/cli/views/exercise-view.ts'
import { readPack } from '../../src/node/exercises/packs.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'
import { type Outcome } from './spawned.ts'

const folder = scratchFolder()
const lab = (...args: string[]) => collapseLab(folder, 'exercise', ...args)
const json = async (...args: string[]) =>
  JSON.parse((await lab(...args, '--json')).stdout) as Record<string, unknown>

test('list and show say what there is, with no key', async () => {
  expect((await lab('list')).stdout).toContain(
    '01-photocopy  A photocopy of a photocopy (40 minutes, 13 points, from age 14)',
  )
  expect((await lab('show', '1')).stdout).toMatch(/once-after-one \(2 points\): In your run, what percentage/)
  expect(JSON.stringify(await json('show', '1'))).not.toMatch(/survival|"answer"|"value"|greatest/)
})

describe('a student', () => {
  let started: Outcome
  let variant: string
  let own: string
  beforeAll(async () => {
    started = await lab('start', '01-photocopy', '--student', '../../ada')
    variant = readdirSync(join(folder, 'exercise-work', '01-photocopy'))[0]!
    own = join('exercise-work', '01-photocopy', variant)
  })
  const answer = (answers: Record<string, string>) => {
    const path = join(folder, own, 'answers.txt')
    const sheet = readFileSync(path, 'utf8')
    const answered = sheet.replace(
      /^([a-z-]+) (\(.*\)): $/gm,
      (line, id: string) => `${line}${answers[id] ?? ''}`,
    )
    writeFileSync(path, answered)
  }

  test('gets a folder that is named by the variant', () => {
    expect(started.code).toBe(0)
    expect(variant).toMatch(/^v[0-9a-f]{16}$/)
    expect(readdirSync(join(folder, own)).sort()).toEqual(['answers.txt', 'exercise.md', 'plan.json'])
    expect(readdirSync(folder)).toEqual(['exercise-work'])
  })

  test('has no key in it: numbers of the run stand nowhere', async () => {
    const files = readdirSync(join(folder, own)).map(name => readFileSync(join(folder, own, name), 'utf8'))
    const keys = (await json('key', '1', '--student', '../../ada', '--practice')).keys as {
      id: string
      key: string
    }[]
    const measured = keys.filter(({ id }) => ['once-after-one', 'lost-in-the-second'].includes(id))
    expect(measured).toHaveLength(2)
    for (const { key } of measured) expect(files.join()).not.toContain(key.slice(0, 4))
    expect(files.join()).not.toContain('greatest')
  })

  test('is told what is right, and what is not yet with a hint, by the numbers that the command prints', async () => {
    const command = /^npx collapse-lab (run .*)$/m.exec(
      readFileSync(join(folder, own, 'exercise.md'), 'utf8'),
    )![1]!
    const table = (await collapseLab(folder, ...command.split(' '), '--metric', 'surviving-types')).stdout
    const [, once] = /those used once +[\d,]+ +(\d+\.\d) /.exec(table)!
    answer({ guess: '40', 'once-after-one': once!, 'law-after-one': '36,8', 'worst-copy': 'First' })
    const { stdout, code } = await lab('check', own)
    expect(code).toBe(0)
    expect(stdout).toContain(
      'guess: made\nonce-after-one: right\nlaw-after-one: not yet\n  hint: e is 2.71828',
    )
    expect(stdout).toMatch(/\n4 of 13 points\.\n$/)
  })

  test('cannot start over what is there', async () => {
    const again = await lab('start', '01-photocopy', '--student', '../../ada')
    expect(again.code).toBe(1)
    expect(again.stderr).toContain('is there already; nothing in it was touched')
  })
})

test('a class is issued and graded, and its secret is made once and kept', async () => {
  writeFileSync(join(folder, 'class.csv'), 'student,name\n1001,Ada\n1002,=1+1\n')
  const issued = await lab('issue', '1', '--roster', 'class.csv', '--out', 'room')
  expect(issued.code).toBe(0)
  expect(issued.stderr).toContain('class-secret.txt is new')
  expect(readdirSync(join(folder, 'room'))).toHaveLength(3)
  const secret = readFileSync(join(folder, 'class-secret.txt'), 'utf8')
  const graded = await lab('grade', '1', '--folder', 'room', '--roster', 'class.csv')
  expect(graded.code).toBe(0)
  expect(readFileSync(join(folder, 'class-secret.txt'), 'utf8')).toBe(secret)
  const rows = readFileSync(join(folder, 'room', 'grades', 'gradebook.csv'), 'utf8').split('\n')
  expect(rows[2]).toMatch(/^1002,'=1\+1,v[0-9a-f]{16},,,,,,,,,,13,the sheet is blank$/)
})

test('the table of a class fits the terminal, with long flags below it', async () => {
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 100 })
  const flags = [`a/path/of/${'long/'.repeat(40)}answers.txt: is not an answer sheet`, 'no answers']
  const students = [
    { student: '0001', name: 'Ada Lovelace', variant: 'v1', total: 8, flags },
    { student: '', variant: '', flags: ['photo.jpg: is not an answer sheet'] },
  ]
  await writingTo({ stdout, stderr: stdout }, () => {
    printClass(readPack('1').pack, students)
    return Promise.resolve()
  })
  const lines = stripVTControlCharacters(String(stdout.read())).split('\n')
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100)
  expect(lines[0]).toMatch(/^student +name +points$/)
  expect(lines[2]).toMatch(/^0001 +Ada Lovelace +8$/)
  expect(lines).toContain('?     photo.jpg: is not an answer sheet')
  expect(lines.join('').replaceAll(' ', '')).toContain(flags.join(';').replaceAll(' ', ''))
})

test('a question bank is written once, and calibrate prints a tolerance for each number that the seed decides', async () => {
  const exported = await lab('export', '1', '--to', 'gift', '--variants', '2', '--out', 'bank.txt')
  expect(exported.stdout).toBe('2 variants in bank.txt.\n')
  expect(readFileSync(join(folder, 'bank.txt'), 'utf8').match(/^\$CATEGORY/gm)).toHaveLength(2)
  expect((await lab('export', '1', '--to', 'gift', '--out', 'bank.txt')).stderr).toContain('is there already')
  const { questions } = (await json('calibrate', '1', '--seeds', '4')) as { questions: { id: string }[] }
  expect(questions.map(({ id }) => id)).toEqual(['once-after-one', 'lost-in-the-second'])
})

test.each([
  [['export', '1', '--to', 'word'], 2, /--to must be gift, moodle-xml, qti, print, print-key/],
  [['calibrate', '1', '--rate', '1'], 2, /--rate must lie between 0 and 1/],
  [['grade', '1'], 2, /needs the folder of the answers: --folder/],
  [['dance'], 2, /exercise does list, show, start/],
  [['start', '1'], 2, /the student is missing: --student/],
  [['show'], 2, /the name of an exercise is missing/],
  [['show', '99'], 1, /there is no exercise "99"/],
  [['key', '1', '--student', 'ada', '--secret', 'nowhere.txt'], 1, /nowhere.txt does not exist/],
  [['check', 'nowhere'], 1, /answers.txt does not exist/],
])('%j is refused in two lines', async (args, code, message) => {
  const refused = await lab(...args)
  expect(refused.code).toBe(code)
  expect(refused.stderr).toMatch(message)
  expect(refused.stderr.trim().split('\n')).toHaveLength(2)
})
