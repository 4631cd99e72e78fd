import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { csvLines } from '../../report/format/csv.ts'
import { visible } from '../../report/format/terminal.ts'
import { readChunks, packed } from './chunks.ts'
import { isAbandoned, isStaged, remove, writeWhole, type WriteOptions } from './write-whole.ts'

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
export function writeOutput(
  folder: string,
  path: string,
  chunks: Iterable<string | Uint8Array>,
  options: WriteOptions = {},
): Output {
  const measured = new Measured(path)
  const taken = measured.taking(chunks)
  writeWhole(join(folder, path), path.endsWith('.gz') ? packed(taken) : taken, options)
  return measured.output()
}

/** What {@link writeOutput} would say of a file, without writing it. */
export function outputOf(path: string, chunks: Iterable<string | Uint8Array>): Output {
  const measured = new Measured(path)
  for (const _ of measured.taking(chunks));
  return measured.output()
}

/** Measures a text that passes through. */
class Measured {
  private readonly hash = createHash('sha256')
  private bytes = 0

  constructor(private readonly path: string) {}

  *taking(chunks: Iterable<string | Uint8Array>): Generator<Uint8Array> {
    for (const chunk of chunks) {
      const data = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      this.hash.update(data)
      this.bytes += data.length
      yield data
    }
  }

  output(): Output {
    return { path: this.path, bytes: this.bytes, sha256: this.hash.digest('hex') }
  }
}

/** Writes a table for people as CSV, whole or not at all; what in a text could steer a terminal is made visible. */
export function writeTable(path: string, rows: Iterable<readonly (string | number)[]>): void {
  writeWhole(path, inChunks(csvLines(visibleRows(rows))))
}

function* visibleRows(rows: Iterable<readonly (string | number)[]>): Generator<(string | number)[]> {
  for (const cells of rows) yield cells.map(cell => (typeof cell === 'string' ? visible(cell) : cell))
}

/**
 * Measures the file that has a path of run.json now.
 *
 * @param limit bytes after which no more is read: the file is then longer
 * @returns nothing when there is none
 * @throws Refusal when something is there that is no file of the folder, or it cannot be unpacked
 */
export function readOutput(
  folder: string,
  path: string,
  { limit = Infinity }: { limit?: number } = {},
): Output | undefined {
  const target = join(folder, path)
  if (lstatSync(target, { throwIfNoEntry: false }) === undefined) return undefined
  refuseOutside(folder, target)
  return outputOf(path, upTo(limit, readChunks(target)))
}

/** The first chunks, until there are more bytes than a limit. */
function* upTo(limit: number, chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let bytes = 0
  for (const chunk of chunks) {
    yield chunk
    bytes += chunk.length
    if (bytes > limit) return
  }
}

/** @throws Refusal when a link leads out of a folder */
function refuseOutside(folder: string, target: string): void {
  if (isWithin(folder, target)) return
  throw new Refusal(
    phrase`${target} is a link that leads out of ${folder}`,
    'copy the file itself into the folder',
  )
}

/** Whether a path leads, through links, to something in a folder. */
export const isWithin = (folder: string, target: string): boolean =>
  realOf(target).startsWith(join(realOf(folder), sep))

/** The path without links; of a link that leads nowhere, the path. */
function realOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** Removes what writers that are no more left half written in a folder and in its folders. @param which default those of other processes */
export function sweepStaged(folder: string, which: { ours?: boolean; everything?: boolean } = {}): void {
  const isLeft = (name: string) =>
    isStaged(name) && (which.everything === true || isAbandoned(name, { ours: which.ours === true }))
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (isLeft(entry.name)) remove(path)
    else if (entry.isDirectory())
      for (const name of readdirSync(path)) if (isLeft(name)) remove(join(path, name))
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
