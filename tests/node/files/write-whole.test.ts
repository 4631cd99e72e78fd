import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeOutput, writeTable } from '../../../src/node/files/outputs.ts'
import {
  isAbandoned,
  makeFoldersWhole,
  writeAllWhole,
  writeNew,
  writeWhole,
  writeWholeLater,
} from '../../../src/node/files/write-whole.ts'
import { scratchFolder } from '../../scratch.ts'

const failure = new Error('the rows cannot be had')

function* halfTheRows(): Generator<(string | number)[]> {
  for (let row = 0; row < 2000; row++) yield ['whale', row]
  throw failure
}

test('a write that fails leaves nothing behind, and the file that was there as it was', async () => {
  const folder = scratchFolder()
  const path = join(folder, 'words.csv')
  writeFileSync(path, 'mine\n')
  expect(() => writeTable(path, halfTheRows())).toThrow(failure)
  await expect(
    writeWholeLater(path, staged => {
      staged.write('half')
      return Promise.reject(failure)
    }),
  ).rejects.toThrow(failure)
  expect(readdirSync(folder)).toEqual(['words.csv'])
  expect(readFileSync(path, 'utf8')).toBe('mine\n')
})

test('two writers of one file do not meet: the last to end wins, whole', () => {
  const folder = scratchFolder()
  function* meanwhile() {
    yield 'first '
    writeOutput(folder, 'text', ['second'])
    yield 'writer'
  }
  writeOutput(folder, 'text', meanwhile())
  expect(readFileSync(join(folder, 'text'), 'utf8')).toBe('first writer')
  expect(readdirSync(folder)).toEqual(['text'])
})

test('nothing is written through a link, nor in the place of a folder', () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'diary.txt'), 'dear diary')
  symlinkSync('diary.txt', join(folder, 'report.html'))
  symlinkSync('nowhere.txt', join(folder, 'dangling.html'))
  mkdirSync(join(folder, 'taken.html'))
  for (const [name, what] of [
    ['report.html', 'a link'],
    ['dangling.html', 'a link'],
    ['taken.html', 'a folder'],
  ] as const)
    expect(() => writeWhole(join(folder, name), ['page'])).toThrow(`${name} is ${what}`)
  expect(readFileSync(join(folder, 'diary.txt'), 'utf8')).toBe('dear diary')
  expect(readdirSync(folder).sort()).toEqual(['dangling.html', 'diary.txt', 'report.html', 'taken.html'])
})

test('a place that cannot be is named', () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'file'), '')
  expect(() => writeWhole(join(folder, 'file', 'words.csv'), ['x'])).toThrow(
    /words\.csv cannot be written: .*\(E(NOTDIR|EXIST)\)/,
  )
})

test('what is written new is not written over what is there', () => {
  const path = join(scratchFolder(), 'secret.txt')
  writeNew(path, ['one'], { mode: 0o600 })
  expect(() => writeNew(path, ['two'])).toThrow(/secret\.txt cannot be written: something else has its place/)
  expect(readFileSync(path, 'utf8')).toBe('one')
  expect(readdirSync(join(path, '..'))).toEqual(['secret.txt'])
})

test('several files, or several folders, are there together or not at all', () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'b'))
  const [a, b] = [join(folder, 'a'), join(folder, 'b')]
  expect(() =>
    writeAllWhole([
      { path: a, text: '1' },
      { path: b, text: '2' },
    ]),
  ).toThrow(/b is a folder/)
  expect(() =>
    makeFoldersWhole([
      { path: a, files: { 'exercise.md': '1' } },
      { path: b, files: { 'exercise.md': '2' } },
    ]),
  ).toThrow(/b is there already/)
  expect(readdirSync(folder)).toEqual(['b'])
})

test('what a process left half written is told from what one is writing', () => {
  const folder = scratchFolder()
  let mine = ''
  function* meanwhile() {
    ;[mine = ''] = readdirSync(folder)
    yield 'text'
  }
  writeWhole(join(folder, 'text'), meanwhile())
  const gone = mine.replace(/-\d+-/, '-999999999-')
  const elsewhere = mine.replace(/\.[0-9a-f]{8}-/, '.00000000-')
  const told = (name: string, ours: boolean) => isAbandoned(name, { ours })
  expect([told(mine, false), told(mine, true)]).toEqual([false, true])
  expect([told(gone, false), told(elsewhere, true), told('text', true)]).toEqual([true, false, false])
})

/** What may be imported of Node's file system elsewhere: what reads. */
const READING = new Set(
  'closeSync constants existsSync fstatSync lstatSync openSync readFileSync readSync readdirSync readlinkSync realpathSync statSync statfsSync'.split(
    ' ',
  ),
)

test('no file of src changes the disk but the one through which all do', () => {
  const src = join(import.meta.dirname, '../../../src')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
  const changing = files.flatMap(name => {
    // Examples in comments are for users.
    const text = readFileSync(join(src, name), 'utf8').replace(/^ *\*.*$/gm, '')
    const imported = Array.from(text.matchAll(/import (?!type)([^;']*?) from '(?:node:)?fs(\/promises)?'/g))
    const names = imported.flatMap(([, list = '']) =>
      Array.from(list.matchAll(/\b(?!type )\w*[a-z]\w*(?=\s*[,}])/g), ([one]) => one),
    )
    const opened = Array.from(text.matchAll(/\bopenSync\((?!.*('r'|O_RDONLY.*)\))/g), ([call]) => call)
    const wrong = names.filter(one => !READING.has(one) && !/^[A-Z]/.test(one))
    return [
      ...wrong,
      ...opened,
      ...imported.filter(([, , promises]) => promises).map(() => 'fs/promises'),
    ].map(one => `${name}: ${one}`)
  })
  expect(changing.filter(one => !one.startsWith('node/files/disk.ts: '))).toEqual([])
  expect(changing).toContain('node/files/disk.ts: renameSync')
})
