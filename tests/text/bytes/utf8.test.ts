import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstInvalidByte, firstInvalidIn } from '../../../src/text/bytes/utf8.ts'

/** Bytes that begin, continue and break sequences, at the bounds of each range. */
const byte = fc.constantFrom(
  ...[0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1],
  ...[0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff],
)

const decodes = (bytes: Uint8Array) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

test('bytes have a fault where a strict decoder stops, and what comes before it decodes', () => {
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 6 }), array => {
      const bytes = Uint8Array.from(array)
      const at = firstInvalidByte(bytes)
      expect(at === undefined).toBe(decodes(bytes))
      if (at !== undefined) expect(decodes(bytes.subarray(0, at))).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('the fault is the same however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (array, length) => {
      const bytes = Buffer.concat([Buffer.from('é鯨🐳'), Uint8Array.from(array), Buffer.from('é')])
      const at = firstInvalidByte(bytes)
      const chunks = Array.from({ length: Math.ceil(bytes.length / length) }, (_, k) =>
        bytes.subarray(k * length, (k + 1) * length),
      )
      expect(firstInvalidIn(chunks)).toEqual(at === undefined ? undefined : { at, byte: bytes[at] })
    }),
  )
})
