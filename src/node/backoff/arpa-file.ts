import { createWriteStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { arpaBytes } from '../../backoff/arpa/write.ts'
import type { BackoffModel } from '../../backoff/backoff-model.ts'
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
  mkdirSync(dirname(path), { recursive: true })
  const staged = `${path}.partial`
  const text = () => Readable.from(arpaBytes(model))
  try {
    if (path.endsWith('.gz')) await pipeline(text, createGzip(), createWriteStream(staged))
    else if (threads) await threads.write(staged, model)
    else await pipeline(text, createWriteStream(staged))
    renameSync(staged, path)
  } catch (error) {
    rmSync(staged, { force: true })
    throw error
  }
  return statSync(path).size
}
