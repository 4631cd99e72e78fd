import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawDots, numberWith, rangeOf } from '../../../src/report/lesson/dots.ts'

test('a dot for each value; those of one column are piled up', () => {
  const svg = drawDots({ values: [0, 0, 0, 50, 100], from: 0, to: 100, unit: '' })
  const dots = Array.from(svg.matchAll(/<ellipse cx="([\d.]+)" cy="([\d.]+)"/g), ([, x, y]) => [
    Number(x),
    Number(y),
  ])
  expect(dots.length).toBe(5)
  const [one, two, three, middle, last] = dots
  expect([one![0], two![0], three![0]]).toEqual([one![0], one![0], one![0]])
  expect(one![1]! - two![1]!).toBeCloseTo(two![1]! - three![1]!)
  expect([middle![1], last![1]]).toEqual([one![1], one![1]])
  expect(svg).not.toContain('class="law"')
})

test('the law stands where its value is, and an interval below the axis', () => {
  const svg = drawDots({ values: [63, 64], from: 60, to: 70, unit: '%', law: 65, mean: { count: 2, mean: 63.5, interval: { low: 62, high: 65 } } }) // prettier-ignore
  // The middle of the axis.
  expect(svg).toContain('<g class="law"><line x1="320" x2="320"')
  expect(svg).toContain('>65.0 %</text>')
  expect(svg).toContain('<g class="mean"><line x1="161.6" x2="320"')
})

test('an axis holds all numbers between round ones, however near they lie', () => {
  expect(rangeOf([63.2, 64.2])).toEqual({ from: 63, to: 65 })
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 }),
      values => {
        const { from, to } = rangeOf(values)
        expect(from).toBeLessThanOrEqual(Math.min(...values))
        expect(to).toBeGreaterThanOrEqual(Math.max(...values))
        expect(to).toBeGreaterThan(from)
        expect(drawDots({ values, from, to, unit: '' })).not.toMatch(/NaN|Infinity/)
      },
    ),
  )
})

test('numbers have one decimal, large ones none', () => {
  expect([numberWith(63.21, '%'), numberWith(0, ''), numberWith(7414.4, '')]).toEqual([
    '63.2 %',
    '0.0',
    '7414',
  ])
})
