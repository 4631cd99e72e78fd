import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { smooth } from '../../../src/backoff/smooth.ts'
import { smoothingNamed } from '../../../src/backoff/smoothings/index.ts'
import { writeArpaFile } from '../../../src/node/backoff/arpa-file.ts'
import { trainExternally } from '../../../src/node/backoff/external/train.ts'
import { trainingText } from '../../../src/node/backoff/training-text.ts'
import { spawnCollapseLab, startCollapseLab } from '../../cli/spawned.ts'
import { scratchFolder } from '../../scratch.ts'
import { toyBook } from '../../toy.ts'

const folder = scratchFolder()
const at = (name: string) => join(folder, name)
const order = 5

/** Two million tokens: copies of a book, whose sentences are moved about so that new n-grams come in. */
const book = toyBook({ words: 400_000, octaves: 14 }).passages.map(({ text }) => text)
const lines = Array.from({ length: 5 }, (_, copy) =>
  book.map((line, number) => `${line} ${book[(number * (copy + 2)) % book.length]!.slice(0, 12 * copy)}`),
).flat()
writeFileSync(at('text.txt'), `${lines.join('\n')}\n`)

test('two million tokens in runs of a megabyte, or within 160 MiB, give the bytes that memory gives', async () => {
  const smoothing = smoothingNamed('modified-kneser-ney')
  const { text } = await trainingText(at('text.txt'), { tokens: 'whitespace', order })
  await writeArpaFile(at('memory.arpa'), smooth(text, smoothing))
  const expected = readFileSync(at('memory.arpa'))

  const limits = { memory: 1 << 30, room: 1 << 20, temp: folder }
  await trainExternally(at('text.txt'), order, { smoothing, out: at('runs.arpa') }, limits)
  expect(readFileSync(at('runs.arpa')).equals(expected)).toBe(true)

  const args = ['text.txt', '--order', '5', '--memory', '160M', '--temp', at('temp'), '--arpa', 'disk.arpa']
  expect(spawnCollapseLab(folder, 'train', ...args).code).toBe(0)
  expect(readFileSync(at('disk.arpa')).equals(expected)).toBe(true)
  expect(readdirSync(at('temp'))).toEqual([])
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  'temporary files are gone after %s, and no model is there',
  async signal => {
    const args = ['--order', '5', '--memory', '256M', '--temp', at(signal), '--arpa', at(`${signal}.arpa`)]
    const child = startCollapseLab(folder, 'train', 'text.txt', ...args)
    let said = ''
    child.stderr.on('data', (piece: Buffer) => {
      said += piece.toString()
      if (said.includes('sorting') && !child.killed) child.kill(signal)
    })
    const code = await new Promise(resolve => void child.once('close', resolve))
    expect([code, said]).toEqual([130, expect.stringContaining('temporary files are removed')])
    expect([readdirSync(at(signal)), readdirSync(folder).includes(`${signal}.arpa`)]).toEqual([[], false])
  },
)
