import { linesOf } from '../files/lines.ts'
import { stepsOf } from './provenance.ts'
import type { WrittenPassage } from '../../report/run/passages.ts'
import { originOf, parsedLine, passagesFile, type Run } from '../runs/read-run.ts'
import { trainingRowsOf } from '../runs/run-parts.ts'

/** The columns of the table of provenance. */
export const PROVENANCE_COLUMNS =
  'generation,passage,times,origin,parents,transformations,text,author,year,licence'.split(',')

/** A cell each: {@link PROVENANCE_COLUMNS}. */
export type ProvenanceRow = readonly (string | number)[]

/**
 * Where every passage came from that generations of a run learned from, a row for each, those of one writer together: who learned from
 * it, its id, how often it was read, who wrote it, the passages that its own tokens were copied from with how many tokens (the greatest
 * share first; nothing for human text, and where no genealogy was kept), what was done to choose it, and the text that it all goes back
 * to with author, year and licence as its owner stated them. It joins training.csv and passages.jsonl by `passage`.
 *
 * @param generations those that learned; default all
 * @throws Refusal when a file of the run is missing, or cannot be read
 */
export function* provenanceRows(
  run: Run,
  generations: readonly string[] = run.file.generations,
): Generator<ProvenanceRow> {
  const { title, licence, author = '', year = '' } = run.file.inputs[0]!
  for (const generation of generations) {
    const about = [stepsOf(run, generation).join('; '), title, author, year, licence]
    for (const [source, times] of countPassages(run, generation))
      for (const [passage, parents] of source === originOf(run) ? human(times) : written(run, source, times))
        yield [generation, passage, times.get(passage)!, source, parents, ...about]
  }
}

/** By writer: how often each of its passages was read, in the order in which they come first. */
function countPassages(run: Run, generation: string): Map<string, Map<string, number>> {
  const sources = new Map<string, Map<string, number>>()
  for (const { passage, source } of trainingRowsOf(run, generation)) {
    const times = sources.get(source) ?? new Map<string, number>()
    sources.set(source, times.set(passage, (times.get(passage) ?? 0) + 1))
  }
  return sources
}

function* human(times: ReadonlyMap<string, number>): Generator<[passage: string, parents: string]> {
  for (const passage of times.keys()) yield [passage, '']
}

/** The passages of a generation that were read, as they stand in its file. */
function* written(
  run: Run,
  source: string,
  times: ReadonlyMap<string, number>,
): Generator<[passage: string, parents: string]> {
  const read = run.file.plan.genealogy
    ? Array.from(trainingRowsOf(run, source), ({ passage }) => passage)
    : []
  const path = passagesFile(run.folder, source)
  let number = 0
  for (const line of linesOf(path)) {
    number += 1
    if (!times.has(`${source}/${number}`)) continue
    const { id, parents = [] } = parsedLine(line, { path, number }) as WrittenPassage
    yield [id, parentsOf(parents, read)]
  }
}

function parentsOf(runs: NonNullable<WrittenPassage['parents']>, read: readonly string[]): string {
  const tokens = new Map<string, number>()
  for (const [row, , length] of runs) tokens.set(read[row - 1]!, (tokens.get(read[row - 1]!) ?? 0) + length)
  return Array.from(tokens)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([passage, count]) => `${passage}:${count}`)
    .join(' ')
}
