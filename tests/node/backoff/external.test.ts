import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { smooth } from '../../../src/backoff/smooth.ts'
import { smoothingNamed } from '../../../src/backoff/smoothings/index.ts'
import { writeArpaFile } from '../../../src/node/backoff/arpa-file.ts'
import { countPart, mergeCounts, trainExternally } from '../../../src/node/backoff/external/train.ts'
import { linesOf } from '../../../src/node/backoff/text-part.ts'
import { trainingText } from '../../../src/node/backoff/training-text.ts'
import { stagedName } from '../../../src/node/files/write-whole.ts'
import { startCollapseLab } from '../../cli/spawned.ts'
import { scratchFolder } from '../../scratch.ts'
import { toyBook } from '../../toy.ts'

const folder = scratchFolder()
const at = (name: string) => join(folder, name)
const temp = at('temp')
mkdirSync(temp)

/** Two million tokens: copies of a book, whose sentences are moved about so that new n-grams come in. */
const book = toyBook({ words: 400_000, octaves: 14 }).passages.map(({ text }) => text)
const lines = Array.from({ length: 5 }, (_, copy) =>
  book.map((line, number) => `${line} ${book[(number * (copy + 2)) % book.length]!.slice(0, 12 * copy)}`),
).flat()
writeFileSync(at('text.txt'), `${lines.join('\n')}\n`)
writeFileSync(at('small.txt'), `${lines.slice(0, 800).join('\n')}\n`)

const kneserNey = smoothingNamed('modified-kneser-ney')

async function inMemory(text: string, order: number): Promise<Buffer> {
  const read = await trainingText(at(text), { tokens: 'whitespace', order })
  await writeArpaFile(at('memory.arpa'), smooth(read.text, kneserNey))
  return readFileSync(at('memory.arpa'))
}

/** @param room bytes for windows and columns */
const limits = (room: number) => ({ memory: 1 << 30, room, temp })

async function onDisk(text: string, order: number, room: number, out = 'disk.arpa'): Promise<Buffer> {
  await trainExternally(at(text), order, { smoothing: kneserNey, out: at(out) }, limits(room))
  return readFileSync(at(out))
}

describe('a model that is trained on a disk', () => {
  test.each([
    [2, 1 << 20],
    [3, 1 << 21],
    [5, 1 << 20],
    [5, 1 << 26],
  ])(
    'has the bytes of one that is trained in memory: order %i, with room for %i bytes',
    async (order, room) => {
      const [disk, memory] = [await onDisk('text.txt', order, room), await inMemory('text.txt', order)]
      expect(disk.equals(memory)).toBe(true)
      expect(readdirSync(temp)).toEqual([])
    },
  )

  test('is packed when the name of its file ends in .gz, and may be of words alone', async () => {
    expect(gunzipSync(await onDisk('small.txt', 3, 1 << 16, 'packed.arpa.gz'))).toEqual(await inMemory('small.txt', 3)) // prettier-ignore
    expect(await onDisk('small.txt', 1, 1 << 16)).toEqual(await inMemory('small.txt', 1))
  })
})

describe('the counts of parts', () => {
  const partsOf = async (text: string, of: number, order = 4) => {
    const files = Array.from({ length: of }, (_, index) => at(`${index + 1}-of-${of}.counts`))
    for (const [index, out] of files.entries())
      await countPart(at(text), order, { part: { part: index + 1, of }, out }, limits(1 << 18))
    return files
  }

  test('add up to the bytes of the whole, in any order', async () => {
    const [first, second, third] = (await partsOf('small.txt', 3)) as [string, string, string]
    const out = at('merged.arpa')
    await mergeCounts([third, first, second], { smoothing: kneserNey, out }, limits(1 << 16))
    expect(readFileSync(out)).toEqual(await inMemory('small.txt', 4))
    expect(readdirSync(temp)).toEqual([])
  })

  test('are refused when a part is missing, is there twice, or is cut off', async () => {
    const [first, second] = (await partsOf('small.txt', 2)) as [string, string]
    const merge = (...files: string[]) => mergeCounts(files, { smoothing: kneserNey }, limits(1 << 16))
    await expect(merge(first)).rejects.toThrow(/part 2 of 2 of small\.txt is missing/)
    await expect(merge(first, first, second)).rejects.toThrow(/are both part 1 of 2/)
    const bytes = readFileSync(second)
    for (const length of [50, 2000, bytes.length - 8, bytes.length - 1]) {
      writeFileSync(at('cut.counts'), bytes.subarray(0, length))
      await expect(merge(first, at('cut.counts'))).rejects.toThrow(
        /cut\.counts is (damaged, or cut off|not a file of counts)/,
      )
    }
    await expect(merge(at('small.txt'))).rejects.toThrow(/small\.txt is not a file of counts/)
    await countPart(at('small.txt'), 2, { out: at('pairs.counts') }, limits(1 << 18))
    await expect(merge(first, second, at('pairs.counts'))).rejects.toThrow(/n-grams up to 4, and .* up to 2/)
    expect(readdirSync(temp)).toEqual([])
  })
})

test('the parts of a text are whole lines, each in one of them, packed or not', () => {
  const text = Buffer.from('a bc\n\nd\na long line of words\ne\nno line feed')
  writeFileSync(at('lines.txt'), text)
  writeFileSync(at('lines.gz'), gzipSync(text))
  for (const name of ['lines.txt', 'lines.gz'])
    for (let of = 1; of <= text.length + 2; of++) {
      const parts = Array.from({ length: of }, (_, index) =>
        Buffer.concat([...linesOf(at(name), { part: index + 1, of })].map(piece => Buffer.from(piece))),
      )
      expect(Buffer.concat(parts)).toEqual(text)
      for (const part of parts.slice(0, -1)) expect(part.toString()).toMatch(/^$|\n$/)
    }
})

describe('temporary files', () => {
  test('of a process that was killed are removed at the next start; those of one at work stay', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    const working = stagedName(join(temp, 'collapse-lab-train'))
    const left = working.replace(`-${process.pid}-`, `-${gone}-`)
    for (const path of [working, left]) mkdirSync(path)
    await onDisk('small.txt', 2, 1 << 16)
    expect([existsSync(working), existsSync(left)]).toEqual([true, false])
  })

  test('are gone after Ctrl-C, and no model is there', async () => {
    const own = at('stopped')
    const args = ['--order', '5', '--memory', '256M', '--temp', own, '--arpa', at('stopped.arpa')]
    const child = startCollapseLab(folder, 'train', 'text.txt', ...args)
    let said = ''
    child.stderr.on('data', (piece: Buffer) => {
      said += piece.toString()
      if (/sorting|merging/.test(said)) child.kill('SIGINT')
    })
    const code = await new Promise(resolve => void child.once('close', resolve))
    expect([code, said]).toEqual([130, expect.stringContaining('temporary files are removed')])
    expect([readdirSync(own), existsSync(at('stopped.arpa'))]).toEqual([[], false])
  })
})
