import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { smooth } from '../../../src/backoff/smooth.ts'
import { smoothingNamed } from '../../../src/backoff/smoothings/index.ts'
import { writeArpaFile } from '../../../src/node/backoff/arpa-file.ts'
import { diskNeed, refuseFullDisk } from '../../../src/node/backoff/external/disk-need.ts'
import { runSize } from '../../../src/node/backoff/external/sorted-runs.ts'
import { countPart, mergeCounts, trainExternally } from '../../../src/node/backoff/external/train.ts'
import { linesOf } from '../../../src/node/backoff/text-part.ts'
import { trainingText } from '../../../src/node/backoff/training-text.ts'
import type { Refusal } from '../../../src/refusal.ts'
import { stagedName } from '../../../src/node/files/write-whole.ts'
import { scratchFolder } from '../../scratch.ts'
import { toyBook } from '../../toy.ts'

const folder = scratchFolder()
const at = (name: string) => join(folder, name)
const temp = at('temp')
mkdirSync(temp)

const lines = toyBook({ words: 12_000, octaves: 12 }).passages.map(({ text }) => text)
writeFileSync(at('text.txt'), `${lines.join('\n')}\n`)

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

test('a model that is trained on a disk has the bytes of one that is trained in memory', async () => {
  expect(await onDisk('text.txt', 4, 1 << 16)).toEqual(await inMemory('text.txt', 4))
  expect(gunzipSync(await onDisk('text.txt', 3, 1 << 20, 'packed.arpa.gz'))).toEqual(await inMemory('text.txt', 3)) // prettier-ignore
  expect(await onDisk('text.txt', 1, 1 << 16)).toEqual(await inMemory('text.txt', 1))
  expect(readdirSync(temp)).toEqual([])
})

test.each([
  ['nothing', '', 1, /nothing\.txt is empty/],
  ['blanks', ' \n\n', 2, /blanks\.txt is empty/],
  ['short', 'a\n', 3, /order 3 is longer than every passage/],
  ['marks', 'a b\n<s> c\n', 2, /marks\.txt, line 2: "<s>" cannot be a word/],
])('a text of %s is refused, and nothing is left', async (name, text, order, why) => {
  writeFileSync(at(`${name}.txt`), text)
  await expect(onDisk(`${name}.txt`, order, 1 << 16, `${name}.arpa`)).rejects.toThrow(why)
  expect([readdirSync(temp), existsSync(at(`${name}.arpa`))]).toEqual([[], false])
})

test.each([
  ['one word', 'a', 2],
  ['one long line', 'a b __proto__ c constructor '.repeat(40_000), 3],
  ['empty lines', '\n\na b\n\n', 3],
  ['odd words', '\\data\\ ngram 1=3\n\\end\\ \v x\0y \r\n\ufeff é e\u0301 \u{1f600}\n', 4],
])('a text of %s has the bytes that memory gives', async (name, text, order) => {
  writeFileSync(at(`${name}.txt`), text)
  expect(await onDisk(`${name}.txt`, order, 1 << 16)).toEqual(await inMemory(`${name}.txt`, order))
})

test('a folder, a corpus by name, and a file that is not there are refused', async () => {
  for (const name of ['', 'moby-dick', 'nowhere.txt'])
    await expect(onDisk(name, 2, 1 << 16)).rejects.toThrow(/is not a file of plain text/)
})

describe('what is too large is refused before the start', () => {
  test('for a disk, with what is needed and what is free', () => {
    const need = { temporary: 3e18, arpa: 5e18 }
    expect(() => refuseFullDisk(need, temp, at('model.arpa'))).toThrow(
      /training takes about 8000000000\.0 GB on the disk of .*temp, and [\d.]+ GB are free/,
    )
    expect(() => refuseFullDisk({ temporary: 1, arpa: 1 }, temp, at('model.arpa'))).not.toThrow()
  })

  test('for memory, with what is needed; also when a text turns out to have many different words', async () => {
    const within = (memory: number) => trainExternally(at('text.txt'), 2, { smoothing: kneserNey }, { memory: memory << 20, temp }) // prettier-ignore
    const refusal = (await within(20).catch((error: unknown) => error)) as Refusal
    expect(refusal.message).toBe('20M of memory are too little: Node and its threads take most of it')
    const [, least] = /^at least (\d+)M are needed: --memory \1M$/.exec(refusal.hint)!
    await expect(within(Number(least))).rejects.toMatchObject({
      message: expect.stringMatching(/^\d+M of memory are too little for \d+ different words$/) as string,
      hint: expect.stringMatching(/^these need \d+M, /) as string,
    })
    expect(readdirSync(temp)).toEqual([])
  })

  test('what a disk is predicted to need is not less than what is used', async () => {
    const order = 4
    const need = diskNeed(at('text.txt'), order, tokens => Math.ceil(tokens / runSize(tokens, 1 << 16)))
    let most = 0
    const progress = () => {
      const [folder] = readdirSync(temp)
      const files = folder === undefined ? [] : readdirSync(join(temp, folder))
      most = Math.max(most, files.reduce((sum, name) => sum + statSync(join(temp, folder!, name)).size, 0)) // prettier-ignore
    }
    await trainExternally(at('text.txt'), order, { smoothing: kneserNey, out: at('need.arpa') }, { ...limits(1 << 16), progress }) // prettier-ignore
    expect(most).toBeGreaterThan(100_000)
    expect(need.temporary).toBeGreaterThan(most)
    expect(need.arpa).toBeGreaterThan(statSync(at('need.arpa')).size)
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
    const [first, second, third] = (await partsOf('text.txt', 3)) as [string, string, string]
    const out = at('merged.arpa')
    await mergeCounts([third, first, second], { smoothing: kneserNey, out }, limits(1 << 16))
    expect(readFileSync(out)).toEqual(await inMemory('text.txt', 4))
    expect(readdirSync(temp)).toEqual([])
  })

  test('may be of no line at all, where a text has fewer lines than parts', async () => {
    writeFileSync(at('line.txt'), 'a b c d\n')
    const out = at('line.arpa')
    await mergeCounts(await partsOf('line.txt', 3), { smoothing: kneserNey, out }, limits(1 << 16))
    expect(readFileSync(out)).toEqual(await inMemory('line.txt', 4))
  })

  test('are refused when a part is missing, is there twice, or is damaged', async () => {
    const [first, second] = (await partsOf('text.txt', 2)) as [string, string]
    const merge = (...files: string[]) => mergeCounts(files, { smoothing: kneserNey }, limits(1 << 16))
    await expect(merge(first)).rejects.toThrow(/part 2 of 2 of text\.txt is missing/)
    await expect(merge(first, first, second)).rejects.toThrow(/count the same part of text\.txt/)
    const bytes = readFileSync(second)
    const flipped = Uint8Array.from(bytes, (byte, at) => (at === bytes.length - 99 ? byte ^ 1 : byte))
    for (const damaged of [
      flipped,
      ...[50, 2000, bytes.length - 8, bytes.length - 1].map(length => bytes.subarray(0, length)),
    ]) {
      // prettier-ignore
      writeFileSync(at('damaged.counts'), damaged)
      await expect(merge(first, at('damaged.counts'))).rejects.toThrow(
        /damaged\.counts is (damaged, or cut off|not a file of counts)/,
      )
    }
    await expect(merge(at('text.txt'))).rejects.toThrow(/text\.txt is not a file of counts/)
    await expect(merge(at('none.counts'))).rejects.toThrow(/none\.counts is not a file of counts/)
    expect(readdirSync(temp)).toEqual([])
  })

  test('are refused when they are of different texts, or of n-grams of different lengths', async () => {
    const [first, second] = (await partsOf('text.txt', 2)) as [string, string]
    const merge = (...files: string[]) => mergeCounts(files, { smoothing: kneserNey }, limits(1 << 16))
    await countPart(at('text.txt'), 2, { out: at('pairs.counts') }, limits(1 << 18))
    await expect(merge(first, second, at('pairs.counts'))).rejects.toThrow(/n-grams up to 4, and .* up to 2/)
    mkdirSync(at('later'))
    writeFileSync(at('later/text.txt'), `${lines.slice(1).join('\n')}\n`)
    const out = at('later/2-of-2.counts')
    await countPart(at('later/text.txt'), 4, { part: { part: 2, of: 2 }, out }, limits(1 << 18))
    await expect(merge(first, out)).rejects.toThrow(/are parts of different texts, both called text\.txt/)
  })
})

test('the parts of a text are whole lines, each in one of them, packed or not', () => {
  const text = Buffer.from('a bc\n\nd\na long line of words\ne\nno line feed')
  writeFileSync(at('lines.txt'), text)
  writeFileSync(at('lines.gz'), gzipSync(text))
  for (const name of ['lines.txt', 'lines.gz'])
    for (const of of [1, 2, 3, 5, 8, text.length + 2]) {
      const parts = Array.from({ length: of }, (_, index) =>
        Buffer.concat([...linesOf(at(name), { part: index + 1, of })].map(piece => Buffer.from(piece))),
      )
      expect(Buffer.concat(parts)).toEqual(text)
      const begun = parts.filter(({ length }) => length > 0)
      for (const part of begun.slice(0, -1)) expect(part.at(-1)).toBe(10)
    }
})

describe('temporary files', () => {
  test('of a process that was killed are removed at the next start; those of one at work stay', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    const working = stagedName(join(temp, 'collapse-lab-train'))
    const left = working.replace(`-${process.pid}-`, `-${gone}-`)
    for (const path of [working, left]) mkdirSync(path)
    await onDisk('text.txt', 2, 1 << 16)
    expect([existsSync(working), existsSync(left)]).toEqual([true, false])
  })
})
