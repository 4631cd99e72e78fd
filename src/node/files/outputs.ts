import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { csvLines } from '../../report/format/csv.ts'
import { atomically, STAGED } from './atomically.ts'
import { readChunks, packed } from './chunks.ts'

/** One file of a run, as run.json lists it. */
export interface Output {
  readonly path: string
  /** The length of the text, as the hash is of the text: another version of zlib may pack it into other bytes. */
  readonly bytes: number
  readonly sha256: string
}

/**
 * Writes a file of a run whole or not at all, packed when its path ends in `.gz`.
 *
 * @param chunks the text, or its bytes, in parts, so that it may be longer than a string can be
 */
export function writeOutput(folder: string, path: string, chunks: Iterable<string | Uint8Array>): Output {
  const hash = createHash('sha256')
  let bytes = 0
  function* hashed() {
    for (const chunk of chunks) {
      const data = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      hash.update(data)
      bytes += data.length
      yield data
    }
  }
  atomically(join(folder, path), staged => {
    const file = openSync(staged, 'w')
    try {
      for (const data of path.endsWith('.gz') ? packed(hashed()) : hashed())
        for (let at = 0; at < data.length;) at += writeSync(file, data, at)
    } finally {
      closeSync(file)
    }
  })
  return { path, bytes, sha256: hash.digest('hex') }
}

/** Writes a table as CSV, whole or not at all. */
export function writeTable(path: string, rows: Iterable<readonly (string | number)[]>): void {
  writeOutput(dirname(path), basename(path), inChunks(csvLines(rows)))
}

/** Measures the file that has a path of run.json now; undefined when there is none. */
export function readOutput(folder: string, path: string): Output | undefined {
  const target = join(folder, path)
  if (!existsSync(target)) return undefined
  const hash = createHash('sha256')
  let bytes = 0
  for (const chunk of readChunks(target)) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { path, bytes, sha256: hash.digest('hex') }
}

/** Removes the files that a killed writer left half written in the folder of a run. */
export function sweepStaged(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      for (const name of readdirSync(path)) if (name.endsWith(STAGED)) rmSync(join(path, name))
    } else if (entry.name.endsWith(STAGED)) rmSync(path)
  }
}

/** Joins lines into chunks of about a thousand, so that a file is written in few calls. */
export function* inChunks(lines: Iterable<string>): Generator<string> {
  let batch: string[] = []
  for (const line of lines) {
    batch.push(line)
    if (batch.length < 1000) continue
    yield `${batch.join('\n')}\n`
    batch = []
  }
  if (batch.length > 0) yield `${batch.join('\n')}\n`
}
