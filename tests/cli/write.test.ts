import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { prose } from '../prose.ts'
import { collapseLab } from './command-line.ts'

const folder = scratchFolder()
beforeAll(() => {
  writeFileSync(join(folder, 'tale.txt'), prose(40))
  writeFileSync(join(folder, 'other.txt'), '“Oh!” cried Zuleika, “oh dear.”\n\n“Oh no,” said Zuleika.\n')
})
const write = (...args: string[]) => collapseLab(folder, 'write', ...args)
interface Data {
  written: {
    text: string
    choices?: { word: string; probability: number; of: number; others: { word: string }[] }[]
  }[]
}
const data = async (...args: string[]) => JSON.parse((await write(...args, '--json')).stdout) as Data

test('a prompt is continued as it was typed; the same seed gives the same, and the first of many is the one', async () => {
  const { stdout, code } = await write('tale.txt', '--prompt', 'THE  old', '--words', '20')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^THE {1,2}old \S/)
  expect((await write('tale.txt', '--prompt', 'THE  old', '--words', '20')).stdout).toBe(stdout)
  const three = await data('tale.txt', '--prompt', 'the', '--n', '3')
  expect(new Set(three.written.map(({ text }) => text)).size).toBe(3)
  expect((await data('tale.txt', '--prompt', 'the')).written[0]).toEqual(three.written[0])
  expect((await data('tale.txt', '--prompt', 'the', '--seed', '2')).written[0]).not.toEqual(three.written[0])
})

test.each([
  ['zxqj blorp', /^zxqj blorp \S/, '2 words of the prompt are not in the text; the model looks past them.'],
  ['zxqj', /^zxqj \S/, '1 word of the prompt is not in the text; the model looks past it.'],
])('a prompt without a known word, %j, is set apart from what follows', async (prompt, begins, says) => {
  const { stdout, stderr } = await write('tale.txt', '--prompt', prompt, '--words', '20')
  expect(stdout).toMatch(begins)
  expect(stderr.replace(/\s+/g, ' ')).toContain(says)
})

test('what is written has the quotation marks of its author', async () => {
  const { stdout } = await write('other.txt', '--prompt', '“Oh', '--order', '2', '--seed', '4')
  expect(stdout).toMatch(/^“Oh(!”| no,”| dear\.”)/)
})

test('what each word could have been is told, with its chance', async () => {
  const { written } = await data('tale.txt', '--prompt', 'the', '--words', '10', '--alternatives', '2')
  const [{ choices }] = written as [Required<Data['written'][number]>]
  expect(choices.length).toBeGreaterThan(3)
  for (const { probability, of, others, word } of choices) {
    expect(probability).toBeGreaterThan(0)
    expect(others.length).toBe(Math.min(2, of - 1))
    expect(others.map(other => other.word)).not.toContain(word)
  }
  expect((await write('tale.txt', '--prompt', 'the', '--alternatives', '2')).stdout).toMatch(
    /token +chance +candidates +others/,
  )
})

test('texts are blended by their shares', async () => {
  const text = async (share: string) => {
    const { written } = await data('tale.txt', '--prompt', 'Oh', '--n', '20', '--words', '12', '--blend', `other.txt=${share}`) // prettier-ignore
    return written.map(({ text }) => text).join(' ').split('Zuleika').length // prettier-ignore
  }
  expect(await text('0.9')).toBeGreaterThan(await text('0.1'))
  for (const blend of [
    'other.txt',
    'other.txt=1',
    'other.txt=0',
    'other.txt=-0.1',
    'a.txt=0.6,b.txt=0.6',
    '=0.5',
  ])
    expect((await write('tale.txt', `--blend=${blend}`)).code, blend).not.toBe(0)
})

test('words of a prompt that the text has not are told; a wrong number is refused', async () => {
  const { stdout, stderr } = await write('tale.txt', '--prompt', 'the qzx', '--words', '8')
  expect(stdout).toMatch(/^the qzx /)
  expect(stderr).toContain('1 word of the prompt is not in the text')
  expect((await write('tale.txt', '--n', '0')).code).toBe(2)
  expect((await write('tale.txt', '--alternatives', '101')).code).toBe(2)
  expect((await write('tale.txt', '--temperature', '0')).code).toBe(2)
})
