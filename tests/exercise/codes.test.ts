import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codesOf, printedCode, typedCode } from '../../src/exercise/codes.ts'

const PACK = { name: '01-photocopy', version: 2 }

test('a code is the hash of exercise and student in Crockford’s signs, as another program works it out', () => {
  const hash = createHmac('sha256', 'secret').update('["code","01-photocopy",2,"ada"]').digest()
  const signs = Array.from(hash.subarray(0, 6), byte => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 32]).join(
    '',
  )
  expect([...codesOf('secret', PACK, ['ada', 'ben']).keys()][0]).toBe(signs)
})

test('everybody has a code of their own, all of one length, in the order of the list', () => {
  const students = Array.from({ length: 100 }, (_, k) => `student ${k}`)
  const codes = codesOf('secret', PACK, students)
  expect([...codes.values()]).toEqual(students)
  for (const code of codes.keys()) expect(code).toMatch(/^[0-9A-Z]{6}$/)
})

test('where two have the same six signs, all have a sign more', () => {
  // Found by trying: both begin with ME0KTF.
  const alike = ['student 19716', 'student 32449', 'ada']
  const codes = [...codesOf('secret', PACK, alike).keys()]
  expect(codes.map(code => code.length)).toEqual([7, 7, 7])
  expect(codes[0]!.slice(0, 6)).toBe(codes[1]!.slice(0, 6))
})

test('a code goes with the secret, the exercise and its version', () => {
  const code = (secret: string, pack = PACK) => [...codesOf(secret, pack, ['ada']).keys()][0]
  expect(new Set([code('a'), code('b'), code('a', { ...PACK, version: 3 }), code('a', { ...PACK, name: '02-rare-first' })]).size).toBe(4) // prettier-ignore
})

test('it may be typed in small letters, with blanks and hyphens, and with letters for digits that look alike', () => {
  expect(typedCode(' nsz-26y ')).toBe('NSZ26Y')
  expect(typedCode('ol i')).toBe('011')
  expect(typedCode('<b>é')).toBe('B')
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 20 }), student => {
      const [code] = codesOf('secret', PACK, [student]).keys()
      expect(typedCode(printedCode(code!).toLowerCase())).toBe(code)
    }),
  )
})
