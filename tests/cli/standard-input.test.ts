import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BUILD } from '../build-in-use.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'

const folder = scratchFolder()
const text = Array.from({ length: 12 }, (_, index) => prose(20, `${index}`)).join('\n\n')
writeFileSync(join(folder, 'book.txt'), text)

/** Carries out the command with a text, or nothing, on standard input. */
function given(input: string | Buffer, ...words: string[]) {
  const main = join(BUILD, 'cli', 'main.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { cwd: folder, input })
  return { status, stdout: stdout.toString(), stderr: stderr.toString() }
}

test('a text from standard input is measured as the same text from a file, also in another encoding', () => {
  const [file, stdin, utf16] = [
    given('', 'measure', 'book.txt', '--json'),
    given(text, 'measure', '-', '--json'),
    given(Buffer.from(`\uFEFF${text}`, 'utf16le'), 'measure', '-', '--json'),
  ].map(({ stdout }) => (JSON.parse(stdout) as { metrics: unknown }).metrics)
  expect(stdin).toEqual(file)
  expect(utf16).toEqual(file)
})

test('a run of standard input is verified with its text, and asks for it where it is not given', () => {
  expect(given(text, 'run', '--corpus', '-', '--generations', '1', '--out', 'r')).toMatchObject({ status: 0 })
  expect(JSON.parse(readFileSync(join(folder, 'r/run.json'), 'utf8'))).toMatchObject({
    plan: { corpus: '-' },
    inputs: [{ title: 'stdin', read: [{ file: 'stdin', format: 'txt', encoding: 'UTF-8' }] }],
  })
  expect(given(text, 'verify', 'r')).toMatchObject({ status: 0 })
  expect(given('', 'verify', 'r')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/the text is to come from standard input, and nothing came/) as string,
  })
})

test('several seeds of standard input are refused before anything is written', () => {
  expect(given(text, 'run', '--corpus', '-', '--replicates', '2', '--out', 'seeds')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/read once.*\nhint: save it to a file/) as string,
  })
})
