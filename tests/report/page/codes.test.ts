import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from '../../../src/report/page/base64.ts'
import { BitReader, BitWriter } from '../../../src/report/page/bits.ts'
import { decodeCounts, encodeCounts } from '../../../src/report/page/counts-code.ts'
import { decodeForms, encodeForms } from '../../../src/report/page/forms-code.ts'
import { decodeLines, encodeLines } from '../../../src/report/page/lines-code.ts'
import { NumberReader, NumberWriter } from '../../../src/report/page/number-code.ts'
import { decodeOrder, encodeOrder } from '../../../src/report/page/order-code.ts'
import { tokenizerNamed } from '../../../src/text/tokenizers/index.ts'

test('base64 is that of Node, without the padding, and is read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), bytes => {
      const text = toBase64(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64').replaceAll('=', ''))
      expect(fromBase64(text)).toEqual(bytes)
    }),
  )
})

test('bits are read back as they were, whatever their contexts', () => {
  const bits = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.nat(2)), { maxLength: 3000 })
  fc.assert(
    fc.property(bits, written => {
      const writer = new BitWriter(3)
      for (const [bit, context] of written) writer.write(bit, context)
      const reader = new BitReader(writer.finish(), 3)
      expect(written.map(([, context]) => reader.read(context))).toEqual(written.map(([bit]) => bit))
    }),
  )
})

test('a carry through bytes of 255 is written', () => {
  // Runs of the unlikely bit after long runs of the likely one push the low end through every byte value.
  const bits = Array.from({ length: 200_000 }, (_, k) => (k % 97 === 0 || k % 1009 < 3 ? 0 : 1))
  const writer = new BitWriter(1)
  for (const bit of bits) writer.write(bit, 0)
  const reader = new BitReader(writer.finish(), 1)
  expect(bits.every(bit => reader.read(0) === bit)).toBe(true)
})

test('a bit that comes once in four takes its entropy of 0.81 bits, to a twentieth', () => {
  const bits = Array.from({ length: 64_000 }, (_, k) => (Math.imul(k, 0x9e3779b1) >>> 30 === 0 ? 1 : 0))
  const writer = new BitWriter(1)
  for (const bit of bits) writer.write(bit, 0)
  const share = bits.filter(bit => bit === 1).length / bits.length
  const entropy = -share * Math.log2(share) - (1 - share) * Math.log2(1 - share)
  const taken = (writer.finish().length * 8) / bits.length
  expect(taken).toBeGreaterThan(entropy * 0.95)
  expect(taken).toBeLessThan(entropy * 1.05)
})

test('whole numbers up to 2³¹ − 1 are read back as they were', () => {
  const numbers = fc.array(fc.tuple(fc.oneof(fc.nat(), fc.nat(9), fc.constant(2_147_483_647)), fc.nat(3)))
  fc.assert(
    fc.property(numbers, written => {
      const writer = new NumberWriter(4)
      for (const [value, context] of written) writer.write(value, context)
      const reader = new NumberReader(writer.finish(), 4)
      expect(written.map(([, context]) => reader.read(context))).toEqual(written.map(([value]) => value))
    }),
  )
})

test('counts by generation are read back as they were', () => {
  const columns = fc.nat(5).chain(types =>
    fc.array(fc.array(fc.nat(2_000_000_000), { minLength: types, maxLength: types }), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  fc.assert(
    fc.property(columns, counts => {
      const [human, ...generations] = counts
      const read = decodeCounts(encodeCounts(counts), human!, generations.length)
      expect(read).toEqual(generations.map(column => Int32Array.from(column)))
    }),
  )
})

test('types that are gone take next to no room', () => {
  const types = 10_000
  const gone = [
    Array<number>(types).fill(1),
    ...Array.from({ length: 10 }, () => Array<number>(types).fill(0)),
  ]
  expect(encodeCounts(gone).length).toBeLessThan(types / 40)
})

test('the order of first appearance is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(1e6), fc.nat(1e6))), pairs => {
      const [first, counts] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)]
      expect(decodeOrder(encodeOrder(first, counts), counts)).toEqual(Int32Array.from(first))
    }),
  )
})

test('forms are read back as they were, lone surrogates and empty ones too', () => {
  const form = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '\ud800', '\udc00x', '__proto__', 'whale'),
  )
  fc.assert(
    fc.property(fc.array(form), forms => {
      const coded = JSON.parse(JSON.stringify(encodeForms(forms))) as ReturnType<typeof encodeForms>
      expect(decodeForms(coded, forms.length)).toEqual(forms)
    }),
  )
})

test('forms in the order of the alphabet take less than their letters', () => {
  const forms = [
    'ship',
    'shipmate',
    'shipmates',
    'ships',
    'shipwreck',
    'whale',
    'whaleman',
    'whalemen',
    'whales',
  ]
  expect(encodeForms(forms).code.length).toBeLessThan(forms.join('').length)
})

const tokenizer = tokenizerNamed('word')
const forms = ['the', ',', 'whale', 'Ahab', "o'clock", 'ship', '.']

test('a line of known words is numbers alone, with its capitals and its ends', () => {
  const lines = ['', '', 'The whale, the ship …', '… whale, Ahab', '', '… the ship …', '']
  const { code, others } = encodeLines(lines, { tokenizer, forms })
  expect(others).toEqual([])
  expect(decodeLines({ code, others }, { tokenizer, forms })).toEqual(lines)
})

test('a line that words and capitals do not give again stands as it is', () => {
  const lines = ['the THE', 'a strange  line', '… …', '…', 'o’clock', '</script>', '.']
  const coded = encodeLines(lines, { tokenizer, forms })
  expect(coded.others.map(([, line]) => line)).toEqual(lines.slice(0, 6))
  expect(decodeLines(coded, { tokenizer, forms })).toEqual(lines)
})

test.each(['word', 'char', 'whitespace'])('any line is read back: %s', name => {
  const own = tokenizerNamed(name)
  const word = fc.oneof(
    fc.constantFrom(...forms, 'The', 'WHALE', '…', ' ', '"', "'", 'ß', '__proto__'),
    fc.string(),
  )
  const lines = fc.array(
    fc.array(word, { maxLength: 7 }).map(words => words.join(' ')),
    {
      minLength: forms.length,
      maxLength: forms.length,
    },
  )
  fc.assert(
    fc.property(lines, written => {
      const words = { tokenizer: own, forms }
      expect(decodeLines(encodeLines(written, words), words)).toEqual(written)
    }),
  )
})
