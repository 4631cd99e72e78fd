import { heldOutOf } from '../../experiment/statistics/bootstrap.ts'
import { generationRows, humanRows } from '../../experiment/sweep/rows.ts'
import type { Baseline } from '../../lineage/baseline.ts'
import type { Generation } from '../../lineage/lineage.ts'
import { isImport } from '../../lineage/imported.ts'
import type { Plan } from '../../lineage/plan.ts'
import { write } from '../../text/write.ts'
import { oracles } from '../../theory/index.ts'
import { FEWEST_TOKENS } from '../../theory/verdicts.ts'
import type { Row } from '../format/rows.ts'
import { addColumn, heldOutLines, metricsLines, vocabularyLines } from './records.ts'
import { HELD_OUT_TABLE, type RunFile } from './run-file.ts'

const FEW_TOKENS_NOTE = `with fewer than ${FEWEST_TOKENS} tokens to learn from, one run is mostly chance; theory says what many runs give on average`

/** A file of a run: its path in the folder of the run, and its lines. */
export interface RunFileContent {
  readonly path: string
  readonly lines: Iterable<string>
}

/** The part of a generation that the tables of a run keep. */
export interface Entry {
  readonly name: string
  readonly rows: readonly Row[]
  /** The count of each type of the human text. */
  readonly counts: ArrayLike<number>
  readonly sample: string
  readonly notes: readonly string[]
}

/** The part of a generation that its entry needs; it may be kept while the text is measured. */
export type EntryFacts = Pick<Generation, 'name' | 'number' | 'sample' | 'baseline'> & {
  readonly writing: {
    readonly stream: Pick<Generation['writing']['stream'], 'words' | 'passages'>
    readonly overlong: number
  }
  readonly model: { readonly longest: number }
}

/** Extracts the entry of a generation. */
export function entryOf(generation: EntryFacts & Pick<Generation, 'metrics' | 'heldOut' | 'counts'>): Entry {
  const { name, sample, baseline, counts } = generation
  return {
    name,
    rows: generationRows(generation).map(withHeldOut),
    counts: counts.slice(1, baseline.vocabulary.size + 1),
    sample,
    notes: overlongNotes(generation),
  }
}

/** A row with what it is known to, in place of the blocks that tell it. */
const withHeldOut = ({ blocks, ...row }: Row): Row =>
  blocks ? { ...row, heldOut: heldOutOf(row.metric, blocks) } : row

/** The tables of a run so far, as lines. */
export interface Tables {
  readonly rows: readonly Row[]
  readonly vocabulary: readonly string[]
  readonly samples: readonly string[]
}

/** A run as far as it was recorded. */
export interface Begun {
  readonly file: RunFile
  readonly tables: Tables
}

/**
 * How many of the first generations the tables have: less than run.json says where one was not written.
 *
 * @param names the generations of the run, in order
 */
export function generationsIn({ rows, vocabulary, samples }: Tables, names: readonly string[]): number {
  const measured = new Set(rows.map(({ generation }) => generation))
  const counted = vocabulary[0]?.split(',').slice(2) ?? []
  const has = (name: string, index: number) =>
    measured.has(index + 1) && counted[index] === name && samples[index] !== undefined
  const missing = names.findIndex((name, index) => !has(name, index))
  return missing < 0 ? names.length : missing
}

/** The tables of the first generations only. */
export function firstRows({ rows, vocabulary, samples }: Tables, generations: number): Tables {
  const columns = (vocabulary[0]?.split(',').length ?? 0) - 2
  return {
    rows: rows.filter(({ generation }) => generation <= generations),
    vocabulary: vocabulary.map(row => withoutLast(row, columns - generations)),
    samples: samples.slice(0, generations),
  }
}

/** A row without its last cells, which are numbers. */
function withoutLast(row: string, cells: number): string {
  let end = row.length
  for (let cell = 0; cell < cells; cell++) end = row.lastIndexOf(',', end - 1)
  return row.slice(0, end)
}

/** run.json of the first generations only, without its tables among the outputs. */
export function firstGenerations(file: RunFile, generations: number): RunFile {
  const kept = file.generations.slice(0, generations)
  const isLater = (note: string) =>
    file.generations.slice(generations).some(name => note.includes(` passages of ${name} w`))
  return {
    ...file,
    generations: kept,
    outputs: file.outputs.filter(({ path }) => kept.includes(path.split('/')[0]!)),
    notes: file.notes.filter(note => !isLater(note)),
  }
}

const EMPTY: Tables = { rows: [], vocabulary: [], samples: [] }

/** The facts of a run before it begins. */
export type RunFacts = Pick<RunFile, 'name' | 'plan' | 'inputs' | 'software' | 'host'> & {
  /** Start time, as in run.json. */
  readonly started: string
}

/** The growing record of a run: run.json and its tables. */
export class RunRecord {
  file: RunFile
  private tables: Tables

  /** @param begun run.json and the tables of a run that is continued */
  constructor({ started, ...facts }: RunFacts, begun?: Begun) {
    const { file, tables = EMPTY } = begun ?? {}
    this.tables = tables
    const { name, plan, inputs, software, host } = facts
    this.file = {
      format: 'collapse-lab/run/1',
      ...{ name, status: 'running', plan, inputs },
      human: file?.human ?? null,
      generations: file?.generations ?? [],
      outputs: file?.outputs ?? [],
      notes: file?.notes ?? [...silences(plan), ...readerNotes(plan)],
      software,
      times: { started, ended: null, seconds: 0 },
      host,
    }
  }

  /** Records the human text; does nothing when it is recorded already. */
  begin(baseline: Baseline): void {
    if (this.tables.vocabulary.length > 0) return
    const { vocabulary, human } = baseline
    const types = vocabularyLines(vocabulary.types.slice(1))
    this.tables = {
      rows: humanRows(baseline),
      vocabulary: addColumn(types, human.name, vocabulary.counts.subarray(1)),
      samples: [],
    }
    const small = human.stream.words < FEWEST_TOKENS
    this.change({
      notes: small ? [...this.file.notes, FEW_TOKENS_NOTE] : this.file.notes,
      human: humanFacts(baseline),
    })
  }

  /** Records a complete generation. */
  enter({ name, rows, counts, sample, notes }: Entry): void {
    this.tables = {
      rows: [...this.tables.rows, ...rows],
      vocabulary: addColumn(this.tables.vocabulary, name, counts),
      samples: [...this.tables.samples, JSON.stringify({ generation: name, text: sample })],
    }
    this.change({
      generations: [...this.file.generations, name],
      notes: [...this.file.notes, ...notes],
    })
  }

  change(change: Partial<RunFile>): void {
    this.file = { ...this.file, ...change }
  }

  /** See {@link tableFiles}. */
  tableFiles(): RunFileContent[] {
    return tableFiles(this.file.name, this.tables)
  }
}

/** metrics.csv, vocabulary.csv and samples.jsonl of a run, and held-out.csv where measures are means over held-out text. */
export function tableFiles(run: string, { rows, vocabulary, samples }: Tables): RunFileContent[] {
  return [
    { path: 'metrics.csv', lines: metricsLines(run, rows) },
    { path: 'vocabulary.csv', lines: vocabulary },
    { path: 'samples.jsonl', lines: samples },
    ...(rows.some(({ heldOut }) => heldOut)
      ? [{ path: HELD_OUT_TABLE, lines: heldOutLines(run, rows) }]
      : []),
  ]
}

function humanFacts(baseline: Baseline): NonNullable<RunFile['human']> {
  const { vocabulary, human, reference, sampleWords, weights, opening } = baseline
  return {
    words: human.stream.words,
    types: vocabulary.size,
    passages: human.stream.passages,
    heldOutWords: reference.test.words,
    sampleWords,
    weights: [...weights],
    opening: write(opening, vocabulary),
  }
}

function overlongNotes({ name, writing: { overlong, stream }, model }: EntryFacts): string[] {
  if (overlong === 0) return []
  const were = overlong === 1 ? 'was' : 'were'
  return [
    `${overlong} of the ${stream.passages} passages of ${name} ${were} ended at the greatest length, ${model.longest} tokens`,
  ]
}

/** Says of an import whose the numbers are that ask a model. */
const readerNotes = ({ order, heldOut, ...plan }: Plan): string[] =>
  !isImport(plan) || heldOut === 'none'
    ? []
    : [
        `perplexity and guesses under the name of a text that something else wrote are those of a model of order ${order} that has read the text before it`,
      ]

/** Notes on laws that do not hold for a plan, with the reasons. */
function silences(plan: Plan): string[] {
  const excuses = new Map<string, string[]>()
  for (const { title, excuse } of oracles) {
    const reason = excuse(plan)
    if (reason !== undefined) excuses.set(reason, [...(excuses.get(reason) ?? []), title])
  }
  return Array.from(excuses, ([reason, titles]) => `theory is silent here (${titles.join(', ')}): ${reason}`)
}
