import { existsSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { IntList, sharedInts } from '../../arrays.ts'
import { BOUNDARY, countTypes, streamOf, type Stream } from '../../text/stream.ts'
import { whitespace } from '../../text/tokenizers/whitespace.ts'
import { rankWords, type Vocabulary } from '../../text/vocabulary.ts'
import { WordLines } from '../../text/bytes/word-lines.ts'
import { refuseAboveHeap, roomHere } from '../memory.ts'
import { isPlainTextFile, notUtf8In } from '../files/text-files.ts'
import { packageRoot } from '../files/package.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { chunksOf } from './wanted-file.ts'

/** A text as ids of its vocabulary. */
export interface TokenisedText {
  readonly title: string
  readonly vocabulary: Vocabulary
  readonly stream: Stream
}

/** Words that ARPA files keep for themselves; `<UNK>` is read as `<unk>` by the toolkits. */
const MARKS = ['<s>', '</s>', '<unk>', '<UNK>']

/** Marks that a text to score cannot have; the other {@link MARKS} are unknown words there. */
const EDGES = MARKS.slice(0, 2)

/** Whether a text can be read so: a plain text, and not a folder, another format, or the name of a corpus. */
export function isPlainFile(spec: string): boolean {
  if (/\.jsonl(\.gz)?$/.test(spec) || isCorpus(spec)) return false
  return statSync(spec, { throwIfNoEntry: false })?.isFile() === true && isPlainTextFile(spec)
}

const isCorpus = (spec: string) =>
  /^[a-z0-9-]+$/.test(spec) &&
  [resolve('corpora'), join(packageRoot(), 'corpora')].some(folder =>
    existsSync(join(folder, spec, 'corpus.json')),
  )

/**
 * Reads a file that is tokenised already, a sentence a line, to train with: see {@link WordLines}.
 *
 * @throws Refusal when it is not UTF-8, has no words, or has one of the {@link MARKS}
 */
export function readTokenised(path: string): TokenisedText {
  const { words, stream } = streamOfFile(path, { reserved: MARKS })
  if (stream.words === 0) throw noWords(path)
  const { vocabulary, idOf } = rankWords(words, countTypes(stream, words.length), whitespace)
  return { title: titleOf(path), vocabulary, stream: renumbered(stream, idOf) }
}

/**
 * Reads a file that is tokenised already, a sentence a line, as ids of words that are known.
 *
 * @param idOf the id of a word as it stands in the text, not brought to NFC
 * @throws Refusal when it is not UTF-8, has no line, or has `<s>` or `</s>`
 */
export function encodeTokenised(path: string, idOf: (word: string) => number): Stream {
  const { words, stream } = numberTokenised(path)
  return renumbered(stream, idsOf(words, idOf))
}

/** The ids of words by their numbers; the boundary stays. */
export const idsOf = (words: readonly string[], idOf: (word: string) => number): Int32Array =>
  Int32Array.from(words, (word, number) => (number === BOUNDARY ? BOUNDARY : idOf(word)))

/** Reads a file to score as {@link encodeTokenised} does, as numbers of its own words. */
export function numberTokenised(path: string): { words: readonly string[]; stream: Stream } {
  const numbered = streamOfFile(path, { reserved: EDGES, compose: false })
  if (numbered.stream.passages === 0) throw noWords(path)
  return numbered
}

/** Refuses a text, read as strings, in which a word is one of the {@link MARKS}. @param words where they may be */
export function refuseMarks(title: string, words: Iterable<string>, wanted: 'train' | 'score'): void {
  const marks = wanted === 'train' ? MARKS : EDGES
  for (const word of words) if (marks.includes(word)) throw reservedWord(title, word)
}

/** A file as numbers of its words, in the order of their first appearance. */
function streamOfFile(path: string, options: ReadingOptions): { words: readonly string[]; stream: Stream } {
  // Mostly a byte and a blank for each.
  const ids = new IntList(Math.floor(statSync(path).size / 2) + 2)
  ids.push(BOUNDARY)
  const words = readLines(path, ids, options)
  const shared = sharedInts(ids.length)
  shared.set(ids.view(0, ids.length))
  return { words, stream: streamOf(shared) }
}

/** Replaces the numbers of a stream by ids, in place, and returns it: the caller has no more use for the numbers. */
export function renumbered(stream: Stream, idOf: Int32Array): Stream {
  const { ids } = stream
  for (let at = 0; at < ids.length; at++) ids[at] = idOf[ids[at]!]!
  return stream
}

/** The title of a text: the name of its file. */
export const titleOf = (path: string) => basename(resolve(path))

interface ReadingOptions {
  /** Words that the text cannot have. */
  readonly reserved: readonly string[]
  /** Whether words are brought to NFC; default true. */
  readonly compose?: boolean
  /** Is called after each piece: all lines but the one that is still open may be taken away. */
  readonly after?: () => void
  /** The bytes of the text. Default: all of the file. */
  readonly pieces?: Iterable<Uint8Array>
}

/** Bytes of the heap for each distinct word, when words are read, ranked and counted. */
export const WORD_BYTES = 170

/** How a text to train with is read. */
export const FOR_TRAINING = { reserved: MARKS }

/**
 * Reads the lines of a file piece by piece; a file that is packed by gzip is unpacked.
 *
 * @param ids begins with a boundary; gets the ids of the words, and a boundary behind each line
 * @returns the words by id
 * @throws Refusal when it is no text in UTF-8, or has a reserved word
 */
export function readLines(
  path: string,
  ids: IntList,
  { reserved, compose = true, after, pieces = chunksOf(path, 'text') }: ReadingOptions,
): readonly string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const lines = new WordLines(bytes => decoder.decode(bytes), { compose, reserved })
  const room = roomHere()
  const look = () => {
    if (lines.reserved) throw reservedWord(path, lines.reserved.word, lines.reserved.line)
    refuseAboveHeap(
      lines.words.length * WORD_BYTES,
      `the distinct words of ${path}`,
      'take a part of the text',
      room,
    )
    after?.()
  }
  try {
    let isFirst = true
    for (const piece of pieces) {
      lines.read(isFirst ? piece.subarray(byteOrderMark(piece)) : piece, ids)
      isFirst = false
      look()
    }
    lines.end(ids)
    look()
  } catch (error) {
    throw error instanceof Refusal ? error : (faultOf(path, error) ?? error)
  }
  return lines.words
}

/** Bytes of the mark at a text's beginning that says UTF-8. */
const byteOrderMark = ([a, b, c]: Uint8Array) => (a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0)

export const noWords = (path: string) => new Refusal(phrase`${path} is empty`, 'name a file with words in it')

function reservedWord(name: string, word: string, line?: number): Refusal {
  return new Refusal(
    line === undefined
      ? phrase`${name}: ${JSON.stringify(word)} cannot be a word of the text`
      : phrase`${name}, line ${line}: ${JSON.stringify(word)} cannot be a word of the text`,
    word.endsWith('s>')
      ? 'a model sets <s> and </s> around every line by itself: take them out'
      : 'models keep <unk> and <UNK> for words that they do not know: take them out, or write them differently',
  )
}

/** The fault of a text for which a decoder, or the reader of words, stopped: they do not say where it is. */
function faultOf(path: string, error: unknown): Refusal | undefined {
  if (error instanceof RangeError)
    return new Refusal(
      phrase`${path} is not a text of words: ${error.message}`,
      'words are set apart by blanks, and sentences by line feeds',
    )
  return notUtf8In(path, chunksOf(path, 'text'))
}
