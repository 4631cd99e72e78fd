import fc from 'fast-check'
import { expect, test } from 'vitest'
import { putNumber } from '../../../src/backoff/arpa/line-buffer.ts'

const written = (value: number) => {
  const bytes = new Uint8Array(16)
  const end = putNumber(new DataView(bytes.buffer), 0, value)
  return Buffer.from(bytes.subarray(0, end)).toString('latin1')
}

test('numbers have seven digits behind the point at the most, and no zeros at the end', () => {
  const by = [0, -0, 1, -99, -99.5, 0.1, -1e-7, -4e-8, -6e-8, 199.9999999, 10, -100.00001, -2.5000001].map(
    written,
  )
  expect(by).toEqual(['0', '0', '1', '-99', '-99.5', '0.1', '-0.0000001', '0', '-0.0000001', '199.9999999', '10', '-100.00001', '-2.5000001']) // prettier-ignore
})

test('a number that was written is the nearest of seven digits', () => {
  fc.assert(
    fc.property(fc.double({ min: -200, max: 200, noNaN: true }), value => {
      expect(Math.abs(Number(written(value)) - value)).toBeLessThanOrEqual(5.0001e-8)
      expect(written(Number(written(value)))).toBe(written(value))
    }),
  )
})
