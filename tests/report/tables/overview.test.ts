import { expect, test } from 'vitest'
import { bracketsNote, overviewTable } from '../../../src/report/tables/overview.ts'
import type { Row } from '../../../src/report/format/rows.ts'
import { rowsOf, run, theory } from '../../run-rows.ts'

test('measures that were asked for stand in the table, those that it has anyway only once', () => {
  const rows = rowsOf({
    'mattr-50': [0.8, 0.7, 0.65],
    'rep-5': [0.1, 0.2, 0.25],
    'rep-5/1': [0.01, 0.02, 0.03],
    heterozygosity: [0.99, 0.98, 0.97],
    perplexity: [undefined, 300, 400],
  })
  const asked = ['mattr-50', 'rep-5', 'heterozygosity', 'perplexity']
  const lines = overviewTable(run([...rows, ...theory], asked))
    .split('\n')
    .slice(2)
  expect(lines.map(line => line.split(/ {2,}/).filter(cell => cell !== ''))).toEqual([
    ['perplexity on held-out text', '–', '300', '400'],
    ['mattr-50', '80.0 %', '70.0 %', '65.0 %'],
    ['rep-5', '10.0 %', '20.0 %', '25.0 %'],
    ['on words used once', '1.0 %', '2.0 %', '3.0 %'],
    ['heterozygosity', '99.0 %', '98.0 (50.0)', '97.0 (50.0)'],
  ])
})

test('a measure that was asked for and has no number is shown without one', () => {
  expect(overviewTable(run(rowsOf({}), ['mattr-50']))).toMatch(/\nmattr-50 +– +– +–$/)
})

test('what stands in brackets is said where something does', () => {
  const survival = rowsOf({ 'surviving-types': [1, 0.8, 0.7] })
  const noteOf = (rows: Row[]) => bracketsNote(run([...rows, ...theory]))
  expect(noteOf(survival)).toMatch(/^In brackets: .* probability 1 − exp\(−c · θ\)\.$/)
  expect(noteOf(rowsOf({ heterozygosity: [1, 1, 1] }))).toMatch(/run \(see docs\/methods.md\)\.$/)
  expect(noteOf(rowsOf({ 'mattr-50': [1, 1, 1] }))).toBe('')
})

test('the note on the brackets names the θ of the generations that the table shows', () => {
  const survival = rowsOf({ 'surviving-types': [1, 0.8, 0.7] })
  const once = [0.632121, 0.468536].map((value, index) => {
    return { generation: index + 1, model: 'theory', metric: 'surviving-types/1', value }
  })
  expect(bracketsNote(run([...survival, ...theory, ...once]))).toMatch(/where θ is 1, 0\.632 for A, B\.$/)
})

test('a table is no wider than the line, whatever the generations', () => {
  const rows = rowsOf({ 'surviving-types': [1, 0.9999, 0.9998], perplexity: [undefined, 169922, 427255] })
  const lines = overviewTable({ ...run([...rows, ...theory]), width: 50 }).split('\n')
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(50)
  expect(lines.join(' ')).toMatch(/human words +100 % +99.9\+ \(50.0\) +99.9\+ \(50.0\) still used/)
})

test('passages with a statement of a text have a line, and so has the test on one', () => {
  const more = rowsOf({
    'share-of-passages/statements:wrong.txt': [0.25, 0.2, 0.1],
    'perplexity/test:other.txt': [300, 310, 320],
  })
  const lines = overviewTable(run(more)).split('\n')
  expect(lines.find(line => line.startsWith('passages with a statement of wrong.txt'))).toMatch(
    /25\.0.*20\.0.*10\.0/,
  )
  expect(lines.find(line => line.startsWith('perplexity on other.txt'))).toMatch(/300.*310.*320/)
})
