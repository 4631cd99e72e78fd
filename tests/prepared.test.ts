import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { corporaFiles, isBuilt, sourcesHash } from '../sources.js'
import { scratchFolder } from './scratch.ts'

test('a build is one of the sources as they are, with the command and the page: nothing else keeps npx from building', () => {
  const dist = scratchFolder()
  const hash = sourcesHash()
  const stamp = (folder: string, of: string) => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '.built'), of)
  }
  expect(hash).toMatch(/^[0-9a-f]{16}$/)
  expect(isBuilt(dist, hash)).toBe(false)
  stamp(dist, hash)
  expect(isBuilt(dist, hash)).toBe(false)
  stamp(join(dist, 'web'), 'of earlier sources')
  expect(isBuilt(dist, hash)).toBe(false)
  stamp(join(dist, 'web'), hash)
  expect(isBuilt(dist, hash)).toBe(true)
})

test('a corpus that a user adds makes no build stale: those that come with the lab are sources', () => {
  const root = scratchFolder()
  const add = (name: string, kind: string) => {
    mkdirSync(join(root, 'corpora', name), { recursive: true })
    writeFileSync(join(root, 'corpora', name, 'corpus.json'), JSON.stringify({ source: { kind } }, null, 2))
  }
  add('ours', 'package')
  add('mine', 'file')
  mkdirSync(join(root, 'corpora', 'half'))
  expect(corporaFiles(root)).toEqual([join('corpora', 'ours', 'corpus.json')])
})
