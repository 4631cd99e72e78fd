import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BUILD } from '../build-in-use.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { spawnCollapseLab } from './spawned.ts'

const folder = scratchFolder()
const temporary = join(folder, 'tmp')
mkdirSync(temporary)

test('verify that is stopped says so, and leaves nothing in the temporary folder', async () => {
  writeFileSync(join(folder, 'tale.txt'), prose(120))
  const plan = ['--corpus', 'tale.txt', '--size', '400000', '--metric', 'types-written', '--out', 'long']
  expect(spawnCollapseLab(folder, 'run', ...plan).code).toBe(0)
  const command = spawn(process.execPath, [join(BUILD, 'cli', 'main.js'), 'verify', 'long'], {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(command, 'exit')
  let said = ''
  command.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const hasBegun = () => readdirSync(temporary).some(name => existsSync(join(temporary, name, 'run.json')))
  await expect.poll(hasBegun, { interval: 10, timeout: 30_000 }).toBe(true)
  command.kill('SIGINT')
  expect(await ended).toEqual([130, null])
  expect(said).toMatch(/collapse-lab: stopped; nothing was written\n$/)
  expect(readdirSync(temporary)).toEqual([])
})
