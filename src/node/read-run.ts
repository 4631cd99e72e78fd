import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '../report/rows.ts'
import { Refusal } from '../refusal.ts'
import { split } from '../text/split.ts'
import { readCorpus } from './corpora.ts'
import type { WrittenPassage } from './passages.ts'
import { parseMetrics, parseVocabulary, type VocabularyTable } from './records.ts'
import { readRunFile, type RunFile } from './run-file.ts'

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
}

/** Reads a run. @throws Refusal when no generation is complete yet */
export function readRun(folder: string): Run {
  const file = readRunFile(folder)
  if (file.generations.length === 0)
    throw new Refusal(`${folder} has no complete generation yet (${file.status})`, 'let it run first')
  return {
    folder,
    file,
    rows: parseMetrics(readPart(folder, 'metrics.csv')),
    samples: readLines<Sample>(folder, 'samples.jsonl'),
  }
}

export function readVocabulary({ folder }: Run): VocabularyTable {
  return parseVocabulary(readPart(folder, 'vocabulary.csv'))
}

/** The name of the text that A learned from: `human`, or `constructed`. */
export function originOf({ file }: Run): 'human' | 'constructed' {
  return file.inputs[0]?.constructed ? 'constructed' : 'human'
}

/**
 * What a generation wrote, or what A learned from.
 *
 * @param generation a letter, small or large, or the name of the origin
 * @throws Refusal when the run has no such generation, or its text cannot be had any more
 */
export function readPassages(
  run: Run,
  generation: string,
): readonly (Pick<WrittenPassage, 'id' | 'text'> & Partial<WrittenPassage>)[] {
  const { folder, file } = run
  if (generation.toLowerCase() === originOf(run))
    return split(readCorpus(file.plan.corpus, { tokens: file.plan.tokens }).passages).train
  if (!file.generations.includes(generation.toUpperCase()))
    throw new Refusal(
      `generation ${JSON.stringify(generation)} is not in the run`,
      `it has ${originOf(run)}, ${file.generations.join(', ')}`,
    )
  return readLines<WrittenPassage>(folder, `${generation.toUpperCase()}/passages.jsonl`)
}

function readLines<T>(folder: string, path: string): T[] {
  return readPart(folder, path)
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T)
}

function readPart(folder: string, path: string): string {
  const target = join(folder, path)
  if (!existsSync(target)) throw new Refusal(`${target} is missing`, 'run the plan again')
  return readFileSync(target, 'utf8')
}
