import { join } from 'node:path'
import { Refusal } from '../../refusal.ts'
import { counted } from '../../report/format/numbers.ts'
import { readLines } from '../files/chunks.ts'
import type { WrittenPassage } from '../../report/run/passages.ts'
import { parsedLine, passagesFile, type Run } from './read-run.ts'
import { parseCells } from '../../report/format/csv.ts'

/** Some passages of a generation by their numbers, counted from 1; the other lines are passed over. @throws Refusal when one is not there */
export function pickPassages(
  { folder }: Run,
  generation: string,
  wanted: ReadonlySet<number>,
): Map<number, WrittenPassage> {
  const path = passagesFile(folder, generation)
  const found = new Map<number, WrittenPassage>()
  let number = 0
  for (const line of readLines(path)) {
    number += 1
    if (wanted.has(number)) found.set(number, parsedLine(line, { path, number }) as WrittenPassage)
    if (found.size === wanted.size) return found
  }
  const [missing] = Array.from(wanted).filter(other => !found.has(other))
  if (missing === undefined) return found
  throw new Refusal(
    `passage ${generation}/${missing} is not in the run`,
    `${generation} wrote ${counted(number, 'passages')}, counted from 1`,
  )
}

/** A passage that a generation learned from, and who wrote it. */
export interface TrainingRow {
  readonly passage: string
  readonly source: string
}

/** Some rows of a generation's training.csv by their numbers, counted from 1 below the head. @throws Refusal when one is not there */
export function pickTrainingRows(
  { folder }: Run,
  generation: string,
  wanted: ReadonlySet<number>,
): Map<number, TrainingRow> {
  const path = join(folder, generation, 'training.csv')
  const found = new Map<number, TrainingRow>()
  let row = -1
  for (const record of recordsOf(path)) {
    row += 1
    if (row > 0 && wanted.has(row)) found.set(row, cellsOf(record))
    if (found.size === wanted.size) return found
  }
  if (found.size === wanted.size) return found
  throw new Refusal(
    `${path} has ${counted(row, 'rows')}, and passages.jsonl names one beyond them`,
    'run the plan again',
  )
}

/** Every row of a generation's training.csv, in order. */
export function* trainingRowsOf({ folder }: Run, generation: string): Generator<TrainingRow> {
  let isHead = true
  for (const record of recordsOf(join(folder, generation, 'training.csv'))) {
    if (!isHead) yield cellsOf(record)
    isHead = false
  }
}

function cellsOf(record: string): TrainingRow {
  const [passage = '', source = ''] = parseCells(record)[0]!
  return { passage, source }
}

/**
 * Reads the records of a CSV file one by one: a line, and the next as well while a quote is open. d3-dsv, which then reads the cells,
 * takes a file in one string, and training.csv of a large run is longer than a string can be.
 */
function* recordsOf(path: string): Generator<string> {
  let record = ''
  for (const line of readLines(path)) {
    record += line
    if ((record.split('"').length - 1) % 2 === 0) {
      yield record
      record = ''
    } else record += '\n'
  }
}
