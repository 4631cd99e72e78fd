import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { BUILD } from '../build-in-use.ts'
import { spawnCollapseLab } from './spawned.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(120))

test('a command that does what it was asked ends with 0, one that cannot with 1, one that nobody understands with 2', () => {
  expect(spawnCollapseLab(folder, 'measure', 'tale.txt').code).toBe(0)
  const cannot = spawnCollapseLab(folder, 'measure', 'nowhere.txt')
  expect([cannot.code, cannot.stdout]).toEqual([1, ''])
  const odd = spawnCollapseLab(folder, 'mesure', 'tale.txt')
  expect([odd.code, odd.stderr]).toEqual([
    2,
    'collapse-lab: unknown command mesure\nhint: did you mean measure? collapse-lab --help names the commands\n',
  ])
})

test('a reader that stops listening ends the command without a complaint', () => {
  const pipe = `'${process.execPath}' '${join(BUILD, 'cli', 'main.js')}' forecast tale.txt --json | head -c 10; echo " \${PIPESTATUS[0]}"`
  const { stdout, stderr } = spawnSync('bash', ['-c', pipe], { cwd: folder, encoding: 'utf8' })
  expect([stdout.split(' ').at(-1), stderr]).toEqual(['0\n', ''])
})

test('without a terminal nothing is drawn in colours, and no bar', () => {
  const { code, stdout, stderr } = spawnCollapseLab(folder, 'run', '--corpus', 'tale.txt', '--generations', '1') // prettier-ignore
  expect(code).toBe(0)
  expect(stdout + stderr).not.toContain('\u001B')
  expect(stderr).toMatch(/^A is writing: \d+ % of the run is done\n$/)
})
