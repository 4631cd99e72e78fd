import { expect, expectTypeOf, test } from 'vitest'
import { given } from '../src/given.ts'

test('fields without a value are left out; null, 0 and nothing in quotes are values', () => {
  expect(given({ a: undefined, b: null, c: 0, d: '', e: false })).toStrictEqual({
    b: null,
    c: 0,
    d: '',
    e: false,
  })
  expect({ order: 3, ...given({ order: undefined as number | undefined }) }).toStrictEqual({ order: 3 })
})

test('a field that may be undefined becomes one that may be left out', () => {
  expectTypeOf(given({ seed: '1' })).toEqualTypeOf<{ seed?: string }>()
})
