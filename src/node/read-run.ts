import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '../report/rows.ts'
import { Refusal } from '../refusal.ts'
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

/** What a generation wrote. @throws Refusal when the run has no such generation */
export function readPassages({ folder, file }: Run, generation: string): WrittenPassage[] {
  if (!file.generations.includes(generation))
    throw new Refusal(
      `generation ${JSON.stringify(generation)} is not in the run`,
      `it has ${file.generations.join(', ')}`,
    )
  return readLines<WrittenPassage>(folder, `${generation}/passages.jsonl`)
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
