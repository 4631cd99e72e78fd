import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { collapseLab } from './command-line.ts'
import { scratchFolder } from '../scratch.ts'

const [, section = ''] =
  /### One in ten minutes\n([^]*?)\n### /.exec(readFileSync('docs/teaching.md', 'utf8')) ?? []
/** The code of a block that follows the line which names it. */
const blockAfter = (start: string) => {
  const [, , code] = /^(`{3,})\w+\n([^]*?)^\1$/m.exec(section.slice(section.indexOf(`\n${start}`))) ?? []
  if (code === undefined) throw new Error(`docs/teaching.md has no block after ${start}`)
  return code
}

test('the exercise that the guide makes from nothing works, word for word: each of its commands', { timeout: 120_000 }, async () => {
  const home = scratchFolder()
  const [, folder = ''] = /Make a folder `(exercises\/[\w-]+)`/.exec(section)!
  mkdirSync(join(home, folder), { recursive: true })
  for (const file of ['exercise.json', 'exercise.md', 'notes.md'])
    writeFileSync(join(home, folder, file), blockAfter(`\`${file}\``))
  const commands = blockAfter('Then look at it').trim().split('\n')
  expect(commands).toHaveLength(4)
  const said: string[] = []
  for (const line of commands) {
    const { code, stdout, stderr } = await collapseLab(home, ...line.replace('npx collapse-lab ', '').split(' '))
    expect(code, `${line}: ${stderr}`).toBe(0)
    said.push(stdout)
  }
  expect(said[0]).toContain('Half the book (30 minutes, 5 points)')
  expect(said[2]).toMatch(/left\s+\d\d\.\d/)
  expect(existsSync(join(home, '12-half-the-book.html'))).toBe(true)
  // The key that the guide leads to is the answer that the check takes.
  const [work = ''] = /exercise-work\/\S+v[0-9a-f]{16}/.exec(said[1]!)!
  const sheet = join(home, work, 'answers.txt')
  const [, key = ''] = /left\s+(\d\d\.\d+)/.exec(said[2]!)!
  writeFileSync(sheet, readFileSync(sheet, 'utf8').replace(/^(left .*: )$/m, `$1${Number(key).toFixed(1)}`))
  const { stdout } = await collapseLab(home, 'exercise', 'check', work)
  expect(stdout).toMatch(/^left: right$/m)
}) // prettier-ignore
