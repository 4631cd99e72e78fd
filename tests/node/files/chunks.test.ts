import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readBroughtChunks, readChunks, readLines } from '../../../src/node/files/chunks.ts'
import { readOutput, writeOutput } from '../../../src/node/files/outputs.ts'
import { hostileTexts } from '../../hostile.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()
const lines = [...hostileTexts.map(text => JSON.stringify(text)), 'a'.repeat(3_000_000), 'end']
const chunks = lines.map(line => `${line}\n`)

test('a packed file is one for every gunzip, and has the hash of what is in it', () => {
  const packed = writeOutput(folder, 'text.jsonl.gz', chunks)
  const plain = writeOutput(folder, 'text.jsonl', chunks)
  expect({ ...packed, path: '' }).toEqual({ ...plain, path: '' })
  const bytes = readFileSync(join(folder, 'text.jsonl.gz'))
  expect(gunzipSync(bytes).equals(readFileSync(join(folder, 'text.jsonl')))).toBe(true)
  expect(readOutput(folder, 'text.jsonl.gz')).toEqual(packed)
})

test('lines are read out of it as out of a plain file', () => {
  writeOutput(folder, 'lines.gz', chunks)
  expect(Array.from(readLines(join(folder, 'lines.gz')))).toEqual(lines)
})

test('a packed chunk may end where a part that is read at a time does', () => {
  // What cannot be packed takes as many bytes as it has and some: the first chunk is made to end at 1 MiB exactly.
  const noise = Buffer.from(
    Array.from({ length: 1 << 20 }, (_, at) => (Math.imul(at, 2654435761) >>> 13) & 255),
  )
  let length = noise.length
  const packedLength = () => gzipSync(noise.subarray(0, length), { level: 0 }).length
  length -= packedLength() - (1 << 20)
  length -= packedLength() - (1 << 20)
  expect(packedLength()).toBe(1 << 20)
  const first = gzipSync(noise.subarray(0, length), { level: 0 })
  writeFileSync(join(folder, 'edge.gz'), Buffer.concat([first, gzipSync('second')]))
  const read = Buffer.concat(Array.from(readChunks(join(folder, 'edge.gz')), chunk => Buffer.from(chunk)))
  expect(read.length).toBe(length + 'second'.length)
  expect(read.subarray(length).toString()).toBe('second')
})

test('a damaged file, or one that is cut off, is refused by name', () => {
  writeOutput(folder, 'cut.gz', chunks)
  truncateSync(join(folder, 'cut.gz'), 2000)
  expect(() => Array.from(readChunks(join(folder, 'cut.gz')))).toThrow(/cut\.gz cannot be unpacked/)
  writeFileSync(join(folder, 'plain.gz'), 'not packed at all')
  expect(() => Array.from(readChunks(join(folder, 'plain.gz')))).toThrow(/plain\.gz cannot be unpacked/)
})

test('what a person brings is unpacked where it is packed, whatever its name', () => {
  const read = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes)
    return Buffer.concat(Array.from(readBroughtChunks(join(folder, name)), chunk => Buffer.from(chunk)))
  }
  const bytes = Buffer.from(lines.join('\n'))
  expect(read('brought.txt', gzipSync(bytes)).equals(bytes)).toBe(true)
  expect(read('brought.txt.gz', bytes).equals(bytes)).toBe(true)
  expect(() => read('cut.txt', gzipSync(bytes).subarray(0, 900))).toThrow(/cut\.txt cannot be unpacked/)
})
