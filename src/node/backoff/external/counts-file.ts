import { statSync } from 'node:fs'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { IntReader, IntWriter } from '../../../backoff/external/store.ts'
import { RunWriter } from '../../../backoff/external/windows.ts'
import { phrase } from '../../../phrase.ts'
import { Refusal } from '../../../refusal.ts'
import type { StagedFile } from '../../files/write-whole.ts'
import { openColumn } from './column-files.ts'

const FORMAT = 'collapse-lab/counts/1'

/**
 * The first line of a file of counts, as JSON. Behind it are the words by id from 1, a line each; their occurrences by id from 0, those
 * of 0 being the passages; and the windows as a run (see windows.ts). Numbers have four bytes, the lowest first.
 */
const headSchema = v.object({
  format: v.literal(FORMAT),
  title: v.string(),
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

/** What a file of counts says of its text. */
export type CountsHead = Omit<v.InferOutput<typeof headSchema>, 'format' | 'words' | 'wordBytes'>

/** Words of a text by id, '' at 0, with their occurrences; of 0 the passages. */
export interface CountedWords {
  readonly words: readonly string[]
  readonly counts: Int32Array
}

/** Begins a file of counts. @returns takes the windows; its end ends the file */
export function countsWriter(
  staged: StagedFile,
  head: CountsHead,
  { words, counts }: CountedWords,
): RunWriter {
  const lines = utf8ToBytes(
    words
      .slice(1)
      .map(word => `${word}\n`)
      .join(''),
  )
  const written = { format: FORMAT, ...head, words: words.length - 1, wordBytes: lines.length }
  staged.write(`${JSON.stringify(written)}\n`)
  staged.write(lines)
  staged.write(new Uint8Array(counts.buffer, counts.byteOffset, counts.byteLength))
  const column = new IntWriter({ write: bytes => staged.write(bytes), close: () => undefined })
  return new RunWriter(head.order, column)
}

/** Bytes of a first line at most. */
const LONGEST_HEAD = 1 << 16

/** A file of counts, of which the windows are not read yet. */
export interface CountsFile extends CountedWords {
  readonly path: string
  readonly head: CountsHead
  /** Begins to read the windows. */
  readonly run: () => IntReader
}

/** Reads a file of counts up to its windows. @throws Refusal when it is something else, or cut off */
export function readCounts(path: string): CountsFile {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new Refusal(phrase`${path} is not a file of counts`, 'name files that `train --counts` wrote')
  const first = bytesOf(path, 0, LONGEST_HEAD)
  const end = first.indexOf(10)
  const { words, wordBytes, format: _, ...head } = headOf(path, first.subarray(0, Math.max(0, end)))
  const lines = bytesOf(path, end + 1, wordBytes)
  const numbers = bytesOf(path, end + 1 + wordBytes, 4 * (words + 1))
  const begin = end + 1 + wordBytes + 4 * (words + 1)
  if (numbers.length < 4 * (words + 1) || (statSync(path).size - begin) % 4 !== 0) throw cutOff(path)
  return {
    path,
    head,
    words: ['', ...new TextDecoder().decode(lines).split('\n').slice(0, -1)],
    counts: new Int32Array(numbers.buffer),
    run: () => new IntReader(openColumn(path, begin)),
  }
}

/** A file of counts that is not whole. */
export const cutOff = (path: string) =>
  new Refusal(phrase`${path} is damaged, or cut off`, 'copy it again, or count that part again')

function headOf(path: string, line: Uint8Array) {
  const result = v.safeParse(headSchema, parsed(line))
  if (result.success) return result.output
  throw new Refusal(phrase`${path} is not a file of counts`, 'name files that `train --counts` wrote')
}

function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(line))
  } catch {
    return undefined
  }
}

/** Bytes of a file, as many as there are up to a length. */
function bytesOf(path: string, from: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  const column = openColumn(path, from)
  const read = column.read(bytes)
  column.close()
  return read < length ? bytes.slice(0, read) : bytes
}

/** @throws Refusal when files of counts do not make up whole texts: their orders differ, or a part is there twice or not at all */
export function checkParts(files: readonly CountsFile[]): void {
  const [{ head: { order } }] = files as [CountsFile] // prettier-ignore
  const other = files.find(({ head }) => head.order !== order)
  if (other)
    throw new Refusal(
      phrase`${files[0]!.path} has n-grams up to ${order}, and ${other.path} up to ${other.head.order}`,
      'count all parts with one --order',
    )
  const texts = new Map(files.map(({ head: { title, of } }) => [`${of} ${title}`, { title, of }]))
  for (const { title, of } of texts.values()) {
    const parts = files.filter(({ head }) => head.title === title && head.of === of)
    for (let part = 1; of > 1 && part <= of; part++) {
      const found = parts.filter(({ head }) => head.part === part)
      if (found.length === 1) continue
      throw new Refusal(
        found.length === 0
          ? phrase`part ${part} of ${of} of ${title} is missing`
          : phrase`${found[0]!.path} and ${found[1]!.path} are both part ${part} of ${of} of ${title}`,
        'name the counts of every part once',
      )
    }
  }
}
