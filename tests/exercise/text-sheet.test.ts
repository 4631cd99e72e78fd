import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyAnswerSheet } from '../../src/exercise/answer-sheet.ts'
import { parseSheet, parseTextSheet, textSheet } from '../../src/exercise/text-sheet.ts'
import { readPack } from '../../src/node/exercises/packs.ts'
import { hostileText } from '../hostile.ts'

const { pack } = readPack('01-photocopy')
const ids = pack.tasks.map(({ id }) => id)
const empty = emptyAnswerSheet(pack, { student: '1001', secret: 'secret' })
const blank = textSheet(pack, empty)
const parse = (text: string) => parseTextSheet(text, exercise => (exercise === pack.name ? ids : []))
const filled = (answers: Record<string, string>) =>
  Object.entries(answers).reduce(
    (text, [id, answer]) => text.replace(new RegExp(`^(${id} .*: )$`, 'm'), `$1${answer}`),
    blank,
  )

test('a sheet is JSON or plain text by what it says, whatever its name; what is neither is JSON by its name', () => {
  const parsed = (name: string, text: string) =>
    parseSheet(name, text, { json: () => JSON.parse(text) as unknown, questionsOf: () => ids })
  for (const name of ['answers.txt', 'answers.json']) {
    expect(parsed(name, blank)).toEqual(empty)
    expect(parsed(name, ` ${JSON.stringify(empty)}`)).toEqual(empty)
  }
  expect(() => parsed('answers.json', 'no JSON')).toThrow(SyntaxError)
  expect(() => parsed('answers.txt', 'no sheet')).toThrow('it has no line `exercise:`')
})

describe('a sheet of plain text', () => {
  test('says who, which exercise and how to answer, a line for each question', () => {
    expect(blank.split('\n').slice(0, 8)).toEqual([
      'exercise: 01-photocopy',
      `version: ${pack.version}`,
      'student: 1001',
      `variant: ${empty.variant}`,
      '',
      'Write each answer after its colon. It may have several lines. Leave all else as it is.',
      '',
      'guess (a number from 0 to 100): ',
    ])
  })

  test('is read back as it was handed out, whoever it is for', () => {
    expect(parse(blank)).toEqual(empty)
    fc.assert(
      fc.property(hostileText, name => {
        const student = name.normalize('NFC').trim().slice(0, 100)
        fc.pre(student !== '')
        const sheet = emptyAnswerSheet(pack, { student, secret: 'secret' })
        expect(parse(textSheet(pack, sheet))).toEqual(sheet)
      }),
    )
  })

  test('has the answers after their colons, in any number of lines', () => {
    const text = filled({
      guess: '50',
      'once-after-one': '63,2 %',
      'a-lost-word': 'whale, sea',
      'why-once': 'Because it is gone.\nSo: nobody can learn it.\n',
    })
    expect(parse(text).answers).toEqual({
      ...empty.answers,
      guess: '50',
      'once-after-one': '63,2 %',
      'a-lost-word': 'whale, sea',
      'why-once': 'Because it is gone.\nSo: nobody can learn it.',
    })
  })

  test.each([
    [
      'capitals and dashes of a word processor',
      (text: string) => text.replace('once-after-one', 'Once–after—one'),
    ],
    ['quotation marks around an answer', (text: string) => text.replace('63.2', '“63.2”')],
    [
      'no-break blanks and other line ends',
      (text: string) => text.replace(': 63.2', '\u00a0:\u00a063.2').replaceAll('\n', '\r\n'),
    ],
    [
      'blank lines removed, and no form',
      (text: string) => text.replace(/\n+/g, '\n').replace(/ \([^\n]*?\):/g, ':'),
    ],
    ['marks of a list', (text: string) => text.replace('once-after-one', '• once-after-one')],
    ['a second, empty line of the question', (text: string) => `${text}\nonce-after-one:\n`],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('survives %s', (_, change) => {
    const changed = change(filled({ 'once-after-one': '63.2' }))
    expect(parse(changed)).toEqual({ ...empty, answers: { ...empty.answers, 'once-after-one': '63.2' } })
  })

  test.each([
    ['variant', 'it has no line `variant:`'],
    ['exercise', 'it has no line `exercise:`'],
    ['student', 'it has no line `student:`'],
  ])('without its %s is refused', (name, message) => {
    expect(() => parse(blank.replace(new RegExp(`^${name}:.*$`, 'm'), ''))).toThrow(message)
  })

  test('quotes nothing of itself in a refusal', () => {
    expect(() => parse(blank.replace(/^variant:.*$/m, 'variant: <b>'))).toThrow(
      'variant must be v and 16 hexadecimal digits',
    )
    expect(() => parse(blank.replace(/^version:.*$/m, 'version: two'))).toThrow(
      'version is not what it should be',
    )
  })
})
