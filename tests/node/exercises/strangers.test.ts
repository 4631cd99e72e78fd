import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exerciseRunsOf, readPack } from '../../../src/node/exercises/packs.ts'
import { writeTable } from '../../../src/node/files/outputs.ts'
import { printable } from '../../../src/report/exercise/print.ts'
import { packageRoot } from '../../../src/node/files/package.ts'
import { prose } from '../../prose.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'diary.txt'), prose(12))

/** An exercise of a stranger, whose first run is changed. */
function strange(name: string, change: object): string {
  const pack = join(folder, name)
  cpSync(join(packageRoot(), 'exercises', '01-photocopy'), pack, { recursive: true })
  writeFileSync(join(pack, 'own.txt'), prose(12))
  symlinkSync(join(folder, 'diary.txt'), join(pack, 'link.txt'))
  const path = join(pack, 'exercise.json')
  const value = JSON.parse(readFileSync(path, 'utf8')) as { runs: Record<string, object> }
  const [[first, plan]] = Object.entries(value.runs) as [[string, object]]
  writeFileSync(path, JSON.stringify({ ...value, runs: { ...value.runs, [first]: { ...plan, ...change } } }))
  return pack
}

test.each([
  ['a path out of it', '../diary.txt'],
  ['an absolute path', join(folder, 'diary.txt')],
  ['a link out of it', 'link.txt'],
  ['standard input', '-'],
  ['a file that is not there', 'none.txt'],
  ['itself', '.'],
])('an exercise does not read %s', (what, corpus) => {
  expect(() => readPack(strange(what.replaceAll(' ', '-'), { corpus }))).toThrow(
    /is neither a corpus by its name nor in the folder/,
  )
})

test('nor does a protection of it', () => {
  const pack = strange('protected', { protect: [`independent-test=${join(folder, 'diary.txt')}`] })
  expect(() => readPack(pack)).toThrow(/is neither a corpus by its name/)
})

test('an exercise reads a text of its own folder, wherever one stands', () => {
  const { pack } = readPack(strange('own', { corpus: 'own.txt' }))
  expect(Object.values(pack.runs)[0]!.corpus).toMatch(/own\/own\.txt$/)
  expect(() => exerciseRunsOf(pack)('1')).not.toThrow()
})

test('an exercise reads a text of its own as its plan says', () => {
  const verse = Array.from(
    { length: 30 },
    (_, at) => `The sea was calm,\nthe moon ${at} was up,\nand no ship came.`,
  )
  const counts = (cut: string) => {
    const path = strange(`cut-${cut}`, { corpus: 'own.txt', cut, order: 2 })
    writeFileSync(join(path, 'own.txt'), verse.join('\n\n'))
    const { pack } = readPack(path)
    return exerciseRunsOf(pack)('1').factsOf(Object.keys(pack.runs)[0]!).counts
  }
  expect(counts('lines')).not.toEqual(counts('paragraphs'))
})

test('a printed sheet may load nothing', () => {
  const { pack } = readPack('01-photocopy')
  expect(printable(pack, 'x', [])).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`)
})

test('a table has no character that steers a terminal', () => {
  const path = join(folder, 'table.csv')
  writeTable(path, [
    ['type', 'count'],
    ['\u001b[2Jwhale\u202e', 1],
  ])
  expect(readFileSync(path, 'utf8')).toBe('type,count\n\ufffd[2Jwhale\ufffd,1\n')
})
