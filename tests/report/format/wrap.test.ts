import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf, columns, hanging, wrap } from '../../../src/report/format/terminal.ts'
import { table } from '../../../src/report/format/table.ts'
import { hostileText } from '../../hostile.ts'

const widest = (text: string) => Math.max(...text.split('\n').map(columnsOf))

test('lines are broken between words, and words that are longer than a line anywhere', () => {
  expect(wrap('a bc def', 4)).toBe('a bc\ndef')
  expect(wrap('a 春眠不觉晓 b', 4)).toBe('a\n春眠\n不觉\n晓 b')
  expect(wrap('abcdef', Infinity)).toBe('abcdef')
})

test('a hanging text keeps its indent or its label, and the margin before every further line', () => {
  expect(hanging('  ab cd ef', 7, '  ')).toBe('  ab cd\n  ef')
  expect(hanging('name  ab cd ef', 11, ' '.repeat(6))).toBe('name  ab cd\n      ef')
})

test('no line of a hostile text is wider than it may be, and no letter is lost', () => {
  fc.assert(
    fc.property(hostileText, fc.integer({ min: 4, max: 30 }), (text, width) => {
      const plain = text.replace(/\s+/g, ' ').trim()
      const broken = wrap(plain, width)
      expect(widest(broken)).toBeLessThanOrEqual(width)
      expect(broken.replace(/[\n ]/g, '')).toBe(plain.replaceAll(' ', ''))
    }),
  )
})

test('a table that is too wide breaks the texts of its first column, below their first word', () => {
  const text = table(['share', 'here'], [['[…]  copied word for word', '24.3 %']], { width: 24 })
  expect(text.split('\n')).toEqual([
    'share               here',
    '────────────────────────',
    '[…]  copied word  24.3 %',
    '     for word',
  ])
  expect(table(['share', 'here'], [['copied word for word', '24.3 %']])).toMatch(
    /\ncopied word for word {2}24/,
  )
})

test('a head of two lines stands above the rule', () => {
  const lines = table(['chance of being used', 'n'], [['once', '1']], { width: 18 }).split('\n')
  expect(lines).toEqual(['chance of being  n', 'used', '──────────────────', 'once             1'])
})

test('texts stand side by side, and what has no room follows below', () => {
  expect(columns(['A', 'B'], ['one two', '春眠不觉晓，处处闻'], { width: 27 })).toBe(
    ['A            │ B', 'one two      │ 春眠不觉晓，', '             │ 处处闻'].join('\n'),
  )
  const four = columns(['A', 'B', 'C', 'D'], ['a', 'b', 'c', 'd'], { width: 45 })
  expect(four).toMatch(/^A .*│ B .*│ C\n[^]*\n\nD\nd$/)
  expect(widest(four)).toBeLessThanOrEqual(45)
})

test('line ends of a text stay, and its lines are broken each by itself', () => {
  const verse = 'The wind was cold, the mill was still,\nand no one came at all.'
  expect(wrap(verse, 40)).toBe(verse)
  expect(wrap(verse, 20)).toBe('The wind was cold,\nthe mill was still,\nand no one came at\nall.')
  expect(wrap('one\n\ntwo', 10)).toBe('one\n\ntwo')
})
