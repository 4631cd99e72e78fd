import { expect, test } from 'vitest'
import { generationName } from '../../src/lineage/names.ts'

test.each([
  [1, 'A'],
  [2, 'B'],
  [26, 'Z'],
  [27, 'AA'],
  [28, 'AB'],
  [52, 'AZ'],
  [53, 'BA'],
  [500, 'SF'],
])('generation %i is %s', (number, name) => {
  expect(generationName(number)).toBe(name)
})

test('no two of the first thousand have the same name', () => {
  const names = Array.from({ length: 1000 }, (_, index) => generationName(index + 1))
  expect(new Set(names).size).toBe(1000)
})
