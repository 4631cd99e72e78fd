import { readFileSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip, gunzipSync } from 'node:zlib'
import { readArpa, type ReadModel } from '../../backoff/arpa/read.ts'
import { writeArpa } from '../../backoff/arpa/write.ts'
import type { BackoffModel } from '../../backoff/backoff-model.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { isPacked, slices } from '../files/chunks.ts'
import { writeWholeLater } from '../files/write-whole.ts'
import type { TrainingThreads } from './training-threads.ts'
import { chunksOf, refuseOthers } from './wanted-file.ts'

/**
 * Writes a model as an ARPA file, whole or not at all; packed when the name ends in `.gz`.
 *
 * @param threads write it, unless it is packed; the same bytes come sooner
 * @returns its length in bytes
 * @example
 * import { readArpaFile, trainingText, writeArpaFile } from 'collapse-lab/node'
 * import { smooth, smoothingNamed } from 'collapse-lab'
 * const { text } = await trainingText('twenty-chapters', { tokens: 'word', order: 2 })
 * const model = smooth(text, smoothingNamed('witten-bell'))
 * await writeArpaFile('model.arpa.gz', model) // → 212185
 * readArpaFile('model.arpa.gz').order // → 2
 */
export async function writeArpaFile(
  path: string,
  model: BackoffModel,
  threads?: TrainingThreads,
): Promise<number> {
  if (threads && !isToBePacked(path))
    await writeWholeLater(path, staged => threads.write(staged.staged, model))
  else await writePieces(path, writeArpa(model))
  return statSync(path).size
}

/** Whether an ARPA file is packed when it is written: its name says so. */
export const isToBePacked = (path: string) => path.endsWith('.gz')

/** Writes the pieces of an ARPA file, whole or not at all; packed when its name ends in `.gz`. */
export async function writePieces(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  await writeWholeLater(path, async staged => {
    const write = async (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
      for await (const chunk of chunks) staged.write(chunk)
    }
    await (isToBePacked(path) ? pipeline(pieces, createGzip(), write) : write(pieces))
  })
}

/**
 * Reads an ARPA file, packed by gzip or not, whatever its name.
 *
 * @throws Refusal when it is missing or is something else, with the line that cannot be right, or the byte that is not UTF-8
 * @example
 * import { readArpaFile, trainingText, writeArpaFile } from 'collapse-lab/node'
 * import { smooth, smoothingNamed } from 'collapse-lab'
 * const { text } = await trainingText('twenty-chapters', { tokens: 'word', order: 2 })
 * await writeArpaFile('model.arpa', smooth(text, smoothingNamed('witten-bell')))
 * const { order, types } = readArpaFile('model.arpa')
 * order // → 2
 * types.length // → 6163
 */
export function readArpaFile(path: string): ReadModel {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return readArpa(chunksIn(path), { name: path, decode: bytes => decoder.decode(bytes) })
}

/** A packed model may be this many times as long as its file, and models of 256 MiB always. */
const MOST_UNPACKED = 100

function chunksIn(path: string): Iterable<Uint8Array> {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile())
    throw new Refusal(
      !stats
        ? phrase`${path} does not exist`
        : stats.isDirectory()
          ? phrase`${path} is not a file: it is a folder`
          : phrase`${path} is not a file`,
      'name a model in the ARPA format, as `collapse-lab train --arpa` writes it',
    )
  return isPacked(path) ? unpacked(path, stats.size) : chunksOf(path, 'model')
}

/** All at once, which takes half the time of chunk by chunk. */
function unpacked(path: string, size: number): Iterable<Uint8Array> {
  const maxOutputLength = Math.max(1 << 28, MOST_UNPACKED * size)
  let bytes: Uint8Array
  try {
    bytes = gunzipSync(readFileSync(path), { maxOutputLength })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new Refusal(
        phrase`${path} unpacks to more than ${MOST_UNPACKED} times its length: no model does`,
        'look at what it holds, as by `zcat FILE | head`',
      )
    throw new Refusal(phrase`${path} cannot be unpacked: it is damaged, or cut off`, 'write it again')
  }
  refuseOthers(path, bytes, 'model')
  return slices(bytes)
}
