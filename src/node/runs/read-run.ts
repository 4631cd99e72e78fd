import { closeSync, fstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { ChanceRow } from '../../experiment/procedures/chance.ts'
import { given } from '../../given.ts'
import type { Row } from '../../report/format/rows.ts'
import { phrase, translated } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { once } from '../../once.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { split } from '../../text/corpus/split.ts'
import { readCorpus, refuseMissingText } from '../corpora/corpora.ts'
import { readLines } from '../files/chunks.ts'
import { readOutput, type Output } from '../files/outputs.ts'
import { openRegular } from '../files/open-regular.ts'
import { largestParsed } from '../memory.ts'
import { passagesPath, writtenPassage, type WrittenPassage } from '../../report/run/passages.ts'
import {
  parseChance,
  parseMetrics,
  parseVocabulary,
  withHeldOutTable,
  type VocabularyTable,
} from '../../report/run/records.ts'
import { CHANCE_TABLE, HELD_OUT_TABLE, originIn, type RunFile } from '../../report/run/run-file.ts'
import { tableFiles } from '../../report/run/run-record.ts'
import { tablesOf } from './resume.ts'
import { readRunFile } from './run-file.ts'

/** A sample passage of one generation. The samples of a run begin with the same words where the run has an opening. */
export interface Sample {
  readonly generation: string
  readonly text: string
}

/** A run on disk: its record run.json, the rows of metrics.csv, and the sample passages. */
export interface Run {
  readonly folder: string
  readonly file: RunFile
  readonly rows: readonly Row[]
  readonly samples: readonly Sample[]
  /** What chance gives at the lengths of imported texts; nothing in other runs, and before all generations are complete. */
  readonly chance?: readonly ChanceRow[]
  /**
   * The text that the plan names, which is not in the run: read, hashed and cut into passages at the first call, and kept. It may have
   * changed since the run was made; `readRunCorpus` refuses one that has.
   *
   * @throws Refusal when there is no such text any more
   */
  readonly corpus: () => LoadedCorpus
  /**
   * The path of a file that run.json lists. At the first call the file is compared with its length and hash.
   *
   * @param path in the folder of the run
   * @throws Refusal when the file is missing, is no file, or was changed
   */
  readonly part: (path: string) => string
  /** A table of the run as one string, cut back to the generations of run.json where a writer at work is ahead of it. @throws Refusal as `part` */
  readonly table: (path: string) => string
}

/** How a run is read. */
export interface ReadOptions {
  /** Whether files are read as they are, without their hashes, which takes half the time where they are very large; default false. */
  readonly unchecked?: boolean
}

/**
 * Reads a run.
 *
 * @throws Refusal when no generation is complete yet, or a file that is read is not as run.json records it
 * @example
 * import { readRun } from 'collapse-lab/node'
 * const { file, rows } = readRun('runs/twenty-chapters-word3-replace-gen2-seed1')
 * file.generations // → [ 'A', 'B' ]
 * rows.find(({ model, metric }) => model === 'B' && metric === 'surviving-types').value // → 0.6292…
 */
export function readRun(folder: string, { unchecked = false }: ReadOptions = {}): Run {
  const file = readRunFile(folder)
  if (file.generations.length === 0)
    throw new Refusal(phrase`${folder} has no complete generation yet (${file.status})`, 'let it run first')
  const { plan } = file
  const part = unchecked ? (path: string) => join(folder, path) : checkedPart(folder, file.outputs)
  const table = tableReader(folder, file, part)
  const optional = (path: string) =>
    file.outputs.some(output => output.path === path) ? table(path) : undefined
  const samples = samplesIn(table('samples.jsonl'), join(folder, 'samples.jsonl'))
  const told = samples.map(({ generation }) => generation)
  if (!isDeepStrictEqual(told, file.generations))
    throw new Refusal(phrase`${join(folder, 'samples.jsonl')} has not one sample for each generation`, AGAIN)
  const rows = withHeldOutTable(parseMetrics(table('metrics.csv')), optional(HELD_OUT_TABLE))
  if (rows.some(({ generation }) => generation > file.generations.length))
    throw new Refusal(
      phrase`${join(folder, 'metrics.csv')} has rows of generations that are not in the run`,
      AGAIN,
    )
  const corpus = once(() => {
    refuseMissingText(plan.corpus, folder)
    return readCorpus(plan.corpus, plan)
  })
  const chance = optional(CHANCE_TABLE)
  return {
    ...{ folder, file, part, table, rows, samples, corpus },
    ...given({ chance: chance === undefined ? undefined : parseChance(chance) }),
  }
}

const AGAIN =
  'run the plan again, with --resume if it was stopped; `collapse-lab verify` says what has changed'

/** Compares each file once, when it is first asked for. */
function checkedPart(folder: string, outputs: readonly Output[]): (path: string) => string {
  const checked = new Set<string>()
  return path => {
    const target = join(folder, path)
    if (checked.has(path)) return target
    const recorded = outputs.find(output => output.path === path)!
    refuseChanged(folder, recorded)
    checked.add(path)
    return target
  }
}

/** Compares a file with what was recorded of it. @throws Refusal when it is missing, no file, or changed */
export function refuseChanged(folder: string, { path, bytes, sha256 }: Output): void {
  const found = readOutput(folder, path, { limit: bytes })
  const target = join(folder, path)
  if (!found) throw new Refusal(phrase`${target} is missing`, AGAIN)
  if (found.sha256 !== sha256 || found.bytes !== bytes)
    throw new Refusal(
      phrase`${target} was changed since it was written: its hash is not the recorded one`,
      phrase`${translated(AGAIN)}; --unchecked reads it as it is`,
    )
}

/** Reads tables. A run writes them before run.json, so that those of a run at work, or of one that was killed, may be newer than it. */
function tableReader(folder: string, file: RunFile, part: Run['part']): Run['table'] {
  const older = once(() => tablesOf(folder, file))
  return path => {
    try {
      return readTable(part(path))
    } catch (error) {
      const tables = error instanceof Refusal && file.status !== 'completed' ? older() : undefined
      if (!tables) throw error
      const { lines } = tableFiles(file.name, tables).find(table => table.path === path)!
      return `${Array.from(lines).join('\n')}\n`
    }
  }
}

function samplesIn(text: string, path: string): Sample[] {
  const lines = text.split('\n').map((line, index) => ({ line, at: { path, number: index + 1 } }))
  return lines.filter(({ line }) => line !== '').map(({ line, at }) => sampleIn(parsedLine(line, at), at))
}

function sampleIn(value: unknown, { path, number }: Line): Sample {
  const { generation, text } = (value ?? {}) as { generation?: unknown; text?: unknown }
  if (typeof generation === 'string' && typeof text === 'string') return { generation, text }
  throw new Refusal(phrase`${path} line ${number} is no sample`, AGAIN)
}

/**
 * Reads vocabulary.csv of a run: each type with its count in the human text and in every generation.
 *
 * @throws Refusal when it is damaged
 * @example
 * import { readRun, readVocabulary } from 'collapse-lab/node'
 * const run = readRun('runs/twenty-chapters-word3-replace-gen2-seed1')
 * const { columns, types, counts } = readVocabulary(run)
 * columns // → [ 'human', 'A', 'B' ]
 * const whale = types.indexOf('whale')
 * counts.map(column => column[whale]) // → [ 17, 13, 12 ]
 */
export function readVocabulary(run: Run): VocabularyTable {
  return parseVocabulary(run.table('vocabulary.csv'), [originOf(run), ...run.file.generations])
}

/** The name of the text that A learned from: `human`, or `constructed`. */
export const originOf = ({ file }: Run) => originIn(file)

/** A passage that a generation wrote, or one of the text that A learned from, which has no parents. */
export type ReadPassage = Pick<WrittenPassage, 'id' | 'text'> & Partial<WrittenPassage>

/**
 * What a generation wrote, or what A learned from, as a list: see {@link passagesIn}.
 *
 * @example
 * import { readPassages, readRun } from 'collapse-lab/node'
 * const run = readRun('runs/twenty-chapters-word3-replace-gen2-seed1')
 * const passages = readPassages(run, 'A')
 * passages.length // → 331
 * passages[0].id // → 'A/1'
 */
export function readPassages(run: Run, generation: string): readonly ReadPassage[] {
  return Array.from(passagesIn(run, generation))
}

/**
 * The passages of a generation, or of the text that A learned from, read as they are asked for.
 *
 * @param generation a letter, small or large, or the name of the origin
 * @throws Refusal when the run has no such generation, or its text cannot be had any more
 * @example
 * import { passagesIn, readRun } from 'collapse-lab/node'
 * const run = readRun('runs/twenty-chapters-word3-replace-gen2-seed1')
 * let first
 * // Read one by one: the others stay on disk.
 * for (const passage of passagesIn(run, 'B')) {
 *   first = passage
 *   break
 * }
 * first.id // → 'B/1'
 */
export function passagesIn(run: Run, generation: string): Iterable<ReadPassage> {
  const { file, corpus } = run
  if (generation.toLowerCase() === originOf(run)) return split(corpus().passages, file.plan).train
  return writtenPassages(run, generationOf(run, generation))
}

function* writtenPassages(run: Run, generation: string): Generator<WrittenPassage> {
  for (const { value, ...line } of parsedLines(passagesFile(run, generation)))
    yield passageIn(value, line, generation)
}

/** The file with what a generation wrote, packed or not: the one that run.json lists. */
export function passagesFile({ file, part }: Run, generation: string): string {
  const packed = passagesPath(generation, 'packed')
  const isPacked = file.outputs.some(({ path }) => path === packed)
  return part(isPacked ? packed : passagesPath(generation, 'plain'))
}

/** The name of a generation of the run, from a small or a large letter. @throws Refusal when it has none of that name */
export function generationOf(run: Run, generation: string): string {
  const name = generation.toUpperCase()
  if (run.file.generations.includes(name)) return name
  throw new Refusal(
    phrase`generation ${JSON.stringify(generation)} is not in the run`,
    phrase`it has ${originOf(run)}, ${run.file.generations.join(', ')}`,
  )
}

/** A line of a file, counted from 1. */
interface Line {
  readonly path: string
  readonly number: number
}

function* parsedLines(path: string): Generator<Line & { readonly value: unknown }> {
  let number = 0
  for (const line of readLines(path)) {
    number += 1
    if (line !== '') yield { path, number, value: parsedLine(line, { path, number }) }
  }
}

function parsedLine(line: string, { path, number }: Line): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    throw new Refusal(phrase`${path} line ${number} is not JSON`, AGAIN)
  }
}

/** A line of passages.jsonl. @throws Refusal when it is no passage of the generation */
export function parsedPassage(line: string, at: Line, generation: string): WrittenPassage {
  return passageIn(parsedLine(line, at), at, generation)
}

function passageIn(value: unknown, { path, number }: Line, generation: string): WrittenPassage {
  const passage = writtenPassage(value, generation)
  if (passage?.id === `${generation}/${number}`) return passage
  throw new Refusal(phrase`${path} line ${number} is not passage ${generation}/${number}`, AGAIN)
}

/** A table as one string, as it is. @throws Refusal when it is no file, or larger than memory holds */
function readTable(path: string): string {
  const file = openRegular(path, AGAIN)
  try {
    const { size } = fstatSync(file)
    const limit = largestParsed('table')
    if (size <= limit) return readFileSync(file, 'utf8')
    throw new Refusal(
      phrase`${path} has ${size} bytes, and ${limit} are the most that this process holds in one piece`,
      'give Node more memory, as in NODE_OPTIONS=--max-old-space-size=8192',
    )
  } finally {
    closeSync(file)
  }
}
