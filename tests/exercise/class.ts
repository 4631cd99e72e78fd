import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExerciseRuns } from '../../src/exercise/exercise-runs.ts'
import type { Pack } from '../../src/exercise/pack.ts'
import { emptyAnswerSheet, type AnswerSheet } from '../../src/exercise/answer-sheet.ts'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import { exerciseRunsOf, readPack } from '../../src/node/exercises/packs.ts'

export const SECRET = 'a secret of the class'

/** A student as a test makes one up, and the row of the gradebook that is expected of them. */
export interface Made {
  readonly student: string
  readonly points: readonly (number | '')[]
  /** Empty where nothing was marked. */
  readonly total: number | ''
  readonly flags: string
}

/** Names that would do harm as paths, as formulas, as mark-up or in a terminal. */
const HOSTILE = [
  '../../../etc/passwd',
  '/tmp/absolute',
  'C:\\Windows\\system32',
  '=HYPERLINK("http://x.test","marks")',
  "+1+cmd|' /C calc'!A0",
  '@SUM(A1:A9)',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'a"b,c\td',
  '名前 ☃ 😀',
]

const FULL = [1, 2, 2, 2, 2, 1, 1, ''] as const
const LONG = 'Because nobody can learn what is not written any more.'
/** What is asked for is read; `no idea` is no number, and a person reads it. */
const WRONG = [0, 0, 0, '', 0, 0, 0, 0] as const
const LOOK = 'needs a look: why-once'

/** What a student with that seed answers who makes no mistake: worked out from the run's rows, not from the items. */
export function rightAnswers({ factsOf }: ExerciseRuns): AnswerSheet['answers'] {
  const { value, types, counts } = factsOf('copy')
  const once = (generation: number) => 100 * value({ metric: 'surviving-types/1', generation })
  const lost = types.filter((_, id) => id > 0 && counts[0]![id]! > 0 && counts[5]![id] === 0)
  return {
    guess: 50,
    'once-after-one': once(1).toFixed(1),
    'law-after-one': 63.2,
    'law-after-two': '46,9 %',
    'lost-in-the-second': Number((Number(once(1).toFixed(1)) - Number(once(2).toFixed(1))).toFixed(1)),
    'worst-copy': 'first',
    'a-lost-word': lost.slice(-2),
    'why-once': 'It is not written any more.',
  }
}

/** Thirty students for the photocopy: their folders, the class list, and what grading must give. */
export function makeClass(pack: Pack, folder: string): { roster: string; expected: Made[] } {
  const runsOf = exerciseRunsOf(pack)
  const handIn = (name: string, text: string) => {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, 'answers.json'), text)
  }
  const sheetOf = (student: string) => emptyAnswerSheet(pack, { student, secret: SECRET })
  const give = (student: string, change: (right: AnswerSheet['answers'], sheet: AnswerSheet) => object) => {
    const sheet = sheetOf(student)
    handIn(sheet.variant, JSON.stringify({ ...sheet, ...change(rightAnswers(runsOf(sheet.variant)), sheet) }))
  }
  const expected: Made[] = []
  const expect = (student: string, points: readonly (number | '')[], flags: string) =>
    expected.push({
      student,
      points,
      total: points.every(one => one === '') ? '' : points.reduce<number>((sum, one) => sum + Number(one), 0),
      flags,
    })

  for (const student of ['right-1', 'right-2', 'right-3', 'right-4', ...HOSTILE]) {
    const text = student === 'right-1' ? { 'why-once': LONG } : {}
    give(student, answers => ({ answers: { ...answers, ...text } }))
    expect(student, FULL, student === 'right-1' ? `why-once reads as that of neighbour; ${LOOK}` : LOOK)
  }
  // Nothing is right but what can be known without a run; a prediction out of range is none.
  for (const student of ['wrong-1', 'wrong-2']) {
    give(student, () => ({
      answers: {
        guess: 1000,
        'once-after-one': 12.3,
        'law-after-one': 36.8,
        'law-after-two': 'no idea',
        'lost-in-the-second': -1,
        'worst-copy': 'fifth',
        'a-lost-word': ['the', 'whale'],
        'why-once': '',
      },
    }))
    const other = student === 'wrong-1' ? 'wrong-2' : 'wrong-1'
    expect(
      student,
      WRONG,
      `all 7 answers as ${other} has: by chance 1 pupil in 110,000; needs a look: law-after-two`,
    )
  }
  give('open', () => ({}))
  expect('open', ['', '', '', '', '', '', '', ''], 'the sheet is blank')
  give('half', answers => ({
    answers: {
      ...answers,
      'a-lost-word': ['the', (answers['a-lost-word'] as string[])[0]],
      'why-once': null,
    },
  }))
  expect('half', [1, 2, 2, 2, 2, 1, 0.5, 0], '')
  // Copied the numbers and the text of right-1 into the own sheet: two numbers alone are no sign, since they often round alike, but a whole sheet is.
  const copied = rightAnswers(runsOf(sheetOf('right-1').variant))
  give('neighbour', answers => ({
    answers: {
      ...answers,
      'once-after-one': copied['once-after-one'],
      'lost-in-the-second': copied['lost-in-the-second'],
      'why-once': LONG.toUpperCase(),
    },
  }))
  expect(
    'neighbour',
    [1, 0, 2, 2, 0, 1, 1, ''],
    `all 8 answers as right-1 has: by chance 1 pupil in 670; why-once reads as that of right-1; ${LOOK}`,
  )
  // Handed in the sheet of right-2 with another name on it; its numbers are those of right-2.
  const other = sheetOf('right-2')
  handIn(
    'borrowed',
    JSON.stringify({
      ...other,
      student: 'borrower-b',
      answers: { ...rightAnswers(runsOf(other.variant)), 'a-lost-word': null },
    }),
  )
  expect('borrower-b', [1, 0, 2, 2, 0, 1, 0, ''], `its sheet is that of right-2; ${LOOK}`)
  give('extra', answers => ({ answers: { ...answers, bonus: 100 } }))
  expect('extra', FULL, `1 answer without a question; ${LOOK}`)

  const broken = (student: string, text: string, fault: string) => {
    const { variant } = sheetOf(student)
    handIn(variant, text)
    expect(student, ['', '', '', '', '', '', '', ''], `${join(variant, 'answers.json')}: ${fault}`)
  }
  broken('no-json', '{"format": ', 'is not JSON')
  broken('too-large', `"${'x'.repeat(70_000)}"`, 'has 68.4 KiB, and 64.0 KiB is the limit')
  broken('deep', '['.repeat(30_000), 'is not JSON')
  broken('list', '[]', 'the sheet is not what it should be')
  const elsewhere = { ...sheetOf('path'), exercise: '../../01-photocopy' }
  broken('path', JSON.stringify(elsewhere), 'exercise is not what it should be')
  broken(
    'prototype',
    '{"__proto__": {"format": "collapse-lab/answers/1"}}',
    'format is not what it should be',
  )
  const linked = sheetOf('link').variant
  mkdirSync(join(folder, linked))
  symlinkSync('/etc/passwd', join(folder, linked, 'answers.json'))
  expect(
    'link',
    ['', '', '', '', '', '', '', ''],
    `${join(linked, 'answers.json')}: is a link, which is not followed: copy the folder or file itself`,
  )
  expect('absent', ['', '', '', '', '', '', '', ''], 'no answers')

  const quoted = (student: string) => `"${student.replaceAll('"', '""')}"`
  const roster = join(folder, '..', 'class.csv')
  writeFileSync(roster, `student\n${expected.map(({ student }) => quoted(student)).join('\n')}\n`)
  return { roster, expected }
}

/** The photocopy, of the first chapters of its book: a sheet of the whole book is marked in tests/exercise/packs.test.ts. */
export function shortPhotocopy(scratch: string, passages = 250): Pack {
  const { pack } = readPack('01-photocopy')
  const chapters = readCorpus('moby-dick').passages.slice(0, passages)
  const corpus = join(scratch, 'chapters.txt')
  writeFileSync(corpus, chapters.map(({ text }) => text).join('\n\n'))
  return { ...pack, runs: { copy: { ...pack.runs.copy!, corpus } } }
}
