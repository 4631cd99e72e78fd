import { statSync } from 'node:fs'
import { isPacked, readBroughtChunks, readRawChunks } from '../files/chunks.ts'

/** One of several parts of a text, of about the same length. */
export interface TextPart {
  /** From 1. */
  readonly part: number
  readonly of: number
}

const LINE_FEED = 10

/** Reads the lines of a file that begin in a part of its bytes; all parts together are the file. A packed file is unpacked. */
export function linesOf(path: string, { part, of }: TextPart): Generator<Uint8Array> {
  const packed = isPacked(path)
  const size = packed ? lengthOf(readBroughtChunks(path)) : statSync(path).size
  const from = Math.floor((size * (part - 1)) / of)
  const to = Math.floor((size * part) / of)
  // The line feed before a line may be the last byte before the part.
  const first = Math.max(0, from - 1)
  return packed
    ? linesWithin(readBroughtChunks(path), 0, { from, to })
    : linesWithin(readRawChunks(path, first), first, { from, to })
}

function lengthOf(chunks: Iterable<Uint8Array>): number {
  let length = 0
  for (const chunk of chunks) length += chunk.length
  return length
}

/** The lines that begin from `from` on and before `to`. @param first the place of the first byte */
function* linesWithin(
  chunks: Iterable<Uint8Array>,
  first: number,
  { from, to }: { from: number; to: number },
): Generator<Uint8Array> {
  if (from === to) return
  let at = first
  let begins = from === 0
  for (const chunk of chunks) {
    let start = 0
    if (!begins) {
      const end = lineEnd(chunk, from - 1 - at)
      begins = end >= 0
      start = end
    }
    if (begins) {
      const end = at + chunk.length < to ? -1 : lineEnd(chunk, to - 1 - at)
      yield chunk.subarray(start, end < 0 ? chunk.length : Math.max(start, end))
      if (end >= 0) return
    }
    at += chunk.length
  }
}

/** Where the line ends that reaches over a place or ends there, its line feed included; −1 where the chunk does not have its end. */
function lineEnd(chunk: Uint8Array, place: number): number {
  const found = place >= chunk.length ? -1 : chunk.indexOf(LINE_FEED, Math.max(0, place))
  return found < 0 ? -1 : found + 1
}
