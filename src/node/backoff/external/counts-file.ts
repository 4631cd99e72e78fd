import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { IntReader, IntWriter } from '../../../backoff/external/store.ts'
import { RunWriter } from '../../../backoff/external/windows.ts'
import { phrase } from '../../../phrase.ts'
import { Refusal } from '../../../refusal.ts'
import { hashFile } from '../../files/sha256.ts'
import type { StagedFile } from '../../files/write-whole.ts'
import { openColumn } from './column-files.ts'

const FORMAT = 'collapse-lab/counts/1'

/**
 * The first line of a file of counts, as JSON. Behind it are the words by id from 1, a line each; their occurrences by id from 0, those
 * of 0 being the passages; the windows as a run (see windows.ts); and the SHA-256 of all that. Numbers have four bytes, the lowest first.
 */
const headSchema = v.object({
  format: v.literal(FORMAT),
  title: v.string(),
  /** The SHA-256 of the text's file, whatever part of it is counted. */
  text: v.string(),
  order: v.number(),
  part: v.number(),
  of: v.number(),
  /** Tokens of the longest passage. */
  longest: v.number(),
  /** Occurrences of all windows. */
  windows: v.number(),
  words: v.number(),
  /** Bytes of the words with their line feeds. */
  wordBytes: v.number(),
})

type CountsHead = v.InferOutput<typeof headSchema>

/** Words of a text by id, '' at 0, with their occurrences; of 0 the passages. */
interface CountedWords {
  readonly words: readonly string[]
  readonly counts: Int32Array
}

/** Begins a file of counts. @returns takes the windows; its end ends the file */
export function countsWriter(
  staged: StagedFile,
  head: Omit<CountsHead, 'format' | 'words' | 'wordBytes'>,
  { words, counts }: CountedWords,
): RunWriter {
  const lines = utf8ToBytes(
    words
      .slice(1)
      .map(word => `${word}\n`)
      .join(''),
  )
  const written = { format: FORMAT, ...head, words: words.length - 1, wordBytes: lines.length }
  const hash = createHash('sha256')
  const write = (bytes: Uint8Array) => {
    hash.update(bytes)
    staged.write(bytes)
  }
  write(utf8ToBytes(`${JSON.stringify(written)}\n`))
  write(lines)
  write(new Uint8Array(counts.buffer, counts.byteOffset, counts.byteLength))
  const column = new IntWriter({ write, close: () => staged.write(hash.digest()) })
  return new RunWriter(head.order, column)
}

/** Bytes of a first line at most, and of the hash at the end. */
const LONGEST_HEAD = 1 << 16
const HASH = 32

/** A file of counts, of which the first line is read. */
export interface CountsFile {
  readonly path: string
  readonly head: CountsHead
  /** The byte behind the first line. */
  readonly begin: number
  /** The byte at which its hash begins. */
  readonly end: number
}

/** Reads the first line of a file of counts. @throws Refusal when it is something else */
export function readCountsHead(path: string): CountsFile {
  const stats = statSync(path, { throwIfNoEntry: false })
  const first = stats?.isFile() ? bytesOf(path, 0, Math.min(LONGEST_HEAD, stats.size)) : new Uint8Array()
  const end = first.indexOf(LINE_FEED)
  const result = v.safeParse(headSchema, parsed(first.subarray(0, Math.max(0, end))))
  if (result.success) return { path, head: result.output, begin: end + 1, end: stats!.size - HASH }
  throw new Refusal(phrase`${path} is not a file of counts`, 'name files that `train --counts` wrote')
}

const LINE_FEED = 10

function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(line))
  } catch {
    return undefined
  }
}

/** Checks the hash of a file of counts. Yields the bytes that it has read. @throws Refusal when the file is not whole */
export function* checkHash({ path, end }: CountsFile): Generator<number, void> {
  const hash = end < 0 ? '' : yield* hashFile(path, end)
  if (end >= 0 && hash === Buffer.from(bytesOf(path, end, HASH)).toString('hex')) return
  throw new Refusal(phrase`${path} is damaged, or cut off`, 'copy it again, or count that part again')
}

/** Reads the words of a file of counts that is whole. */
export function readCountedWords({ path, head, begin }: CountsFile): CountedWords {
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(path, begin, head.wordBytes))
  return {
    words: ['', ...lines.split('\n').slice(0, -1)],
    counts: new Int32Array(bytesOf(path, begin + head.wordBytes, 4 * (head.words + 1)).buffer),
  }
}

/** Where the windows of a file of counts begin. */
const windowsFrom = ({ head, begin }: CountsFile) => begin + head.wordBytes + 4 * (head.words + 1)

/** The numbers of which the windows of a file are made. */
export const windowNumbers = (file: CountsFile) => (file.end - windowsFrom(file)) / 4

/** Begins to read the windows of a file of counts. */
export const readWindows = (file: CountsFile) =>
  new IntReader(openColumn(file.path, { from: windowsFrom(file), to: file.end }))

function bytesOf(path: string, from: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  const column = openColumn(path, { from })
  column.read(bytes)
  column.close()
  return bytes
}

/** @throws Refusal when files of counts do not make up whole texts: their orders or texts differ, or a part is there twice or not at all */
export function checkParts(files: readonly CountsFile[]): void {
  const [first] = files as [CountsFile]
  const { order } = first.head
  const other = files.find(({ head }) => head.order !== order)
  if (other)
    throw new Refusal(
      phrase`${first.path} has n-grams up to ${order}, and ${other.path} up to ${other.head.order}`,
      'count all parts with one --order',
    )
  const texts = new Map<string, CountsFile[]>()
  for (const file of files) {
    const text = `${file.head.text} ${file.head.of}`
    texts.set(text, [...(texts.get(text) ?? []), file])
  }
  for (const parts of texts.values()) checkPartsOfText(parts as [CountsFile, ...CountsFile[]], files)
}

function checkPartsOfText(parts: readonly [CountsFile, ...CountsFile[]], files: readonly CountsFile[]): void {
  const { path, head: { title, of } } = parts[0] // prettier-ignore
  for (let part = 1; part <= of; part++) {
    const [found, again] = parts.filter(({ head }) => head.part === part)
    if (found && again)
      throw new Refusal(
        phrase`${found.path} and ${again.path} count the same part of ${title}`,
        'name the counts of every part once',
      )
    if (found) continue
    const other = files.find(({ head }) => head.title === title && head.of === of && head.part === part)
    throw other
      ? new Refusal(
          phrase`${path} and ${other.path} are parts of different texts, both called ${title}`,
          'count all parts of one and the same file',
        )
      : new Refusal(
          phrase`part ${part} of ${of} of ${title} is missing`,
          'name the counts of every part once',
        )
  }
}
