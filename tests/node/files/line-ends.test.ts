import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeArpa } from '../../../src/backoff/arpa/write.ts'
import { smooth } from '../../../src/backoff/smooth.ts'
import { smoothingNamed } from '../../../src/backoff/smoothings/index.ts'
import { trainingText } from '../../../src/node/backoff/training-text.ts'
import { readCorpus } from '../../../src/node/corpora/corpora.ts'
import { readPack, type LoadedPack } from '../../../src/node/exercises/packs.ts'
import { readRoster } from '../../../src/node/exercises/roster.ts'
import { readSecret } from '../../../src/node/exercises/secret.ts'
import { readSweep } from '../../../src/node/experiments/experiment-file.ts'
import { handout } from '../../../src/report/exercise/handout.ts'
import { prose } from '../../prose.ts'
import { scratchFolder } from '../../scratch.ts'

/** Writes a text into two files, one of them with the line ends of Windows. */
function inBoth(name: string, text: string): [string, string] {
  return ['\n', '\r\n'].map(end => {
    const path = join(scratchFolder(), name)
    writeFileSync(path, text.replaceAll('\n', end))
    return path
  }) as [string, string]
}

const arpaOf = async (path: string) => {
  const { text } = await trainingText(path, { tokens: 'whitespace', order: 2 })
  return Buffer.concat([...writeArpa(smooth(text, smoothingNamed('witten-bell')))]).toString()
}

test.each<[string, string, string, (path: string) => unknown]>([
  ['the plan of a sweep', 'plan.json', '{\n  "base": { "order": 2 },\n  "seeds": 3\n}\n', readSweep],
  ['a list of a class', 'class.csv', 'student,name\n1001,"Lovelace, Ada"\n1002,Ben\n', path => readRoster(path).students],
  ['the secret of a class', 'secret.txt', 'a-secret\n', readSecret],
  ['a text', 'tale.txt', prose(20), path => readCorpus(path).passages.map(({ text }) => text)],
  ['a text of lines', 'lines.txt', 'a b\n\nc d\n', path => readCorpus(path, { tokens: 'whitespace' }).passages.length],
  ['a text to train on', 'tokens.txt', 'a b c a\nb c a b\n\nc a b\n', arpaOf],
])('%s says the same with line ends of Windows', async (_, name, text, read) => {
  const [plain, windows] = inBoth(name, text)
  expect(readFileSync(windows, 'utf8')).toContain('\r\n')
  expect(await read(windows)).toEqual(await read(plain))
}) // prettier-ignore

test('an exercise says the same with line ends of Windows', () => {
  const folders = ['\n', '\r\n'].map(end => {
    const folder = join(scratchFolder(), '01-photocopy')
    mkdirSync(folder)
    cpSync('exercises/01-photocopy', folder, { recursive: true })
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', end))
    }
    return folder
  })
  const [plain, windows] = folders.map(folder => readPack(folder))
  expect(JSON.stringify(windows!.pack)).toBe(JSON.stringify(plain!.pack))
  const said = ({ markdown, pack }: LoadedPack) => handout(markdown, { pack, seed: '1', on: 'folder' })
  expect(readFileSync(join(folders[1]!, 'exercise.md'), 'utf8')).toContain('\r\n')
  expect(said(windows!)).toBe(said(plain!))
})
