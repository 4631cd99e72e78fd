import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '../../report/format/rows.ts'
import { Refusal } from '../../refusal.ts'
import { once } from '../../once.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { split } from '../../text/corpus/split.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { readLines } from '../files/chunks.ts'
import { passagesPath, type WrittenPassage } from '../../report/run/passages.ts'
import { parseMetrics, parseVocabulary, type VocabularyTable } from '../../report/run/records.ts'
import { originIn, type RunFile } from '../../report/run/run-file.ts'
import { readRunFile } from './run-file.ts'

/** A sample passage of each generation, from the same opening. */
export interface Sample {
  readonly generation: string
  readonly text: string
}

/** A run as it stands on disk. */
export interface Run {
  readonly folder: string
  readonly file: RunFile
  readonly rows: readonly Row[]
  readonly samples: readonly Sample[]
  /**
   * The text that the plan names, which is not in the run: read, hashed and cut into passages at the first call, and kept. It may have
   * changed since the run was made; `readRunCorpus` refuses one that has.
   *
   * @throws Refusal when there is no such text any more
   */
  readonly corpus: () => LoadedCorpus
}

/** Reads a run. @throws Refusal when no generation is complete yet */
export function readRun(folder: string): Run {
  const file = readRunFile(folder)
  if (file.generations.length === 0)
    throw new Refusal(`${folder} has no complete generation yet (${file.status})`, 'let it run first')
  const { corpus, tokens } = file.plan
  return {
    folder,
    file,
    corpus: once(() => readCorpus(corpus, { tokens })),
    rows: parseMetrics(readPart(folder, 'metrics.csv')),
    samples: Array.from(parsedLines<Sample>(join(folder, 'samples.jsonl'))),
  }
}

export function readVocabulary({ folder }: Run): VocabularyTable {
  return parseVocabulary(readPart(folder, 'vocabulary.csv'))
}

/** The name of the text that A learned from: `human`, or `constructed`. */
export const originOf = ({ file }: Run) => originIn(file)

/** A passage that a generation wrote, or one of the text that A learned from, which has no parents. */
export type ReadPassage = Pick<WrittenPassage, 'id' | 'text'> & Partial<WrittenPassage>

/** What a generation wrote, or what A learned from, as a list: see {@link passagesIn}. */
export function readPassages(run: Run, generation: string): readonly ReadPassage[] {
  return Array.from(passagesIn(run, generation))
}

/**
 * The passages of a generation, or of the text that A learned from, read as they are asked for.
 *
 * @param generation a letter, small or large, or the name of the origin
 * @throws Refusal when the run has no such generation, or its text cannot be had any more
 */
export function passagesIn(run: Run, generation: string): Iterable<ReadPassage> {
  const { folder, file, corpus } = run
  if (generation.toLowerCase() === originOf(run))
    return split(corpus().passages, { reserve: file.plan.reserve }).train
  return parsedLines<WrittenPassage>(passagesFile(folder, generationOf(run, generation)))
}

/** The file with what a generation wrote, packed or not. */
export function passagesFile(folder: string, generation: string): string {
  const packed = join(folder, passagesPath(generation, 'packed'))
  return existsSync(packed) ? packed : join(folder, passagesPath(generation, 'plain'))
}

/** The name of a generation of the run, from a small or a large letter. @throws Refusal when it has none of that name */
export function generationOf(run: Run, generation: string): string {
  const name = generation.toUpperCase()
  if (run.file.generations.includes(name)) return name
  throw new Refusal(
    `generation ${JSON.stringify(generation)} is not in the run`,
    `it has ${originOf(run)}, ${run.file.generations.join(', ')}`,
  )
}

function* parsedLines<T>(path: string): Generator<T> {
  let number = 0
  for (const line of readLines(path)) {
    number += 1
    if (line !== '') yield parsedLine(line, { path, number }) as T
  }
}

/** @throws Refusal when a line of a file is not JSON */
export function parsedLine(line: string, { path, number }: { path: string; number: number }): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    throw new Refusal(`${path} line ${number} is not JSON`, 'run the plan again')
  }
}

function readPart(folder: string, path: string): string {
  const target = join(folder, path)
  if (!existsSync(target)) throw new Refusal(`${target} is missing`, 'run the plan again')
  return readFileSync(target, 'utf8')
}
