import { createWriteStream, readFileSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gunzipSync } from 'node:zlib'
import { readArpa } from '../../backoff/arpa/read.ts'
import { writeArpa } from '../../backoff/arpa/write.ts'
import type { BackoffModel } from '../../backoff/backoff-model.ts'
import { Refusal } from '../../refusal.ts'
import { atomicallyAsync } from '../files/atomically.ts'
import { readChunks, slices } from '../files/chunks.ts'
import type { TrainingThreads } from './training-threads.ts'

/**
 * Writes a model as an ARPA file, whole or not at all; packed when the name ends in `.gz`.
 *
 * @param threads write it, unless it is packed; the same bytes come sooner
 * @returns its length in bytes
 */
export async function writeArpaFile(
  path: string,
  model: BackoffModel,
  threads?: TrainingThreads,
): Promise<number> {
  const text = () => Readable.from(writeArpa(model))
  await atomicallyAsync(path, async staged => {
    if (path.endsWith('.gz')) await pipeline(text, createGzip(), createWriteStream(staged))
    else if (threads) await threads.write(staged, model)
    else await pipeline(text, createWriteStream(staged))
  })
  return statSync(path).size
}

/** Reads an ARPA file, packed or not. @throws Refusal when it is missing, or with the line that cannot be right */
export function readArpaFile(path: string): BackoffModel {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return readArpa(chunksIn(path), { name: path, decode: bytes => decoder.decode(bytes) })
}

function chunksIn(path: string): Iterable<Uint8Array> {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile())
    throw new Refusal(
      stats ? `${path} is not a file` : `${path} does not exist`,
      'name a model in the ARPA format, as `collapse-lab train --arpa` writes it',
    )
  if (!path.endsWith('.gz')) return readChunks(path)
  const bytes = readFileSync(path)
  if (!isPacked(bytes)) return slices(bytes)
  try {
    return slices(gunzipSync(bytes))
  } catch {
    throw new Refusal(`${path} cannot be unpacked: it is damaged, or cut off`, 'write it again')
  }
}

/** Whether a file is packed by gzip: it begins so, whatever its name. */
const isPacked = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b
