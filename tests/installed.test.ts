import { spawnSync } from 'node:child_process'
import { cpSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CorpusFile } from '../src/node/corpora/corpus-file.ts'
import type { RunFile } from '../src/report/run/run-file.ts'
import { installed, npm, packed } from './packed.ts'

/** A folder in which the packed lab is installed, and nothing else. */
let folder: string
beforeAll(() => {
  folder = installed(packed())
})

const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).map(name => join(path, name))

/** What a file takes on a disk: whole blocks, as `du` counts. */
const onDisk = (path: string) => Math.ceil(lstatSync(path).size / 4096) * 4096

/** Runs Node in the folder, where every connection to another computer fails and is told. */
function nodeWithoutNetwork(...args: string[]) {
  const guard = join(folder, 'no-network.mjs')
  writeFileSync(
    guard,
    `import net from 'node:net'
net.Socket.prototype.connect = () => { console.error('A CONNECTION'); process.exit(99) }`,
  )
  return spawnSync(process.execPath, ['--import', pathToFileURL(guard).href, ...args], { cwd: folder, encoding: 'utf8' }) // prettier-ignore
}
const MAIN = join('node_modules', 'collapse-lab', 'dist', 'cli', 'main.js')

describe('the packed lab, installed in an empty folder', () => {
  test('is at most 25 packages and 20 MB on disk, without natural and without the packages of the texts', () => {
    const packages = npm(folder, 'ls', '--all', '--parseable').trim().split('\n').slice(1)
    expect(packages.length).toBeGreaterThan(5)
    expect(packages.length).toBeLessThanOrEqual(25)
    expect(packages.filter(path => /stdlib|natural/.test(path))).toEqual([])
    const bytes = filesIn(join(folder, 'node_modules'))
      .map(onDisk)
      .reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeGreaterThan(1e6)
    expect(bytes).toBeLessThanOrEqual(20e6)
  })

  test.each(['moby-dick', 'sotu', 'twenty-chapters'])(
    'reads %s by the hash that a clone has, and asks no network',
    name => {
      const { sha256 } = JSON.parse(readFileSync(`corpora/${name}/corpus.json`, 'utf8')) as CorpusFile
      const { status, stderr } = nodeWithoutNetwork(MAIN, 'run', name, '--generations', '1', '--passages', '50', '--out', name) // prettier-ignore
      expect(stderr).not.toContain('A CONNECTION')
      expect(status, stderr).toBe(0)
      const { inputs } = JSON.parse(readFileSync(join(folder, name, 'run.json'), 'utf8')) as RunFile
      expect(inputs[0]!.sha256).toBe(sha256)
    },
  )

  test('carries out the golden plans to the same bytes', () => {
    for (const name of ['hashes.js', 'plans.js', 'hashes.json'])
      cpSync(join('tests', 'golden', name), join(folder, name))
    const { status, stdout, stderr } = nodeWithoutNetwork('hashes.js')
    expect(stdout).toMatch(/ 24 of 24 files have their golden hash/)
    expect(status, stderr).toBe(0)
  })

  test('has the notices of what it carries', () => {
    const notices = readFileSync(
      join(folder, 'node_modules', 'collapse-lab', 'THIRD-PARTY-NOTICES.md'),
      'utf8',
    )
    for (const words of [
      'Creative Commons Zero',
      'Public Domain Dedication',
      'The Stdlib Authors',
      'Kevin Decker',
    ])
      expect(notices).toContain(words)
  })
})
