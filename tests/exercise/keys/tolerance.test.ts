import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingsOf } from '../../../src/exercise/keys/numbers.ts'
import { allowance, isWithin } from '../../../src/exercise/keys/tolerance.ts'

describe('a tolerance', () => {
  test('by decimal digits is half a unit of the last one', () => {
    expect(allowance({ decdig: 1 }, 63.21)).toBe(0.05)
    expect(isWithin({ decdig: 1 }, 63.25, 63.2)).toBe(true)
    expect(isWithin({ decdig: 1 }, 63.25, 63.3)).toBe(true)
    expect(isWithin({ decdig: 1 }, 63.25, 63.1)).toBe(false)
  })

  test('by significant digits follows the size of the key', () => {
    expect(allowance({ sigfig: 2 }, 1234)).toBe(50)
    expect(allowance({ sigfig: 2 }, 0.0567)).toBe(0.0005)
    expect(isWithin({ sigfig: 2 }, 1234, 1200)).toBe(true)
    expect(isWithin({ sigfig: 2 }, 1234, 1100)).toBe(false)
    expect(isWithin({ sigfig: 2 }, -0.0567, -0.057)).toBe(true)
    expect(allowance({ sigfig: 1 }, 0)).toBe(0.5)
  })

  test('by share and amount adds the two', () => {
    expect(allowance({ rel: 0.1, abs: 1 }, -20)).toBe(3)
    expect(isWithin({ rel: 0, abs: 0 }, 2, 2)).toBe(true)
  })

  test('takes every key rounded to the digits it asks for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 1, max: 6 }),
        (key, digits) => {
          expect(isWithin({ decdig: digits }, key, Number(key.toFixed(digits)))).toBe(true)
          expect(isWithin({ sigfig: digits }, key, Number(key.toPrecision(digits)))).toBe(true)
        },
      ),
    )
  })
})

test.each<[unknown, number[]]>([
  [63.2, [63.2]],
  ['63.2', [63.2]],
  ['63,2', [63.2]],
  ['.5', [0.5]],
  [' 63.2 % ', [63.2]],
  ['17,050', [17.05, 17050]],
  ['17.050', [17.05, 17050]],
  ['0,268', [0.268]],
  ['17,050.5', [17050.5]],
  ['17.050,5', [17050.5]],
  ['1,234,567', [1234567]],
  ['17 050', [17050]],
  ['17\u202f050', [17050]],
  ['17’050.5', [17050.5]],
  ['1,234.567,8', []],
  ['−3', [-3]],
  ['+3', [3]],
  ['1e3', []],
  ['0x10', []],
  ['', []],
  ['63.2.1', []],
  ['about 63', [63]],
  ['~60.5', [60.5]],
  ['ca. 60,5', [60.5]],
  ['60.5 percent', [60.5]],
  ['17.0 percentage points', [17]],
  ['17,0 pp.', [17]],
  ['63.', [63]],
  ['63 or 64', []],
  [Infinity, []],
  [NaN, []],
  [['63'], []],
  [{ valueOf: 63 }, []],
  ['9'.repeat(41), []],
])('%j is read as the numbers %j', (answer, read) => {
  expect(readingsOf(answer)).toEqual(read)
})
