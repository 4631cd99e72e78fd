import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { smooth } from '../../../src/backoff/smooth.ts'
import { smoothingNamed } from '../../../src/backoff/smoothings/index.ts'
import { writeArpaFile } from '../../../src/node/backoff/arpa-file.ts'
import { trainExternally } from '../../../src/node/backoff/external/train.ts'
import { trainingText } from '../../../src/node/backoff/training-text.ts'
import { BUILD } from '../../build-in-use.ts'
import { startCollapseLab } from '../../cli/spawned.ts'
import { scratchFolder } from '../../scratch.ts'
import { toyBook } from '../../toy.ts'

const MAIN = join(BUILD, 'cli', 'main.js')
/** A module that has a process on Linux say what memory it took at most; resourceUsage() counts that of the process that started it. */
const PEAK = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync } from 'node:fs'
  process.on('exit', () => console.error(/VmHWM:.*/.exec(readFileSync('/proc/self/status', 'utf8'))[0]))
`)}`

const folder = scratchFolder()
const at = (name: string) => join(folder, name)
const order = 5

/** Two million tokens: copies of a book, whose sentences are moved about so that new n-grams come in. */
const book = toyBook({ words: 400_000, octaves: 14 }).passages.map(({ text }) => text)
const lines = Array.from({ length: 5 }, (_, copy) =>
  book.map((line, number) => `${line} ${book[(number * (copy + 2)) % book.length]!.slice(0, 12 * copy)}`),
).flat()
writeFileSync(at('text.txt'), `${lines.join('\n')}\n`)

test('two million tokens in runs of a megabyte, or within 256 MiB, give the bytes that memory gives', async () => {
  const smoothing = smoothingNamed('modified-kneser-ney')
  const { text } = await trainingText(at('text.txt'), { tokens: 'whitespace', order })
  await writeArpaFile(at('memory.arpa'), smooth(text, smoothing))
  const expected = readFileSync(at('memory.arpa'))

  const limits = { memory: 1 << 30, room: 1 << 20, temp: folder }
  await trainExternally(at('text.txt'), order, { smoothing, out: at('runs.arpa') }, limits)
  expect(readFileSync(at('runs.arpa')).equals(expected)).toBe(true)

  const args = ['text.txt', '--order', '5', '--memory', '256M', '--temp', at('temp'), '--arpa', 'disk.arpa']
  const observed = process.platform === 'linux' ? ['--import', PEAK] : []
  const { status, stderr } = spawnSync(process.execPath, [...observed, MAIN, 'train', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(status).toBe(0)
  const peaks = Array.from(stderr.matchAll(/VmHWM:\s*(\d+) kB/g), ([, kibibytes]) => Number(kibibytes))
  expect(peaks.length > 0).toBe(observed.length > 0)
  expect(Math.max(0, ...peaks)).toBeLessThan(256 * 1024)
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
