import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { packageTexts } from '../../../src/node/corpora/package-texts.ts'
import { scratchFolder } from '../../scratch.ts'

const SOURCE = { kind: 'package', package: '@sea/tales', version: '1.2.3', folder: 'data', skip: ['contents.txt'] } as const // prettier-ignore
const TEXTS = { 'contents.txt': 'One. Two.', 'b.txt': 'The ship\r\nsank.', 'a.txt': 'The whale swam.' }

const write = (path: string, text: string | Buffer) => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
/** The package as npm installs it, in a version. */
function install(root: string, version: string): void {
  const folder = join(root, 'node_modules', '@sea', 'tales')
  write(join(folder, 'package.json'), JSON.stringify({ name: '@sea/tales', version }))
  for (const [name, text] of Object.entries(TEXTS)) write(join(folder, 'data', name), text)
  write(join(folder, 'data', 'list.json'), JSON.stringify(['contents.txt', 'b.txt', 'a.txt']))
}
const pack = (root: string, texts: object) => {
  const packed = brotliCompressSync(JSON.stringify(Object.entries(texts)))
  write(join(root, 'texts', 'sea-tales-1.2.3.json.br'), packed)
}
const read = (root: string, more = {}) =>
  packageTexts({ ...SOURCE, ...more, skip: [...SOURCE.skip] }, 'tales', root).map(({ name, read }) => [
    name,
    read(),
  ])

describe('texts that another package has', () => {
  test('are those of the package where it is installed, by name or as its list has them', () => {
    const root = scratchFolder()
    install(root, '1.2.3')
    pack(root, { 'z.txt': 'Not this.' })
    expect(read(root)).toEqual([['a.txt', 'The whale swam.'], ['b.txt', 'The ship\nsank.']]) // prettier-ignore
    expect(read(root, { list: 'list.json' })).toEqual([['b.txt', 'The ship\nsank.'], ['a.txt', 'The whale swam.']]) // prettier-ignore
  })

  test('are those that came packed with the lab where it is not, or is another version', () => {
    const root = scratchFolder()
    pack(root, TEXTS)
    const packed = [['b.txt', 'The ship\nsank.'], ['a.txt', 'The whale swam.']] // prettier-ignore
    expect(read(root)).toEqual(packed)
    expect(read(root, { list: 'list.json', last: 'b.txt' })).toEqual(packed.slice(0, 1))
    install(root, '1.2.4')
    expect(read(root)).toEqual(packed)
  })

  test('are refused where they are in neither place, with what to do', () => {
    expect(() => read(scratchFolder())).toThrow(
      expect.objectContaining({
        message: 'the text of tales is not here: the package @sea/tales 1.2.3 is not installed',
        hint: expect.stringMatching(/^install collapse-lab again/) as string,
      }),
    )
  })
})
