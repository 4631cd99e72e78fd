import { existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { IntList } from '../../../arrays.ts'
import { ngramTables } from '../../../backoff/counts/ngram-tables.ts'
import { phrase } from '../../../phrase.ts'
import { Refusal } from '../../../refusal.ts'
import { WordLines } from '../../../text/bytes/word-lines.ts'
import { BOUNDARY, streamOf } from '../../../text/stream.ts'
import { grown } from '../accumulator.ts'
import { isToBePacked } from '../arpa-file.ts'
import { chunksOf, unpackedSize } from '../wanted-file.ts'
import { windowNumbers, type CountsFile } from './counts-file.ts'

/** Tokens from which the n-grams of a text are predicted. */
const SAMPLE = 1 << 18

/** Bytes that training takes on disks, about. */
export interface DiskNeed {
  /** Among temporary files, at most at a time. */
  readonly temporary: number
  /** The ARPA file, unpacked. */
  readonly arpa: number
}

/** Bytes of the numbers in a line of an ARPA file, with their tabs and line feed. */
const LINE_BYTES = 22

/**
 * Predicts what training takes on disks: n-grams grow as a power of the tokens (Heaps' law), as they do in the first 262,144 tokens.
 *
 * @param runs in which the text is sorted, from its tokens
 */
export function diskNeed(path: string, order: number, runs: (tokens: number) => number): DiskNeed {
  const read = sample(path)
  const { ids, bytes } = read
  const times = Math.max(1, unpackedSize(path) / bytes)
  const tokens = ids.length * times
  const ngramsIn = ngramsBy(read, order)
  const sum = (valueOf: (length: number) => number) => {
    let all = 0
    for (let length = 2; length <= order; length++) all += valueOf(length)
    return all
  }
  const ngrams = (length: number) => ngramsIn(length, tokens)
  const runTokens = tokens / runs(tokens)
  // A record of a run has a number for the window, and one for each n-gram that is new there.
  const inRuns = 4 * runs(tokens) * (ngramsIn(order, runTokens) + sum(length => ngramsIn(length, runTokens)))
  const columns = COLUMN_BYTES.counted * sum(ngrams)
  const estimated = sum(
    length => ngrams(length) * (length < order ? COLUMN_BYTES.estimated : COLUMN_BYTES.longest),
  )
  const token = bytes / ids.length
  return {
    temporary: Math.max(4 * tokens + inRuns, inRuns + columns, columns + estimated),
    arpa: sum(length => ngrams(length) * (LINE_BYTES + length * token)),
  }
}

/**
 * Says what training from files of counts takes at most: as much as if they had no n-gram in common. A run has a number for each
 * window and each n-gram that is new there, so that there are no more n-grams than numbers.
 */
export function diskNeedOfCounts(files: readonly CountsFile[]): DiskNeed {
  let [ngrams, words, wordBytes] = [0, 0, 0]
  for (const file of files) {
    ngrams += windowNumbers(file)
    words += file.head.words
    wordBytes += file.head.wordBytes
  }
  const { order } = files[0]!.head
  return {
    temporary: ngrams * (COLUMN_BYTES.counted + COLUMN_BYTES.estimated),
    arpa: ngrams * (LINE_BYTES + (order * wordBytes) / Math.max(1, words)),
  }
}

/** Bytes of an n-gram in columns: its last token and count, and beside them what it has while longer ones are estimated. */
const COLUMN_BYTES = { counted: 8, estimated: 24, longest: 12 }

/** The first tokens of a text. */
interface Sample {
  readonly ids: Int32Array
  /** Ids run below this number. */
  readonly types: number
  /** Bytes that they take in the text. */
  readonly bytes: number
}

function sample(path: string): Sample {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const lines = new WordLines(bytes => decoder.decode(bytes))
  const ids = new IntList()
  ids.push(BOUNDARY)
  let bytes = 0
  for (const chunk of chunksOf(path, 'text')) {
    lines.read(chunk, ids)
    bytes += chunk.length
    if (ids.length > SAMPLE) break
  }
  lines.end(ids)
  return { ids: ids.array(), types: lines.words.length, bytes: Math.max(1, bytes) }
}

/** Predicts the n-grams of a length in a number of tokens of a text, from those in a half of a sample and in all of it. */
function ngramsBy({ ids, types }: Sample, order: number): (length: number, tokens: number) => number {
  const sizes = (tokens: number) => {
    const cut = ids.slice(0, tokens)
    cut[tokens - 1] = BOUNDARY
    return ngramTables(streamOf(cut), types, order).map(({ size }) => size)
  }
  const tokens = ids.length
  const half = Math.ceil(tokens / 2)
  const [few, all] = [sizes(half), sizes(tokens)]
  return (length, wanted) => {
    const [from, to] = [few[length - 1]!, all[length - 1]!]
    if (from === 0 || half === tokens) return wanted
    const predicted = grown({ tokens: half, ngrams: from }, { tokens, ngrams: to }, wanted / tokens)
    return Math.min(wanted, predicted.ngrams)
  }
}

/**
 * Compares what training takes with the room on the disks.
 *
 * @param out where the ARPA file goes; default nowhere
 * @throws Refusal when there is less
 */
export function refuseFullDisk({ temporary, arpa }: DiskNeed, folder: string, out?: string): void {
  const places = [{ path: folder, bytes: temporary }]
  if (out !== undefined) {
    const bytes = isToBePacked(out) ? PACKED * arpa : arpa
    if (deviceOf(out) === deviceOf(folder)) places[0]!.bytes += bytes
    else places.push({ path: dirname(resolve(out)), bytes })
  }
  for (const { path, bytes } of places) {
    const { bavail, bsize } = statfsSync(present(path))
    if (bytes <= bavail * bsize) continue
    throw new Refusal(
      phrase`training takes about ${gigabytes(bytes)} on the disk of ${path}, and ${gigabytes(bavail * bsize)} are free`,
      path === folder
        ? 'name a folder on a larger disk by --temp, or take a lower order'
        : 'name a file on a larger disk, or one that ends in .gz',
    )
  }
}

/** What the text of a model becomes when it is packed, at most. */
const PACKED = 0.4

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(bytes < 1e8 ? 2 : 1)} GB`

const deviceOf = (path: string) => statSync(present(path)).dev

/** A path, or the folder above it that is there. */
function present(path: string): string {
  let there = resolve(path)
  while (!existsSync(there)) there = dirname(there)
  return there
}
