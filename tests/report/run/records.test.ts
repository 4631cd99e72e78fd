import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLines, escapeFormula, parseCsv, unescapeFormula } from '../../../src/report/format/csv.ts'
import { intervalCells } from '../../../src/node/experiments/merge.ts'
import {
  heldOutLines,
  metricsLines,
  parseMetrics,
  withHeldOutTable,
} from '../../../src/report/run/records.ts'

test('a cell that a spreadsheet would take for a formula is shown as text', () => {
  const cells = ['=1+1', '+1', '-1', '@x', "'=1"]
  expect(cells.map(escapeFormula)).toEqual(["'=1+1", "'+1", "'-1", "'@x", "''=1"])
})

test('no text is lost by the escape', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', 'a', '"', ',', ' ') }), cell => {
      expect(unescapeFormula(escapeFormula(cell))).toBe(cell)
    }),
  )
})

test('any cells come back from a CSV file', () => {
  const cell = fc.string({ unit: 'grapheme', minLength: 1 })
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), rows => {
      const text = ['a,b', ...csvLines(rows)].join('\n')
      expect(parseCsv(text)).toEqual(rows)
      // Another reader of CSV reads the same cells, but for the escape.
      expect(parse(text, { from_line: 2 })).toEqual(rows.map(cells => cells.map(escapeFormula)))
    }),
  )
})

test('numbers have twelve significant digits, and infinity is a word', () => {
  const rows = [
    { generation: 1, model: 'A', metric: 'x', value: 1 / 3 },
    { generation: 1, model: 'A', metric: 'y', value: Infinity },
    { generation: 1, model: 'A', metric: 'z', value: 205098 },
  ]
  expect([...metricsLines('r', rows)].slice(1)).toEqual([
    'r,1,A,x,0.333333333333',
    'r,1,A,y,Infinity',
    'r,1,A,z,205098',
  ])
  expect(parseMetrics([...metricsLines('r', rows)].join('\n')).map(({ value }) => value)).toEqual([
    0.333333333333,
    Infinity,
    205098,
  ])
})

test('held-out.csv gives rows their cases and intervals back, and refuses what is no row', () => {
  const row = { generation: 1, model: 'A', metric: 'perplexity', value: 300 }
  const few = { ...row, metric: 'perplexity/1', value: 9 }
  const rows = [
    { ...row, heldOut: { cases: 400, low: 1 / 3, high: 360 } },
    { ...few, heldOut: { cases: 2 } },
    { ...row, metric: 'ttr' },
  ]
  const text = [...heldOutLines('r', rows)].join('\n')
  expect(text.split('\n').slice(1)).toEqual([
    'r,1,A,perplexity,300,0.333333333333,360,400',
    'r,1,A,perplexity/1,9,,,2',
  ])
  const read = withHeldOutTable([row, few, rows[2]!], text)
  expect(read.map(({ heldOut }) => heldOut)).toEqual([
    { cases: 400, low: 0.333333333333, high: 360 },
    { cases: 2 },
    undefined,
  ])
  expect([...heldOutLines('r', read)].join('\n')).toBe(text)
  expect(withHeldOutTable([row], undefined)).toEqual([row])
  expect(() => withHeldOutTable([row], text.replace(',400', ',x'))).toThrow('held-out.csv: row 2')
})

test('a number below zero is a number, in metrics as in intervals', () => {
  const rows = [{ generation: 1, model: 'A', metric: 'x', value: -1 / 3 }]
  expect([...metricsLines('=r', rows)].slice(1)).toEqual(["'=r,1,A,x,-0.333333333333"])
  const estimate = { count: 2, mean: -0.5, interval: { low: -1.5, high: -1 / 3 } }
  const cells = intervalCells({ arm: 'a', generation: 1, model: 'A', metric: 'x', estimate })
  expect([...csvLines([cells])]).toEqual(['1,A,x,2,-0.5,-1.5,-0.333333333333,,,,,,'])
})
