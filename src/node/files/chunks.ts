import { closeSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { gzipSync } from 'node:zlib'
import { Inflate } from 'pako'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { longestString } from '../memory.ts'
import { openRegular } from './open-regular.ts'

/** Bytes that are read at a time. */
const CHUNK = 1 << 20

/** What helps where a file of a run is missing or damaged. */
const AGAIN = 'run the plan again'

/**
 * Reads a file of a run in chunks of bytes, so that it may be longer than memory; a file whose name ends in `.gz` is unpacked. A chunk
 * is overwritten when the next one is asked for.
 *
 * @throws Refusal when there is no such file, or it cannot be unpacked
 */
export function readChunks(path: string): Iterable<Uint8Array> {
  return path.endsWith('.gz') ? unpacked(path, AGAIN) : readRawChunks(path)
}

/**
 * Reads a file that a person brings, in chunks of bytes: what is packed by gzip is unpacked, whatever its name. A chunk is overwritten
 * when the next one is asked for.
 *
 * @throws Refusal when it cannot be unpacked
 */
export function readBroughtChunks(path: string): Iterable<Uint8Array> {
  return isPacked(path) ? unpacked(path, phrase`pack it again, or give it unpacked`) : readRawChunks(path)
}

/** Whether a file is packed by gzip: its first bytes say so. */
export function isPacked(path: string): boolean {
  const file = openRegular(path, AGAIN)
  try {
    const magic = new Uint8Array(2)
    return readSync(file, magic, 0, 2, 0) === 2 && magic[0] === 0x1f && magic[1] === 0x8b
  } finally {
    closeSync(file)
  }
}

/** Cuts bytes into chunks, without copying them. */
export function* slices(bytes: Uint8Array, length = CHUNK): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

/** Bytes that are unpacked at a time: they become at most 64 MiB, whatever a file holds. */
const PACKED_SLICE = 1 << 16

function* shortSlices(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const chunk of chunks) yield* slices(chunk, PACKED_SLICE)
}

/**
 * Packs each chunk as a gzip member; members that follow each other are one gzip file (RFC 1952, section 2.2). Level 1 is the fastest:
 * it packs the text of a model to two fifths of its length, and the best level to a third.
 */
export function* packed(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const chunk of chunks) yield gzipSync(chunk, { level: 1 })
}

/**
 * Reads the bytes of a file as they are, in chunks; each is overwritten when the next one is asked for.
 *
 * @param from the first byte that is read
 * @throws Refusal when it is missing
 */
export function* readRawChunks(path: string, from = 0): Generator<Uint8Array> {
  const file = openRegular(path, AGAIN)
  const chunk = Buffer.alloc(CHUNK)
  try {
    let at = from
    for (let read = -1; read !== 0; at += read) {
      read = readSync(file, chunk, 0, CHUNK, at)
      if (read > 0) yield chunk.subarray(0, read)
    }
  } finally {
    closeSync(file)
  }
}

/** An unpacker of pako; its types leave out whether a gzip member has ended. */
type Unpacker = Inflate & { readonly ended: boolean }

/**
 * Unpacks a file chunk by chunk. pako does it in a synchronous generator; zlib would take the whole file at once, or the event loop,
 * and every reader of lines would have to be asynchronous.
 */
function* unpacked(path: string, hint: string): Generator<Uint8Array> {
  const refuse = () => new Refusal(phrase`${path} cannot be unpacked: it is damaged, or cut off`, hint)
  let parts: Uint8Array[] = []
  let unpacker: Unpacker | undefined
  for (const chunk of shortSlices(readRawChunks(path))) {
    // pako continues with the next member by itself, unless a member ends exactly where the chunk does.
    if (unpacker === undefined || unpacker.ended) {
      unpacker = new Inflate({ chunkSize: CHUNK }) as Unpacker
      unpacker.onData = part => parts.push(part as Uint8Array)
    }
    unpacker.push(chunk)
    if (unpacker.msg !== '') throw refuse()
    yield* parts
    parts = []
  }
  if (unpacker && !unpacker.ended) throw refuse()
}

/**
 * Reads a file line by line, so that it may be longer than a string; a file whose name ends in `.gz` is unpacked. What follows the
 * last line feed is a line too, unless it is empty.
 *
 * @param longest the most UTF-16 code units of a line; default what memory holds
 * @throws Refusal when there is no such file, it cannot be unpacked, or a line is longer
 */
export function* readLines(path: string, { longest = longestString() } = {}): Generator<string> {
  const decoder = new StringDecoder('utf8')
  // A line that goes through many chunks is joined once, at its end.
  let parts: string[] = []
  let length = 0
  let number = 1
  const add = (part: string) => {
    length += part.length
    if (length > longest)
      throw new Refusal(
        phrase`${path} line ${number} is longer than ${Math.floor(longest / 1048576)} million characters`,
        AGAIN,
      )
    parts.push(part)
  }
  for (const chunk of readChunks(path)) {
    const lines = decoder.write(chunk).split('\n')
    const rest = lines.pop()!
    for (const line of lines) {
      add(line)
      yield parts.length === 1 ? line : parts.join('')
      parts = []
      length = 0
      number += 1
    }
    if (rest !== '') add(rest)
  }
  const rest = parts.join('') + decoder.end()
  if (rest !== '') yield rest
}
