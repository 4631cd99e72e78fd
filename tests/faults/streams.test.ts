import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { BUILD } from '../build-in-use.ts'
import { spawnCollapseLab } from '../cli/spawned.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { reached } from './tools.ts'

const folder = scratchFolder()
const lab = `${process.execPath} ${join(BUILD, 'cli', 'main.js')}`
const shell = (line: string) =>
  spawnSync('bash', ['-o', 'pipefail', '-c', line], { cwd: folder, encoding: 'utf8' })

beforeAll(() => {
  writeFileSync(join(folder, 'tale.txt'), prose(40))
  for (const run of ['--generations 2 --out run', '--size 30000 --out long'])
    expect(spawnCollapseLab(folder, 'run', 'tale.txt', ...run.split(' ')).code).toBe(0)
})

test('a full disk behind > is told in two lines', () => {
  const { status, stderr } = shell(`${lab} show run > /dev/full`)
  expect(status).toBe(1)
  expect(stderr).toBe(
    'collapse-lab: what is printed cannot be written: the disk is full (ENOSPC)\nhint: make room on the disk, or name a place on another one\n',
  )
})

test('a full disk behind 2> stops nothing', () => {
  expect(shell(`${lab} run tale.txt --generations 2 --out again 2> /dev/full`).status).toBe(0)
})

test('a reader that ends early is no error', () => {
  expect(shell(`${lab} show run --json | head -c 1`)).toMatchObject({ status: 0, stdout: '{', stderr: '' })
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s leaves no temporary folder', async signal => {
  const temporary = join(folder, signal)
  mkdirSync(temporary)
  const [command = '', ...args] = `${lab} verify long`.split(' ')
  const process = spawn(command, args, { cwd: folder, env: { TMPDIR: temporary }, stdio: 'ignore' })
  const ended = once(process, 'exit')
  await reached(process, () => readdirSync(temporary).length > 0)
  expect(readdirSync(temporary)).toHaveLength(1)
  process.kill(signal)
  await ended
  expect(readdirSync(temporary)).toEqual([])
})
