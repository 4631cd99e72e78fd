import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { PRACTICE, variantOf } from '../../../src/exercise/variant.ts'
import { gradeClass } from '../../../src/node/exercises/grading.ts'
import { readPack } from '../../../src/node/exercises/packs.ts'
import { scratchFolder } from '../../scratch.ts'

vi.mock(import('../../../src/exercise/variant.ts'), async original => {
  const variant = await original()
  return { ...variant, variantOf: vi.fn(variant.variantOf) }
})

const { pack } = readPack('01-photocopy')

/** Hashes of a secret that grading makes for a class of which twenty hand in sheets that cannot be read. */
function hashesFor(size: number): number {
  const folder = scratchFolder()
  const roster = Array.from({ length: size }, (_, index) => ({ student: `student ${index}` }))
  for (const { student } of roster.slice(0, 20)) {
    const own = join(folder, variantOf(PRACTICE, pack, student))
    mkdirSync(own)
    writeFileSync(join(own, 'answers.json'), 'no JSON')
  }
  vi.mocked(variantOf).mockClear()
  const students = gradeClass(pack, { folder, secret: PRACTICE, roster })
  expect(students).toHaveLength(size)
  expect(students.filter(({ flags }) => flags[0]?.endsWith('is not JSON'))).toHaveLength(20)
  return vi.mocked(variantOf).mock.calls.length
}

test('the work of grading grows with the class, not with its square', () => {
  const [small, large] = [hashesFor(50), hashesFor(200)]
  expect(large).toBeLessThanOrEqual(4 * small)
  expect(large).toBeLessThanOrEqual(3 * 200)
})
