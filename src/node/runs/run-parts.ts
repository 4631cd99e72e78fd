import { numbered, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { readLines } from '../files/chunks.ts'
import type { WrittenPassage } from '../../report/run/passages.ts'
import { originOf, parsedPassage, passagesFile, passagesIn, type ReadPassage, type Run } from './read-run.ts'
import { parseCells } from '../../report/format/csv.ts'

/** Some passages of a generation by their numbers, counted from 1; the other lines are passed over. @throws Refusal when one is not there */
export function pickPassages(
  run: Run,
  generation: string,
  wanted: ReadonlySet<number>,
): Map<number, WrittenPassage> {
  const path = passagesFile(run, generation)
  const found = new Map<number, WrittenPassage>()
  let number = 0
  for (const line of readLines(path)) {
    number += 1
    if (wanted.has(number)) found.set(number, parsedPassage(line, { path, number }, generation))
    if (found.size === wanted.size) return found
  }
  const [missing] = Array.from(wanted).filter(other => !found.has(other))
  if (missing === undefined) return found
  throw new Refusal(
    phrase`passage ${generation}/${missing} is not in the run`,
    phrase`${generation} wrote ${numbered(number, 'passages')}, counted from 1`,
  )
}

/** A passage that a generation learned from, and who wrote it. */
export interface TrainingRow {
  readonly passage: string
  readonly source: string
}

/** Some rows of a generation's training.csv by their numbers, counted from 1 below the head. @throws Refusal when one is not there */
export function pickTrainingRows(
  run: Run,
  generation: string,
  wanted: ReadonlySet<number>,
): Map<number, TrainingRow> {
  const path = run.part(`${generation}/training.csv`)
  const found = new Map<number, TrainingRow>()
  let row = -1
  for (const record of recordsOf(path)) {
    row += 1
    if (row > 0 && wanted.has(row)) found.set(row, rowOf(run, record, path))
    if (found.size === wanted.size) return found
  }
  if (found.size === wanted.size) return found
  throw new Refusal(
    phrase`${path} has ${numbered(row, 'rows')}, and passages.jsonl names one beyond them`,
    'run the plan again',
  )
}

/** Every row of a generation's training.csv, in order. */
export function* trainingRowsOf(run: Run, generation: string): Generator<TrainingRow> {
  let isHead = true
  const path = run.part(`${generation}/training.csv`)
  for (const record of recordsOf(path)) {
    if (!isHead) yield rowOf(run, record, path)
    isHead = false
  }
}

/** @throws Refusal when the row names a source that the run does not have */
function rowOf(run: Run, record: string, path: string): TrainingRow {
  const [passage = '', source = ''] = parseCells(record)[0] ?? []
  if (source === originOf(run) || run.file.generations.includes(source)) return { passage, source }
  throw new Refusal(
    phrase`${path} names a source ${JSON.stringify(source)} that the run does not have`,
    'run the plan again',
  )
}

/** The most lines of a record: a name of a passage has none, and an open quotation mark would take the whole file. */
const MAX_LINES = 1000

/**
 * Reads the records of a CSV file one by one: a line, and the next as well while a quote is open. d3-dsv, which then reads the cells,
 * takes a file in one string, and training.csv of a large run is longer than a string can be.
 */
function* recordsOf(path: string): Generator<string> {
  let lines: string[] = []
  let isOpen = false
  for (const line of readLines(path)) {
    lines.push(line)
    if (line.includes('"') && line.split('"').length % 2 === 0) isOpen = !isOpen
    if (isOpen && lines.length < MAX_LINES) continue
    if (isOpen) break
    yield lines.join('\n')
    lines = []
  }
  if (lines.length > 0)
    throw new Refusal(phrase`${path} has a quotation mark that is not closed`, 'run the plan again')
}

/**
 * The passages at some places of a generation, or of the text that A learned from, which is read once and not kept; and how many there
 * are in all.
 *
 * @param places from 0
 */
export function passagesAt(
  run: Run,
  generation: string,
  places: readonly number[],
): { passages: (ReadPassage | undefined)[]; count: number } {
  const passages = places.map((): ReadPassage | undefined => undefined)
  let count = 0
  for (const passage of passagesIn(run, generation)) {
    const index = places.indexOf(count++)
    if (index >= 0) passages[index] = passage
  }
  return { passages, count }
}
