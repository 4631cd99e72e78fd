import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { protectionOf } from '../../lineage/protect.ts'
import { regimeNamed } from '../../lineage/regimes/index.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { readAncestry } from './ancestry.ts'
import { refuseUntraced, type PassageName } from './close-reading.ts'
import { humanPassages } from '../runs/human-text.ts'
import { readLines } from '../files/chunks.ts'
import { generationOf, originOf, type Run, parsedPassage, passagesFile } from '../runs/read-run.ts'
import { pickPassages, trainingRowsOf } from '../runs/run-parts.ts'
import type { WrittenPassage } from '../../report/run/passages.ts'

/** The sources of the passages that a generation learned from. */
export interface Origins {
  readonly generation: string
  /** The steps that chose them, in order. */
  readonly transformations: readonly string[]
  /** The number of passages by source, `human` or a generation; one that was read twice counts twice. */
  readonly passages: Readonly<Record<string, number>>
}

/**
 * The origins of every training text of a run.
 *
 * @throws Refusal when a file of it is missing
 * @example
 * import { originsOf, readRun } from 'collapse-lab/node'
 * const [A, B] = originsOf(readRun('runs/twenty-chapters-word3-replace-gen2-seed1'))
 * A.passages // → { human: 329 }
 * B.passages // → { A: 331 }
 * B.transformations // → [ 'replace: each model learns only from what the model before it wrote' ]
 */
export function originsOf(run: Run): Origins[] {
  return run.file.generations.map(generation => ({
    generation,
    transformations: stepsOf(run, generation),
    passages: countSources(run.part(`${generation}/training.csv`)),
  }))
}

/** The steps that chose the passages that a generation learned from, in order; none for A, which reads the human text. */
export function stepsOf({ file: { plan, generations } }: Run, generation: string): string[] {
  return generation === generations[0]
    ? []
    : [
        `${plan.regime}: ${regimeNamed(plan.regime).title}`,
        ...plan.protect.map(spec => `${spec}: ${protectionOf(spec).protection.title}`),
      ]
}

/** Sources are names without a comma, and stand last in a row. */
function countSources(path: string): Record<string, number> {
  const counts = new Map<string, number>()
  let head = true
  for (const line of readLines(path)) {
    const source = line.slice(line.lastIndexOf(',') + 1)
    if (!head && line !== '') counts.set(source, (counts.get(source) ?? 0) + 1)
    head = false
  }
  return Object.fromEntries(counts)
}

/** A passage, and the places of its tokens before, generation by generation. */
export interface PassageOrigin {
  readonly passage: string
  readonly text: string
  readonly tokens: number
  /** From its own training text back to the human one: the passages that its tokens stood in, the greatest share first. */
  readonly steps: readonly { readonly source: string; readonly passages: readonly Share[] }[]
  /** Texts of the human passages that it goes back to, by id. */
  readonly human: Readonly<Record<string, string>>
}

interface Share {
  readonly passage: string
  readonly tokens: number
}

/**
 * Follows every token of a passage back to the human text, and gathers the passages on the way by their source.
 *
 * @throws Refusal when the passage is not in the run, its genealogy was not kept, or the text is not as it was
 * @example
 * import { originOfPassage, readRun } from 'collapse-lab/node'
 * const run = readRun('runs/twenty-chapters-word3-replace-gen2-seed1')
 * const { steps } = originOfPassage(run, { generation: 'B', number: 1 })
 * // The passages that its words come from: A's, then human ones.
 * steps[1].source // → 'human'
 * steps[1].passages[0] // → { passage: 'chapter_16/55', tokens: 3 }
 */
export function originOfPassage(run: Run, { generation, number }: PassageName): PassageOrigin {
  refuseUntraced(run)
  const source = generationOf(run, generation)
  const passage = pickPassages(run, source, new Set([number])).get(number)!
  const tokenizer = tokenizerFor(run.file.plan)
  const tokens = Array.from(tokenizer.split(passage.text).keys())
  const { chains, texts } = readAncestry(run, passage, { human: humanPassages(run), tokenizer, tokens })
  const bySource = new Map<string, Map<string, number>>()
  for (const chain of chains)
    for (const { source, passage } of chain.slice(1)) {
      const shares = bySource.get(source) ?? new Map<string, number>()
      bySource.set(source, shares.set(passage, (shares.get(passage) ?? 0) + 1))
    }
  const names = [...run.file.generations].reverse().concat(originOf(run))
  const steps = names.flatMap(source => {
    const shares = bySource.get(source)
    return shares ? [{ source, passages: sharesOf(shares) }] : []
  })
  const last = steps.find(({ source }) => source === originOf(run))?.passages ?? []
  const human = Object.fromEntries(last.map(({ passage }) => [passage, texts.get(passage) ?? '']))
  return { passage: passage.id, text: passage.text, tokens: tokens.length, steps, human }
}

function sharesOf(shares: ReadonlyMap<string, number>): Share[] {
  return Array.from(shares, ([passage, tokens]) => ({ passage, tokens })).sort(
    (a, b) => b.tokens - a.tokens || (a.passage < b.passage ? -1 : 1),
  )
}

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

/** The passages of a generation that were read, in the order of its file. */
function* written(
  run: Run,
  source: string,
  times: ReadonlyMap<string, number>,
): Generator<[passage: string, parents: string]> {
  const read = run.file.plan.genealogy
    ? Array.from(trainingRowsOf(run, source), ({ passage }) => passage)
    : []
  const path = passagesFile(run, source)
  let number = 0
  for (const line of readLines(path)) {
    number += 1
    if (!times.has(`${source}/${number}`)) continue
    const { id, parents = [] } = parsedPassage(line, { path, number }, source)
    yield [id, parentsOf(run, parents, read)]
  }
}

/** @throws Refusal when a span names a row that training.csv does not have */
function parentsOf(
  { folder }: Run,
  spans: NonNullable<WrittenPassage['parents']>,
  read: readonly string[],
): string {
  const tokens = new Map<string, number>()
  for (const [row, , length] of spans) {
    const passage = read[row - 1]
    if (passage === undefined)
      throw new Refusal(
        phrase`the files of ${folder} do not hold together: training.csv has no row ${row}`,
        'run the plan again',
      )
    tokens.set(passage, (tokens.get(passage) ?? 0) + length)
  }
  return Array.from(tokens)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([passage, count]) => `${passage}:${count}`)
    .join(' ')
}
