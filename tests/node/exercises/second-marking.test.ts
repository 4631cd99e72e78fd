import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { variantOf } from '../../../src/exercise/variant.ts'
import { scratchFolder } from '../../scratch.ts'
import { mark, moodle, pack, ROSTER, SECRET, sheetOf, writeZip } from './moodle-class.ts'

const ADA = moodle('Ada Lovelace', 31)
const BEN = moodle('Ben Müller', 32)

let folder: string
let grades: string
let zip: string
beforeEach(() => {
  folder = scratchFolder()
  grades = join(folder, 'grades')
  zip = join(folder, 'first.zip')
  writeZip(zip, { [ADA]: sheetOf('0001', { 'law-1': 1 }), [BEN]: sheetOf('0002') })
  mark(zip, { grades })
})

const gradebook = () => join(grades, 'gradebook.csv')
const rows = () => parse(readFileSync(gradebook()), { bom: true })
const [head] = [['student', 'name', 'variant', ...pack.tasks.map(({ id }) => id), 'total', 'of', 'flags']]
const cell = (student: number, column: string) => rows()[student]![rows()[0]!.indexOf(column)]

/** Writes the gradebook as a spreadsheet may save it, with some of its cells changed. */
function edit(
  change: (cells: string[][]) => string[][],
  save = (text: string): string | Buffer => text,
): void {
  const quoted = (one: string) => `"${one.replaceAll('"', '""')}"`
  writeFileSync(gradebook(), save(`${change(rows()).map(row => row.map(quoted).join(',')).join('\n')}\n`)) // prettier-ignore
}

/** Types points into cells: by the row of the student and the name of the column. */
const typing =
  (...typed: [number, string, string][]) =>
  (cells: string[][]) => {
    for (const [student, column, points] of typed) cells[student]![cells[0]!.indexOf(column)] = points
    return cells
  }

const again = (files?: Parameters<typeof writeZip>[1]) => {
  if (!files) return mark(zip, { grades })
  const second = join(folder, 'second.zip')
  writeZip(second, files)
  return mark(second, { grades })
}

describe('points that a teacher types', () => {
  test('stay, and where the answer has changed since, that is told, as long as they stay', () => {
    edit(typing([1, 'bigger', '2']))
    expect(again()['0001']!.flags).toEqual([])
    const changed = { [ADA]: sheetOf('0001', { bigger: 'I do not know.' }) }
    for (const _ of [1, 2]) {
      const ada = again(changed)['0001']!
      expect([ada.total, ada.flags]).toEqual([10, ['bigger: answer changed since points were given (2)']])
    }
    edit(typing([1, 'bigger', '']))
    expect(again(changed)['0001']!.flags).toEqual(['needs a look: bigger'])
    edit(typing([1, 'bigger', '2']))
    expect(again(changed)['0001']!.flags).toEqual([])
  })

  test('correct any mark of the lab, and are told as such', () => {
    edit(typing([1, 'law-1', '0,5']))
    const { total, flags } = again()['0001']!
    expect([total, flags]).toEqual([7.5, ['law-1: 0.5 by the teacher, 0 by the lab', 'needs a look: bigger']])
    expect(readFileSync(join(grades, 'feedback', `${variantOf(SECRET, pack, '0001')}.md`), 'utf8')).toContain('Question 4: partly right (points given by the teacher), 0.5 of 1 point') // prettier-ignore
    edit(typing([1, 'law-1', '']))
    expect(again()['0001']!.total).toBe(7)
  })

  test('as a total count whatever the parts add up to', () => {
    edit(typing([1, 'total', '9']))
    expect(again()['0001']!.total).toBe(9)
    // Nobody has to read what a total settles.
    expect(again()['0001']!.flags).toEqual(['total: 9 by the teacher, 7 by its parts'])
    expect(readFileSync(join(grades, 'feedback', `${variantOf(SECRET, pack, '0001')}.md`), 'utf8')).toContain('9 of 10 points.\n\nYour teacher has set these points for the whole sheet.\n') // prettier-ignore
  })

  test('are 0 for a pupil who was absent, and no total is not', () => {
    expect(cell(3, 'total')).toBe('')
    edit(typing([3, 'total', '0']))
    expect(again()['0003']!.total).toBe(0)
    expect(cell(3, 'total')).toBe('0')
    const { total, flags } = again({ [moodle('Chloé DArcy', 33)]: sheetOf('0003') })['0003']!
    expect([total, flags.slice(0, 2)]).toEqual([0, ['total: 0 by the teacher, 8 by its parts', 'total: answer changed since points were given (0)']]) // prettier-ignore
  })

  test('of a pupil who is not in the second zip file are kept, with the sheet, the row and the feedback', () => {
    edit(typing([2, 'bigger', '1.5']))
    const ben = again({ [ADA]: sheetOf('0001') })['0002']!
    expect([ben.total, ben.flags]).toEqual([9.5, ['not handed in this time: the earlier sheet counts']])
    expect(cell(2, 'law-1')).toBe('1')
    expect(readdirSync(join(grades, 'feedback'))).toHaveLength(2)
  })
})

describe('a gradebook that a spreadsheet has saved', () => {
  test.each<[string, (cells: string[][]) => string[][], ((text: string) => string | Buffer)?]>([
    ['with sorted rows', ([first, ...rest]) => [first!, ...rest.reverse()]],
    ['with columns moved', cells => cells.map(row => [...row].reverse())],
    ['with zeros lost', cells => cells.map(([student, ...row]) => [student!.replace(/^0+/, ''), ...row])],
    ['without the variants', cells => cells.map(([student, name, _, ...row]) => [student!.replace(/^0+/, ''), name!, ...row])], // prettier-ignore
    ['with other decimals', cells => cells.map(row => row.map(one => (/^\d$/.test(one) ? `${one},0` : one)))],
    ['in Windows-1252', cells => cells, text => Buffer.from(text, 'latin1')],
    ['with semicolons', cells => cells, text => `sep=;\r\n${text.replaceAll('","', '";"')}`],
  ])('%s is read', (_, change, save) => {
    edit(cells => change(typing([1, 'bigger', '2'])(cells)), save)
    expect(again()['0001']!.total).toBe(9)
    expect(rows()[1]!.slice(0, 3)).toEqual(['0001', 'Ada Lovelace', variantOf(SECRET, pack, '0001')])
    expect(rows()[2]![1]).toBe('Ben Müller')
  })

  test('keeps columns that the teacher added, wherever they are', () => {
    const remarks = ['my remark', 'was ill, see =A1', '', '']
    edit(cells => cells.map((row, index) => [remarks[index]!, ...row, '']))
    for (const _ of [1, 2]) {
      again()
      expect(rows()[0]).toEqual([...head, 'my remark'])
      expect(cell(1, 'my remark')).toBe('was ill, see =A1')
    }
  })

  test.each<[string, (cells: string[][]) => string[][], RegExp]>([
    ['points that are none', typing([2, 'law-2', 'good']), /gradebook\.csv, row 3 \(0002\), column law-2: "good" is not a number of points from 0 to 1/],
    ['several cells at once', typing([1, 'law-1', '7'], [2, 'law-2', 'good'], [2, 'guess', '½']), /gradebook\.csv has 3 cells that are not numbers of points: row 2 \(0001\), column law-1: "7", from 0 to 1; row 3 \(0002\), column guess: "½", from 0 to 1; row 3 \(0002\), column law-2: "good", from 0 to 1/],
    ['a row of nobody', cells => [...cells, ['Average', ...cells[1]!.slice(1).map(() => '')]], /nothing was touched: in row 5, "Average" is nobody of this class/],
    ['a remark where flags are', typing([1, 'flags', 'was ill']), /in row 2, column flags has "was ill", and the lab writes that column/],
    ['a pupil twice', cells => [...cells, cells[1]!], /in row 5, "0001" is there a second time/],
  ])('is refused for %s, which are named', (_, change, message) => {
    edit(change)
    const before = readFileSync(gradebook(), 'utf8')
    expect(() => again()).toThrow(message)
    expect(readFileSync(gradebook(), 'utf8')).toBe(before)
  }) // prettier-ignore

  test('opens in Excel: it begins with the mark of UTF-8', () => {
    for (const name of ['gradebook.csv', 'flags.csv'])
      expect(readFileSync(join(grades, name)).subarray(0, 3).toString('hex')).toBe('efbbbf')
  })
})

describe('what was told of files that are not in the second zip file', () => {
  const photo = moodle('Chloé DArcy', 33, 'photo.jpg')
  const told = `in the last marking: ${photo}: is not an answer sheet: a student hands in answers.txt or answers.json`

  test('is told again and again, and is no absence', () => {
    writeZip(zip, { [photo]: 'JPEG', [BEN]: sheetOf('0002') })
    grades = join(folder, 'other')
    mark(zip, { grades })
    for (const _ of [1, 2]) {
      const rows = again({ [BEN]: sheetOf('0002') })
      expect(rows['0003']!.flags).toEqual([told])
      expect(rows['0001']!.flags).toEqual(['no answers'])
    }
    expect(again({ [moodle('Chloé DArcy', 33)]: sheetOf('0003') })['0003']!.flags).toEqual(['needs a look: bigger']) // prettier-ignore
  })

  test('is that a sheet was blank', () => {
    const blank = JSON.stringify({ ...(JSON.parse(sheetOf('0003')) as object), answers: {} })
    again({ [moodle('Chloé DArcy', 33)]: blank })
    expect(again({ [BEN]: sheetOf('0002') })['0003']!.flags).toEqual([
      'in the last marking: the sheet is blank',
    ])
  })
})

describe('beside the gradebook', () => {
  test('are the answers to read, by question, with what they are worth', () => {
    const page = () => readFileSync(join(grades, 'to-read.html'), 'utf8')
    writeZip(zip, { [ADA]: sheetOf('0001', { bigger: '<b>bold</b>' }), [BEN]: sheetOf('0002') })
    again()
    expect(page()).toContain('2 answers to read.')
    expect(page()).toContain('<th scope="row">0001 Ada Lovelace</th><td class="answer">&lt;b&gt;bold&lt;/b&gt;</td><td>of 2</td>') // prettier-ignore
    edit(typing([1, 'bigger', '1'], [2, 'bigger', '2']))
    again()
    expect(page()).toContain('No answer is left to be read.')
    expect(page()).toContain('<td>1 of 2</td>')
  })

  test('are answers that the lab could not read, with the key of each pupil, until points are typed', () => {
    writeZip(zip, { [ADA]: sheetOf('0001', { 'law-1': '1 - e^(-1) = 63 %' }), [BEN]: sheetOf('0002') })
    const ada = again()['0001']!
    expect([ada.total, ada.flags]).toEqual([7, ['needs a look: law-1, bigger']])
    expect([cell(1, 'law-1'), cell(2, 'law-1')]).toEqual(['', '1'])
    const page = readFileSync(join(grades, 'to-read.html'), 'utf8')
    expect(page).toContain('<p>key: 63.212')
    expect(page).toContain('<td class="answer">1 - e^(-1) = 63 %</td><td>of 1</td>')
    const feedback = () =>
      readFileSync(join(grades, 'feedback', `${variantOf(SECRET, pack, '0001')}.md`), 'utf8')
    expect(feedback()).toContain('Question 4: your teacher reads this (this is not a number), up to 1 point')
    edit(typing([1, 'law-1', '1']))
    expect(again()['0001']!.total).toBe(8)
    expect(feedback()).toContain('Question 4: right, 1 of 1 point')
  })

  test('is feedback as Moodle takes it back: each in the own folder, with nothing of another pupil', () => {
    // Ben’s sheet with Chloé’s name, in her folder: it counts as hers.
    const borrowed = JSON.stringify({ ...(JSON.parse(sheetOf('0002')) as object), student: '0003' })
    writeZip(zip, { [ADA]: sheetOf('0001'), [moodle('Chloé DArcy', 33)]: borrowed })
    again()
    const files = unzipSync(readFileSync(join(grades, 'feedback-moodle.zip')))
    const text = (name: string) =>
      Buffer.from(files[`${name}_assignsubmission_file_/feedback.txt`]!).toString()
    expect(Object.keys(files)).toHaveLength(3)
    expect(text('Ada Lovelace_31')).toContain('0001: 8 of 10 points.')
    expect(text('Chloé DArcy_33')).toContain('0003: 8 of 10 points.')
    expect(text('Chloé DArcy_33')).not.toContain('0002')
  })

  test('is no feedback of somebody who has none now', () => {
    const stranger = join(folder, 'stranger.zip')
    writeZip(stranger, { [ADA]: sheetOf('0001'), 'x/answers.json': sheetOf('0009') })
    const other = join(folder, 'other')
    mark(stranger, { grades: other })
    const path = join(other, 'feedback', `${variantOf(SECRET, pack, '0009')}.md`)
    expect(existsSync(path)).toBe(true)
    // Whoever starts the folder anew by deleting what was kept does not find the old feedback beside the new.
    writeFileSync(join(other, 'kept.json'), readFileSync(join(grades, 'kept.json')))
    mark(zip, { grades: other, force: true })
    expect(existsSync(path)).toBe(false)
  })

  test('is gradebook.csv when another format is asked for first, and both follow later marks', () => {
    const other = join(folder, 'other')
    mark(zip, { grades: other, format: 'moodle' })
    expect(existsSync(join(other, 'gradebook.csv'))).toBe(true)
    const moodles = () => readFileSync(join(other, 'gradebook-moodle.csv'), 'utf8')
    expect(moodles()).toContain('0001,Ada Lovelace,7,')
    writeZip(zip, { [ADA]: sheetOf('0001') })
    mark(zip, { grades: other })
    expect(moodles()).toContain('0001,Ada Lovelace,8,')
  })

  test('grades of another exercise or another secret are not mixed in', () => {
    expect(() => mark(zip, { grades, secret: 'another', roster: ROSTER.slice(0, 1) })).toThrow(
      /another secret/,
    )
    const kept = readFileSync(join(grades, 'kept.json'), 'utf8')
    writeFileSync(join(grades, 'kept.json'), kept.replace(pack.name, '01-photocopy'))
    expect(() => again()).toThrow(/holds the grades of 01-photocopy/)
  })
})
