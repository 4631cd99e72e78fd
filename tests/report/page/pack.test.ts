import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countColumns, countRows, pack, unpack } from '../../../src/report/page/pack.ts'

const hostile = fc.constantFrom(
  '',
  '\ud800',
  '\udc00x',
  '</script>',
  '<!--',
  '\u2028',
  '\0',
  '__proto__',
  '… ship …',
)

test('any value of JSON is read back as it was, lone surrogates and ends of scripts too', () => {
  const text = fc.oneof(hostile, fc.string({ unit: 'binary' }))
  const value = fc.oneof(
    fc.array(text),
    fc.array(fc.array(fc.nat())),
    fc.dictionary(text, text),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(value, written => {
      // JSON has no negative zero.
      expect(unpack(pack(written))).toEqual(JSON.parse(JSON.stringify(written)))
    }),
  )
})

test('what is packed is deflate in base64 without padding, which other programs read', () => {
  const forms = ['the', 'whale', 'Ahab', 'ß', '\ud800']
  const packed = pack(forms)
  expect(packed).toMatch(/^[A-Za-z0-9+/]+$/)
  expect(inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')).toBe(JSON.stringify(forms))
})

test('bytes of every length modulo 3 are read back', () => {
  for (let length = 0; length < 40; length++)
    expect(unpack(pack('x'.repeat(length)))).toBe('x'.repeat(length))
})

test('damaged text is refused', () => {
  const packed = pack(Array.from({ length: 100 }, (_, at) => `word ${at}`))
  expect(() => unpack(packed.slice(0, 40) as typeof packed)).toThrow()
})

const columns = fc.nat(5).chain(types =>
  fc.array(
    fc.array(fc.oneof(fc.constant(0), fc.nat(100), fc.nat(2_000_000_000)), {
      minLength: types,
      maxLength: types,
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
)

test('counts by generation are read back from their rows', () => {
  fc.assert(
    fc.property(columns, written => {
      const read = countColumns(unpack(pack(countRows(written))), written.length)
      expect(read).toEqual(written.map(column => Int32Array.from(column)))
    }),
  )
})

test('a row ends with the last generation that writes the type', () => {
  expect(
    countRows([
      [3, 1, 0],
      [2, 0, 0],
      [0, 4, 0],
    ]),
  ).toBe('32 104 ')
})

test('two runs have the same rows only when every count of every generation agrees', () => {
  const first = [3, 12, 120]
  const rows = countRows([first, [2, 0, 0]])
  expect(rows).toBe('32< (120) ')
  for (const second of [
    [2, 1, 0],
    [0, 2, 0],
    [2, 0, 1],
  ])
    expect(countRows([first, second])).not.toBe(rows)
  expect(countRows([[3, 12, 121], [2, 0, 0]])).not.toBe(rows) // prettier-ignore
})
