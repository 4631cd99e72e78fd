import { createWriteStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { arpaBytes } from '../../backoff/arpa/write.ts'
import type { BackoffModel } from '../../backoff/backoff-model.ts'
import { atomicallyAsync } from '../files/atomically.ts'
import type { TrainingThreads } from '../threads/training-threads.ts'

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
  const text = () => Readable.from(arpaBytes(model))
  await atomicallyAsync(path, async staged => {
    if (path.endsWith('.gz')) await pipeline(text, createGzip(), createWriteStream(staged))
    else if (threads) await threads.write(staged, model)
    else await pipeline(text, createWriteStream(staged))
  })
  return statSync(path).size
}
