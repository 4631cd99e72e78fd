import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Lesson } from '../../../src/node/class/lesson.ts'
import { readPack } from '../../../src/node/exercises/packs.ts'
import { writingOn } from '../../../src/node/files/disk.ts'
import { Refusal } from '../../../src/refusal.ts'
import { crashingDisk, putFiles, type AfterCut } from '../../crashing-disk.ts'
import { filesIn } from '../../faulty-disk.ts'
import { scratchFolder } from '../../scratch.ts'

const { pack } = readPack('01-photocopy')
const ROSTER = [{ student: '1001', name: 'Ada Lovelace' }, { student: '1002' }]
const NOON = Date.UTC(2026, 0, 12, 12)

/** A lesson whose clock goes on by a minute whenever it is looked at. */
function lessonIn(folder: string, roster = ROSTER) {
  let time = NOON
  return new Lesson(pack, { roster, secret: 'secret', folder, now: () => (time += 60_000) })
}
const codeOf = (lesson: Lesson, student: string) => lesson.rows().find(row => row.student === student)!.code
const sheetOf = (folder: string) => {
  const [variant] = readdirSync(join(folder, 'handed-in'))
  return JSON.parse(readFileSync(join(folder, 'handed-in', variant!, 'answers.json'), 'utf8')) as {
    student: string
    answers: Record<string, unknown>
  }
}

describe('a lesson', () => {
  test('knows pupils by their codes, however they are typed, and nobody by another one', () => {
    const lesson = lessonIn(scratchFolder())
    const code = codeOf(lesson, '1001')
    expect(lesson.join(` ${code.toLowerCase()}`)).toMatchObject({
      name: 'Ada Lovelace',
      sheet: { student: '1001', exercise: '01-photocopy', answers: { guess: null } },
    })
    expect(lesson.join(codeOf(lesson, '1002'))!.name).toBe('1002')
    for (const other of ['', 'AAAAAA', '__proto__', '1001']) {
      expect(lesson.join(other)).toBeUndefined()
      expect(lesson.save(other, { answers: {}, numbers: {} })).toBeUndefined()
      expect(lesson.handIn(other, { answers: {}, numbers: {} })).toBeUndefined()
      expect(lesson.ask(other, true)).toBe(false)
    }
  })

  test('is taken up in another process: answers, numbers, times and what the board shows are there', () => {
    const folder = scratchFolder()
    const first = lessonIn(folder)
    const code = codeOf(first, '1001')
    first.save(code, { answers: { guess: '50' }, numbers: { 'once-after-one': 63.1 } })
    const received = first.handIn(code, { answers: { guess: '51' }, numbers: {} })
    first.show('numbers')
    const second = lessonIn(folder)
    expect(second.continued).toBe(
      `The lesson in ${folder} is taken up again, with answers of 1 pupil and 1 sheet handed in.`,
    )
    expect(second.join(code)).toMatchObject({ sheet: { answers: { guess: '51' } }, handedIn: received!.at })
    expect([second.attendance, second.stage]).toEqual([{ came: 1, handedIn: 1, of: 2 }, 'numbers'])
    expect(second.questions()).toMatchObject([
      { id: 'guess', values: [51] },
      { id: 'once-after-one', values: [63.1] },
      {},
    ])
    expect(lessonIn(scratchFolder()).continued).toBeUndefined()
  })

  test('keeps a sheet that was handed in before the last one, and loses none', () => {
    const folder = scratchFolder()
    const lesson = lessonIn(folder)
    const code = codeOf(lesson, '1001')
    for (const guess of ['1', '1', '2', '3']) lesson.handIn(code, { answers: { guess }, numbers: {} })
    expect(sheetOf(folder)).toMatchObject({ student: '1001', answers: { guess: '3' } })
    const earlier = readdirSync(join(folder, 'earlier')).sort()
    expect(earlier.map(name => (JSON.parse(readFileSync(join(folder, 'earlier', name), 'utf8')) as { answers: { guess: string } }).answers.guess)).toEqual(['1', '2']) // prettier-ignore
  })

  test.each([
    ['no answers', { numbers: {} }],
    ['a number', { answers: 3, numbers: {} }],
    ['an answer that is too long', { answers: { guess: 'x'.repeat(20_001) }, numbers: {} }],
    ['an answer of another kind', { answers: { guess: { a: { b: { c: 1 } } } }, numbers: {} }],
    ['a number that is none', { answers: {}, numbers: { 'once-after-one': 'many' } }],
    ['nothing', undefined],
  ])('refuses %s, and what was there stays', (_, sent) => {
    const folder = scratchFolder()
    const lesson = lessonIn(folder)
    const code = codeOf(lesson, '1001')
    lesson.handIn(code, { answers: { guess: '50' }, numbers: {} })
    expect(() => lesson.save(code, sent)).toThrow(Refusal)
    expect(() => lesson.handIn(code, sent)).toThrow(Refusal)
    expect(lesson.join(code)!.sheet.answers.guess).toBe('50')
    expect(sheetOf(folder).answers.guess).toBe('50')
  })

  test('passes over numbers of questions that are not there', () => {
    const lesson = lessonIn(scratchFolder())
    const numbers = JSON.parse('{"__proto__":1,"constructor":2,"once-after-one":63}') as Record<
      string,
      number
    >
    lesson.save(codeOf(lesson, '1001'), { answers: {}, numbers })
    expect(lesson.rows()[0]!.numbers).toBe(1)
  })

  test('two pages with one code lose nothing of each other: each sends what changed, and is told all there is', () => {
    const lesson = lessonIn(scratchFolder())
    const code = codeOf(lesson, '1001')
    lesson.save(code, { answers: { 'law-after-one': '-5' }, numbers: {} })
    lesson.save(code, { answers: { 'law-after-two': '46.8' }, numbers: {} })
    const told = lesson.save(code, { answers: { guess: '50' }, numbers: {} })
    expect(told!.answers).toMatchObject({ 'law-after-one': '-5', 'law-after-two': '46.8', guess: '50' })
    expect(lesson.handIn(code, { answers: {}, numbers: {} })!.answers).toEqual(told!.answers)
  })

  test('takes in what was written and not handed in, or changed since, when the teacher says so', () => {
    const folder = scratchFolder()
    const lesson = lessonIn(folder)
    const [ada, ben] = [codeOf(lesson, '1001'), codeOf(lesson, '1002')]
    lesson.handIn(ada, { answers: { guess: '50' }, numbers: {} })
    expect(lesson.notHandedIn).toBe(0)
    lesson.save(ada, { answers: { guess: '60' }, numbers: {} })
    lesson.save(ben, { answers: { guess: '70' }, numbers: {} })
    expect(lesson.notHandedIn).toBe(2)
    expect(lesson.collect()).toBe(2)
    expect([lesson.notHandedIn, lesson.attendance.handedIn]).toEqual([0, 2])
    expect(lesson.collect()).toBe(0)
    expect(readdirSync(join(folder, 'handed-in')).length).toBe(2)
    expect(readdirSync(join(folder, 'earlier')).length).toBe(1)
  })

  test.each([
    ['another secret', { secret: 'another' }],
    ['another list', { roster: [{ student: '2001' }] }],
  ])('is not taken up with %s: nothing there would be of this class', (_, other) => {
    const folder = scratchFolder()
    const lesson = lessonIn(folder)
    lesson.save(codeOf(lesson, '1001'), { answers: {}, numbers: {} })
    const options = { roster: ROSTER, secret: 'secret', folder }
    expect(() => new Lesson(pack, { ...options, ...other })).toThrow('none of them is on this list')
    // A list that somebody was added to is no other one.
    expect(() => lessonIn(folder, [...ROSTER, { student: '1003' }])).not.toThrow()
  })

  test('of another exercise in the same folder is not touched', () => {
    const folder = scratchFolder()
    lessonIn(folder)
    const { pack: other } = readPack('02-rare-first')
    expect(() => new Lesson(other, { roster: ROSTER, secret: 'secret', folder })).toThrow(`${folder} holds a lesson of 01-photocopy`) // prettier-ignore
  })

  test('says which of its files somebody has changed', () => {
    const folder = scratchFolder()
    const lesson = lessonIn(folder)
    lesson.save(codeOf(lesson, '1001'), { answers: {}, numbers: {} })
    const [draft] = readdirSync(join(folder, 'drafts'))
    writeFileSync(join(folder, 'drafts', draft!), '{ half')
    expect(() => lessonIn(folder)).toThrow(draft)
  })

  test('shows the teacher who asks for help, also when it is taken up again', () => {
    const folder = scratchFolder()
    const lesson = lessonIn(folder)
    const code = codeOf(lesson, '1002')
    lesson.ask(code, true)
    expect(lesson.rows().map(({ asks }) => asks)).toEqual([false, true])
    expect(
      lessonIn(folder)
        .rows()
        .map(({ asks }) => asks),
    ).toEqual([false, true])
    lesson.ask(code, false)
    expect(lesson.rows().map(({ asks }) => asks)).toEqual([false, false])
  })
})

test('what a pupil was told is received is there after a power cut at any call, and no cut leaves half a sheet', async () => {
  const root = scratchFolder()
  const folder = join(root, 'lesson')
  const told: string[] = []
  const cuts: { files: AfterCut; told: number }[] = []
  const before = new Map(filesIn(root).map(path => [path.slice(root.length + 1), readFileSync(path)]))
  const disk = crashingDisk(root, before, cut => cuts.push({ files: cut('names'), told: told.length }))
  await writingOn(disk, () => {
    const lesson = lessonIn(folder)
    const code = codeOf(lesson, '1001')
    for (const guess of ['10', '20', '30']) {
      lesson.handIn(code, { answers: { guess }, numbers: {} })
      told.push(guess)
    }
  })
  expect(cuts.length).toBeGreaterThan(20)
  for (const cut of cuts) {
    const after = scratchFolder()
    putFiles(after, cut.files)
    const left = join(after, 'lesson')
    const last = told[cut.told - 1]
    const next = told[cut.told]
    if (last !== undefined) expect([last, next]).toContain(sheetOf(left).answers.guess)
    else if (existsSync(join(left, 'handed-in'))) expect(sheetsThere(left)).toBeLessThanOrEqual(1)
    expect(() => lessonIn(left)).not.toThrow()
  }
})

/** How many sheets are there, each of them whole. */
function sheetsThere(folder: string): number {
  const variants = readdirSync(join(folder, 'handed-in'))
  return variants.filter(variant => existsSync(join(folder, 'handed-in', variant, 'answers.json')) && sheetOf(folder)).length // prettier-ignore
}
