import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { IntList, sharedInts } from '../../arrays.ts'
import { BOUNDARY, countTypes, streamOf, type Stream } from '../../text/stream.ts'
import { whitespace } from '../../text/tokenizers/whitespace.ts'
import { rankWords, type Vocabulary } from '../../text/vocabulary.ts'
import { WordLines } from '../../text/bytes/word-lines.ts'
import { readRawChunks } from '../files/chunks.ts'
import { faultOf } from '../files/text-files.ts'
import { Refusal } from '../../refusal.ts'

/** Bytes that are read at a time. */
export const PIECE = 1 << 20

/** A text as ids of its vocabulary. */
export interface TokenisedText {
  readonly title: string
  readonly vocabulary: Vocabulary
  readonly stream: Stream
}

/** Whether a text can be read so: a file, and not a folder, the passages of a run, or a name that may be a corpus'. */
export function isPlainFile(spec: string): boolean {
  if (/^[a-z0-9-]+$/.test(spec) || spec.endsWith('.jsonl')) return false
  return statSync(spec, { throwIfNoEntry: false })?.isFile() === true
}

/**
 * Reads a file that is tokenised already, a passage a line: what `readCorpus` and `learnVocabulary` make of it, without a
 * string for every token.
 *
 * @throws Refusal when it is not UTF-8, or has no words
 */
export function readTokenised(path: string): TokenisedText {
  const { words, stream } = streamOfFile(path)
  const { vocabulary, idOf } = rankWords(words, countTypes(stream, words.length), whitespace)
  return { title: titleOf(path), vocabulary, stream: renumbered(stream, idOf) }
}

/**
 * Reads a file that is tokenised already, a passage a line, as ids of words that are known.
 *
 * @param ids by word
 * @param unknown the id of all others
 * @throws Refusal when it is not UTF-8, or has no words
 */
export function encodeTokenised(path: string, ids: ReadonlyMap<string, number>, unknown: number): Stream {
  const { words, stream } = streamOfFile(path)
  return renumbered(
    stream,
    Int32Array.from(words, (word, number) => (number === BOUNDARY ? BOUNDARY : (ids.get(word) ?? unknown))),
  )
}

/** A file as numbers of its words, in the order of their first appearance. */
function streamOfFile(path: string): { words: readonly string[]; stream: Stream } {
  // At least a byte and a blank for each.
  const ids = new IntList(Math.floor(statSync(path).size / 2) + 2)
  ids.push(BOUNDARY)
  const words = readLines(path, ids)
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

/**
 * Reads the lines of a file piece by piece.
 *
 * @param ids begins with a boundary; gets the ids of the words, and a boundary behind each line
 * @param after is called after each piece: all lines but the one that is still open may be taken away
 * @returns the words by id
 * @throws Refusal when it is not UTF-8, or has no words
 */
export function readLines(path: string, ids: IntList, after?: () => void): readonly string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const lines = new WordLines(bytes => decoder.decode(bytes))
  const file = openSync(path, 'r')
  try {
    const piece = new Uint8Array(PIECE)
    let seen = 0
    const look = () => {
      seen += ids.length - 1
      after?.()
    }
    for (let read = readSync(file, piece), at = 0; read > 0; at += read, read = readSync(file, piece)) {
      lines.read(piece.subarray(at === 0 ? byteOrderMark(piece) : 0, read), ids)
      look()
    }
    lines.end(ids)
    look()
    if (seen === 0) throw new Refusal(`${path} is empty`, 'name a file with words in it')
  } catch (error) {
    // The reader of words stops at what is wrong, and does not say which byte it is.
    throw faultOf(path, readRawChunks(path)) ?? error
  } finally {
    closeSync(file)
  }
  return lines.words
}

const byteOrderMark = ([a, b, c]: Uint8Array) => (a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0)
