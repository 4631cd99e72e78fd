import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Inflate } from 'pako'
import { Refusal } from '../../refusal.ts'

/** Bytes that are read at a time. */
const CHUNK = 1 << 20

/**
 * The bytes of a file, a chunk after another, so that it may be longer than memory; unpacked where its name ends in `.gz`. A chunk
 * is good until the next one is asked for.
 *
 * @throws Refusal when there is no such file, or it cannot be unpacked
 */
export function chunksOf(path: string): Iterable<Uint8Array> {
  return path.endsWith('.gz') ? unpacked(path) : readChunks(path)
}

/** Bytes that are at hand, in chunks. */
export function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
}

/**
 * Packs chunks of bytes, each on its own: gzip files put one after another are one (RFC 1952, section 2.2). The fastest level: the
 * text of a model is packed to two fifths, and to a third at most.
 */
export function* packed(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const chunk of chunks) yield gzipSync(chunk, { level: 1 })
}

/** The bytes of a file as they are, a chunk after another; each is valid until the next is asked for. @throws Refusal when it is missing */
export function* readChunks(path: string): Generator<Uint8Array> {
  if (!existsSync(path)) throw new Refusal(`${path} is missing`, 'run the plan again')
  const file = openSync(path, 'r')
  const chunk = Buffer.alloc(CHUNK)
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk))
      yield chunk.subarray(0, read)
  } finally {
    closeSync(file)
  }
}

/** What its types leave out: whether a packed chunk is at its end. */
type Unpacker = Inflate & { readonly ended: boolean }

/** Node unpacks as it goes along only while its event loop turns; pako needs none. */
function* unpacked(path: string): Generator<Uint8Array> {
  const refuse = () =>
    new Refusal(`${path} cannot be unpacked: it is damaged, or cut off`, 'run the plan again')
  let parts: Uint8Array[] = []
  let unpacker: Unpacker | undefined
  for (const chunk of readChunks(path)) {
    // It goes on with the next packed chunk by itself, unless one ends where what was read does.
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
