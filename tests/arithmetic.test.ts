import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exp, exp2, ln, log10, log10Each, log2, mean } from '../src/arithmetic.ts'
import { chance } from './toy.ts'

const view = new DataView(new ArrayBuffer(16))

/** How many doubles lie between two of the same sign. */
function ulpsApart(a: number, b: number): number {
  if (a === b) return 0
  view.setFloat64(0, a)
  view.setFloat64(8, b)
  return Math.abs(Number(view.getBigInt64(0) - view.getBigInt64(8)))
}

/** A positive double with every exponent as likely as any other, subnormals included. */
function anyPositive(random: () => number): number {
  view.setUint32(0, Math.floor(random() * 0x7ff00000))
  view.setUint32(4, Math.floor(random() * 4294967296))
  return view.getFloat64(0)
}

function worst(ours: (x: number) => number, theirs: (x: number) => number, draw: () => number): number {
  let most = 0
  for (let number = 0; number < 200_000; number++) {
    const x = draw()
    most = Math.max(most, ulpsApart(ours(x), theirs(x)))
  }
  return most
}

describe('against the engine', () => {
  const random = chance(1)

  test('ln is within one unit in the last place for every size of number', () => {
    expect(worst(ln, Math.log, () => anyPositive(random))).toBeLessThanOrEqual(1)
    expect(worst(ln, Math.log, () => 0.5 + random())).toBeLessThanOrEqual(1)
    expect(worst(ln, Math.log, () => (1 + Math.floor(random() * 1e6)) * 5e-324)).toBeLessThanOrEqual(1)
  })

  test('log2 is within one unit in the last place', () => {
    expect(worst(log2, Math.log2, () => anyPositive(random))).toBeLessThanOrEqual(1)
  })

  test('exp is within one unit in the last place from the smallest subnormal to the largest double', () => {
    expect(worst(exp, Math.exp, () => -745.13 + random() * 1454.9)).toBeLessThanOrEqual(1)
    expect(worst(exp, Math.exp, () => random() - 0.5)).toBeLessThanOrEqual(1)
    expect(worst(exp, Math.exp, () => -745.13 + random() * 37)).toBeLessThanOrEqual(1)
  })

  test('exp2 is within two units in the last place for every surprise that a text can have', () => {
    expect(
      worst(
        exp2,
        x => 2 ** x,
        () => random() * 60 - 30,
      ),
    ).toBeLessThanOrEqual(2)
  })

  test('exp2 of a whole number is that power of two', () => {
    const powers = [-3, -1, 0, 1, 2, 3, 4, 10, 20]
    expect(powers.map(exp2)).toEqual([0.125, 0.5, 1, 2, 4, 8, 16, 1024, 1048576])
  })
})

describe('at the edges', () => {
  test('ln is −Infinity at 0, Infinity at Infinity and NaN below 0', () => {
    expect([0, -0, Infinity, 1].map(ln)).toEqual([-Infinity, -Infinity, Infinity, 0])
    expect([-1, -5e-324, -Infinity, NaN].map(ln)).toEqual([NaN, NaN, NaN, NaN])
    expect([0, 1, Infinity, -1, NaN].map(log2)).toEqual([-Infinity, 0, Infinity, NaN, NaN])
  })

  test('exp runs from 0 to Infinity', () => {
    expect([0, -0, Infinity, -Infinity, NaN].map(exp)).toEqual([1, 1, Infinity, 0, NaN])
    expect([709.79, 1e308, -745.14, -1e308].map(exp)).toEqual([Infinity, Infinity, 0, 0])
    expect([Infinity, -Infinity, NaN, 1025, -1076].map(exp2)).toEqual([Infinity, 0, NaN, Infinity, 0])
  })

  test('the mean of 1, 2 and 6 is 3, and of nothing NaN', () => {
    expect([mean([1, 2, 6]), mean([])]).toEqual([3, NaN])
  })
})

test('these values never change, on any engine', () => {
  expect([2, 3, 10, 0.1, 1e300, 5e-324, 1 / 3].map(ln)).toEqual([
    0.6931471805599453, 1.0986122886681096, 2.302585092994046, -2.3025850929940455, 690.7755278982137,
    -744.4400719213812, -1.0986122886681098,
  ])
  expect([1, -1, 0.5, 10, 700, -700, -745].map(exp)).toEqual([
    2.7182818284590455, 0.36787944117144233, 1.6487212707001282, 22026.465794806718, 1.0142320547350045e304,
    9.85967654375977e-305, 5e-324,
  ])
})

test('many logarithms at once are those taken one by one, bit by bit', () => {
  const special = [
    0,
    -0,
    1,
    2,
    0.1,
    5e-324,
    2.2250738585072014e-308,
    1.7976931348623157e308,
    Infinity,
    -1,
    NaN,
  ]
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.double({ min: 0, max: 1 }), fc.double(), fc.constantFrom(...special))),
      values => {
        const together = Float64Array.from(values)
        log10Each(together)
        expect(together).toEqual(Float64Array.from(values, log10))
      },
    ),
  )
})
