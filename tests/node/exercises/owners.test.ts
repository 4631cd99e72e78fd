import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PRACTICE } from '../../../src/exercise/variant.ts'
import { Owners } from '../../../src/node/exercises/owners.ts'
import { scratchFolder } from '../../scratch.ts'
import { mark, moodle, ROSTER, sheetOf, writeZip, type Packed } from './moodle-class.ts'

/** What comes of a zip file of Moodle with some files. */
function marked(files: Readonly<Record<string, Packed>>, marking: Parameters<typeof mark>[1] = {}) {
  const zip = join(scratchFolder(), 'handed-in.zip')
  writeZip(zip, files)
  return mark(zip, marking)
}

describe('whose a sheet is', () => {
  test('the folder says, and where the sheet names somebody else both are told', () => {
    const path = moodle('Ben Müller', 32)
    // Under Ada's name, with Ben's own seed: who wrote the name was mistaken.
    const sheet = JSON.stringify({ ...(JSON.parse(sheetOf('0002')) as object), student: '0001' })
    const rows = marked({ [moodle('Ada Lovelace', 31)]: sheetOf('0001'), [path]: sheet })
    const told = `${path} names 0001 (Ada Lovelace) and is in the folder of 0002 (Ben Müller): taken as that of 0002 (Ben Müller), since the folder says who handed it in`
    expect(rows['0001']!.total).toBe(8)
    expect(rows['0001']!.flags).toEqual([told, 'needs a look: bigger'])
    expect(rows['0002']!.flags).toEqual([told, 'needs a look: bigger'])
  })

  test('a sheet with the name and the seed of another pupil counts for nobody until the teacher decides', () => {
    const path = moodle('Ben Müller', 32)
    const told = `${path} is in the folder of 0002 (Ben Müller) and is the sheet of 0001 (Ada Lovelace), by its name and its seed: it counts for nobody yet. Put it into the folder of 0001 (Ada Lovelace), or write 0002 after \`student:\` in it if it is what 0002 (Ben Müller) did; then grade again with the same --out`
    const alone = marked({ [path]: sheetOf('0001') })
    for (const student of ['0001', '0002']) {
      expect(alone[student]!.marked).toBeUndefined()
      expect(alone[student]!.total).toBeUndefined()
      expect(alone[student]!.flags).toEqual([told, 'no answers'])
    }
    const withOwn = marked({ [path]: sheetOf('0001'), [moodle('Ada Lovelace', 31)]: sheetOf('0001') })
    expect(withOwn['0001']!.total).toBe(8)
    expect(withOwn['0001']!.flags).toEqual([told, 'needs a look: bigger'])
    expect(withOwn['0002']!.total).toBeUndefined()
    // As the flag says: with the pupil's own name in it, it is what that pupil did.
    const renamed = JSON.stringify({ ...(JSON.parse(sheetOf('0001')) as object), student: '0002' })
    expect(marked({ [path]: renamed })['0002']!.total).toBe(8)
  })

  test('a sheet without the lines above its answers is that of whose folder it is in, with a flag', () => {
    const path = moodle('Ben Müller', 32, 'answers.txt')
    const text = 'guess: 8\nsheet-one: 8\nlaw-1: 63\n'
    const ben = marked({ [path]: text, [moodle('Ada Lovelace', 31)]: sheetOf('0001') })['0002']!
    expect(ben.total).toBe(3)
    expect(ben.flags).toEqual([
      `${path}: it has no line \`exercise:\`; marked as the sheet of whose folder it is in`,
    ])
    const lost = marked({ 'answers.txt': text, [moodle('Ada Lovelace', 31)]: sheetOf('0001') })
    expect(lost['']!.flags).toEqual(['answers.txt: it has no line `exercise:`'])
    const prose = marked({ [path]: 'I did it on paper.', [moodle('Ada Lovelace', 31)]: sheetOf('0001') })
    expect(prose['0002']!.total).toBeUndefined()
  })

  test('sheets without those lines say nothing of the secret', () => {
    const sheet = (student: string) => sheetOf(student, {}, 'another secret')
    const files = {
      [moodle('Ada Lovelace', 31)]: sheet('0001'),
      [moodle('Ben Müller', 32)]: sheet('0002'),
      [moodle('Chloé DArcy', 33, 'answers.txt')]: 'guess: 8\n',
    }
    expect(() => marked(files)).toThrow(/none of the 2 sheets has a seed of this class/)
  })

  test('an empty file is told as empty', () => {
    const path = moodle('Ben Müller', 32, 'answers.txt')
    const rows = marked({ [path]: '', [moodle('Ada Lovelace', 31)]: sheetOf('0001') })
    expect(rows['0002']!.flags).toEqual([`${path}: is empty`])
  })

  test('a folder of nobody on the list is named', () => {
    const path = moodle('Zoe Stranger', 39)
    const rows = marked({ [path]: sheetOf('0001') })
    expect(rows['0001']!.flags[0]).toBe(
      `${path} names 0001 (Ada Lovelace) and is in the folder of Zoe Stranger, who is not on the list: taken as that of 0001 (Ada Lovelace), since it names them`,
    )
  })

  test('what is no sheet is told in the row of the pupil in whose folder it is', () => {
    const path = moodle('Chloé DArcy', 33, 'photo.jpg')
    const rows = marked({ [path]: 'JPEG' })
    expect(Object.keys(rows)).toEqual(['0001', '0002', '0003'])
    expect(rows['0003']!.flags).toEqual([
      `${path}: is not an answer sheet: a student hands in answers.txt or answers.json`,
      'no answers',
    ])
  })

  test.each([
    ['Lovelace Ada_31_assignsubmission_file_', '0001'],
    ['ADA LOVELACE_31_assignsubmission_file_answers.txt', '0001'],
    ['Ben Mu\u0308ller_32_assignsubmission_onlinetext_', '0002'],
    ['lovelaceada_LATE_501_777_answers.txt', '0001'],
    ['Ada Lovelace - answers.txt', '0001'],
    ['class/0002/answers.txt', '0002'],
    ['1/answers.txt', undefined],
    ['answers.txt', undefined],
    ['answers_2026_11_30.txt', undefined],
  ])('%s', (path, student) => {
    expect(new Owners(ROSTER, new Map()).of(path)?.student).toBe(student)
    if (student === undefined) expect(new Owners(ROSTER, new Map()).of(path)).toBeUndefined()
  })

  test('the number of Canvas goes before the name, and of two of one name nobody is guessed', () => {
    const canvas = (name: string, id: string) => [name, id, '', '', '']
    const twins = [
      { student: 'a1', name: 'Kim, Jo', canvas: canvas('Kim, Jo', '501') },
      { student: 'a2', name: 'Kim, Jo', canvas: canvas('Kim, Jo', '502') },
    ]
    const owners = new Owners(twins, new Map())
    expect(owners.of('kimjo_LATE_502_9_answers.txt')).toEqual({ student: 'a2', called: 'kimjo', late: true })
    expect(owners.of('kimjo_503_9_answers.txt')).toBeUndefined()
    expect(owners.of('Kim Jo/answers.txt')).toBeUndefined()
  })
})

describe('of several sheets of a pupil', () => {
  const flagOf = (files: Readonly<Record<string, Packed>>) => {
    const { flags, total } = marked(files)['0001']!
    return { flag: flags.find(one => one.startsWith('handed in')), total }
  }
  const [first, second] = [moodle('Ada Lovelace', 31, 'answers.json'), moodle('Ada Lovelace', 31, 'answers (1).json')] // prettier-ignore
  const old = sheetOf('0001', { 'law-1': 1 })

  test('the newest is marked', () => {
    const time = '2026-11-30T12:30:00'
    for (const [older, newer] of [
      [first, second],
      [second, first],
    ] as const)
      // prettier-ignore
      expect(flagOf({ [older]: old, [newer]: { text: sheetOf('0001'), time } })).toMatchObject({ total: 8 })
    expect(flagOf({ [first]: old, [second]: { text: sheetOf('0001'), time } }).flag).toMatch(
      /^handed in 2 times: .* is marked: the newest$/,
    )
  })

  test('of one time the one with more answers, else the first by name, and the flag says why', () => {
    const less = sheetOf('0001', { guess: null })
    expect(flagOf({ [first]: less, [second]: sheetOf('0001') }).total).toBe(8)
    expect(flagOf({ [first]: old, [second]: sheetOf('0001') }).flag).toBe(
      `handed in 2 times: ${second} (2026-11-30 10:00:00), ${first} (2026-11-30 10:00:00); ${second} is marked: of equal ones the first by name`,
    )
  })

  test('the last attempt goes before the time', () => {
    const attempt = (number: number) => moodle('Ada Lovelace', 31, `attempt ${number}/answers.json`)
    const late = { text: old, time: '2026-11-30T12:30:00' }
    expect(flagOf({ [attempt(1)]: late, [attempt(2)]: sheetOf('0001') }).total).toBe(8)
  })

  test('in a folder the time of the file counts', () => {
    const folder = scratchFolder()
    const put = (name: string, text: string, minute: number) => {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'answers.json'), text)
      const time = new Date(2026, 10, 30, 10, minute)
      utimesSync(join(folder, name, 'answers.json'), time, time)
    }
    put('one', old, 1)
    put('two', sheetOf('0001'), 2)
    expect(mark(folder)['0001']!.total).toBe(8)
  })
})

describe('a class list or a secret that cannot be that of the sheets', () => {
  const files = { [moodle('Ada Lovelace', 31)]: sheetOf('0001'), [moodle('Ben Müller', 32)]: sheetOf('0002') }
  test.each([
    ['another secret', { secret: 'another' }, /none of the 2 sheets has a seed of this class: they were issued with another secret/],
    ['another column', { roster: [{ student: 'ada@school' }, { student: 'ben@school' }] }, /they name students as in "0001", and the class list as in "ada@school"/],
  ])('is refused once: %s', (_, marking, message) => expect(() => marked(files, marking)).toThrow(message)) // prettier-ignore
  test('of another exercise, too', () => {
    const others = Object.fromEntries(
      Object.entries(files).map(([path, sheet]) => [
        path,
        sheet.replace('09-cards-and-dice', '01-photocopy'),
      ]),
    )
    expect(() => marked(others)).toThrow(/none of the 2 sheets is of 09-cards-and-dice, version \d: the first is of 01-photocopy/) // prettier-ignore
  })
  test('is not looked at with --force, or where one sheet alone is', () => {
    const marking = { secret: 'another' }
    expect(marked(files, { ...marking, force: true })['0001']!.total).toBe(8)
    const [[path, sheet]] = Object.entries(files) as [[string, string]]
    expect(marked({ [path]: sheet }, marking)['0001']!.flags[0]).toBe(
      'its sheet is of a variant of nobody here',
    )
  })
  test('sheets that were made without a class are told', () => {
    const practised = Object.fromEntries(
      ['0001', '0002'].map(student => [`${student}/answers.json`, sheetOf(student, {}, PRACTICE)]),
    )
    expect(() => marked(practised)).toThrow(/they were made by `exercise start`/)
  })
})
