import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsByBand, partsByThird } from '../../../src/metrics/features/parts.ts'

const counted = fc
  .array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 })
  .map(counts => Int32Array.from([9, ...counts.sort((a, b) => b - a), 0]))

test.each([
  ['bands', partsByBand],
  ['thirds', partsByThird],
])('every type that the human text has is in exactly one of the %s', (_, cut) => {
  fc.assert(
    fc.property(counted, counts => {
      const parts = cut(counts)
      const memberships = Array.from(
        counts,
        (_count, id) => parts.filter(({ holds }) => holds[id] === 1).length,
      )
      expect(memberships).toEqual(Array.from(counts, (count, id) => (id > 0 && count > 0 ? 1 : 0)))
    }),
    { seed: 1 },
  )
})

test('thirds of nine words: three of one type, three of another, the rest', () => {
  const parts = partsByThird(Int32Array.of(1, 3, 3, 2, 1))
  expect(parts.map(({ name, holds }) => [name, [...holds].join('')])).toEqual([
    ['tail', '00011'],
    ['middle', '00100'],
    ['head', '01000'],
  ])
})

// Of nine words the types have 1–5 and 6–9, whose middles are 2.5 and 7: the first third and the last.
test('a type belongs where the middle of its words stands', () => {
  const names = partsByThird(Int32Array.of(1, 5, 4)).map(({ name, holds }) => [name, [...holds].join('')])
  expect(names).toEqual([
    ['tail', '001'],
    ['head', '010'],
  ])
})
