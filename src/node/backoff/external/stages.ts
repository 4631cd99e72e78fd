import { lengthened, sharedInts } from '../../../arrays.ts'
import { wordBytes } from '../../../backoff/arpa/word-bytes.ts'
import {
  arpaOfPart,
  columnModel,
  partsOfColumns,
  type ColumnModel,
  type ColumnPart,
} from '../../../backoff/external/arpa.ts'
import { LevelWriter } from '../../../backoff/external/levels.ts'
import { mergeColumns } from '../../../backoff/external/merge.ts'
import { smoothColumns } from '../../../backoff/external/smooth.ts'
import type { WindowSink } from '../../../backoff/external/windows.ts'
import type { Smoothing } from '../../../backoff/smoothings/index.ts'
import { phrase } from '../../../phrase.ts'
import { Refusal } from '../../../refusal.ts'
import type { ShownModel } from '../../../report/backoff/smoothed.ts'
import { BOUNDARY } from '../../../text/stream.ts'
import { wordsByRank } from '../../../text/vocabulary.ts'
import { writeWholeLater } from '../../files/write-whole.ts'
import { collectGarbage } from '../../memory.ts'
import { Stopped } from '../../threads/pool.ts'
import { isToBePacked, writePieces } from '../arpa-file.ts'
import { fileOfParts } from '../arpa-parts.ts'
import { readInThread } from '../counted.ts'
import type { TextPart } from '../text-part.ts'
import { unpackedSize } from '../wanted-file.ts'
import { ColumnFiles } from './column-files.ts'
import { sortText } from './sorted-runs.ts'
import { GARBAGE, inThreads, threadsHere } from './threads.ts'
import { columnsTask } from './written-columns.ts'

/** The stages of training on a disk, and the share of its time that each takes, about. */
const STAGES = { reading: 0.12, sorting: 0.3, merging: 0.2, estimating: 0.2, writing: 0.18 }

export type TrainingStage = keyof typeof STAGES

/** How far training on a disk is. */
export interface TrainingProgress {
  readonly stage: TrainingStage
  /** Of the whole, from 0 to 1. */
  readonly done: number
}

/** What training on a disk may take, and who watches it. */
export interface ExternalLimits {
  /** Bytes of memory of the process. */
  readonly memory: number
  /** Bytes of it for windows and columns. Default: what Node, its threads and the words leave. */
  readonly room?: number
  /** The folder of temporary files. */
  readonly temp: string
  readonly progress?: ((progress: TrainingProgress) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** How counts become a model. */
export interface ExternalSmoothing {
  readonly smoothing: Smoothing
  readonly added?: number
  readonly discounts?: readonly number[]
  /** The ARPA file; default none. */
  readonly out?: string | undefined
}

/** A model that was trained on a disk, as far as a reader is told of it. */
export interface ExternalModel extends ShownModel {
  readonly title: string
}

/** Bytes of a process that are not columns or sorted windows, about: Node with pieces of columns, and each thread. */
const PROCESS_BYTES = { node: 152 << 20, thread: 28 << 20 }

/** Bytes that a word takes in all stages at most, about: its string, bytes, occurrences, probability and weight, and garbage. */
const WORD_BYTES = 340

/** The least that is left for windows and columns. */
const LEAST_ROOM = 16 << 20

/** What a limit leaves for windows and columns, in bytes. @param words different ones @throws Refusal when it is too little */
export function roomOf({ memory, room }: Pick<ExternalLimits, 'memory' | 'room'>, words = 0): number {
  if (room !== undefined) return room
  const taken = PROCESS_BYTES.node + threadsHere() * PROCESS_BYTES.thread + words * WORD_BYTES
  if (memory - taken >= LEAST_ROOM) return memory - taken
  const [given, least] = [Math.floor(memory / 1048576), Math.ceil((taken + LEAST_ROOM) / 1048576)]
  throw words === 0
    ? new Refusal(
        phrase`${given}M of memory are too little: Node and its threads take most of it`,
        phrase`at least ${least}M are needed: --memory ${least}M`,
      )
    : new Refusal(
        phrase`${given}M of memory are too little for ${words} different words`,
        phrase`these need ${least}M, and words that were not read yet need more: take a larger --memory`,
      )
}

/** A text that is in a column. */
interface ColumnText {
  /** By number, in the order of first appearance; '' at 0. */
  readonly words: readonly string[]
  /** Occurrences by number; of 0 the passages. */
  readonly counts: Int32Array
  /** Tokens of the longest passage. */
  readonly longest: number
  /** Tokens and boundaries, but for the first one. */
  readonly windows: number
}

/** How the text that was read is sorted. */
interface NumberedText {
  readonly windows: number
  /** Ids run below this number. */
  readonly types: number
  /** The id of each word, by the number that it was read with. */
  readonly idOf: Int32Array
}

/** The words of a text by id, as a vocabulary numbers them; strings alone, for a vocabulary takes five times their memory. */
interface RankedWords {
  /** '' at 0. */
  readonly types: readonly string[]
  /** Occurrences by id; of 0 the passages. */
  readonly counts: Int32Array
  /** Ids by the numbers that the words were read with. */
  readonly idOf: Int32Array
}

/** @param words by number @param counts by number; of 0 the passages */
export function rankedWords(words: readonly string[], counts: Int32Array): RankedWords {
  const numbers = wordsByRank(words, counts)
  const idOf = new Int32Array(words.length)
  const types = ['']
  const occurrences = new Int32Array(1 + numbers.length)
  occurrences[BOUNDARY] = counts[BOUNDARY]!
  numbers.forEach((number, rank) => {
    types.push(words[number]!)
    occurrences[rank + 1] = counts[number]!
    idOf[number] = rank + 1
  })
  return { types, counts: occurrences, idOf }
}

/** A text, sorted by the ids of its words. */
interface SortedText {
  readonly ranked: RankedWords
  readonly title: string
  readonly order: number
  readonly windows: number
  /** Columns of sorted runs. */
  readonly runs: readonly string[]
}

const TEXT = 'text'

/** The stages of training, with their files in one folder. */
export class Training {
  readonly store: ColumnFiles
  private readonly folder: string
  private readonly limits: ExternalLimits

  constructor(folder: string, limits: ExternalLimits) {
    this.folder = folder
    this.limits = limits
    this.store = new ColumnFiles(folder)
  }

  /** Bytes for windows and columns, beside the words. @throws Refusal when they are too few */
  room(types: number): number {
    return roomOf(this.limits, types)
  }

  /** Reads a text into a column, as numbers of its words. */
  async read(path: string, part?: TextPart): Promise<ColumnText> {
    // What the need of the disk was predicted from.
    collectGarbage({ from: 0 })
    const column = this.store.create(TEXT)
    column.write(new Uint8Array(Int32Array.of(BOUNDARY).buffer))
    let counts = new Int32Array(1 << 12)
    let [windows, bytes, most] = [0, 0, 0]
    const pieces = unpackedSize(path) / (part?.of ?? 1) / (1 << 20)
    const take = (ids: Int32Array<ArrayBuffer>) => {
      column.write(new Uint8Array(ids.buffer))
      for (let at = 0; at < ids.length; at++) {
        const number = ids[at]!
        if (number >= counts.length) counts = lengthened(counts, 2 * number)
        counts[number]! += 1
        if (number > most) most = number
      }
      this.room(most)
      collectGarbage({ from: GARBAGE })
      windows += ids.length
      this.show('reading', Math.min(1, ++bytes / pieces))
    }
    const read = await readInThread({ path, part }, take, this.limits.signal)
    column.close()
    if (!read) throw new Stopped()
    return { ...read, counts: counts.subarray(0, read.words.length), windows }
  }

  /** Sorts the text that was read in runs. */
  async sort({ windows, types, idOf }: NumberedText, order: number): Promise<string[]> {
    // Words need no sorting, and a part may have no line.
    if (order === 1 || windows === 0) return []
    const shared = new Int32Array(new SharedArrayBuffer(4 * idOf.length))
    shared.set(idOf)
    let sorted = 0
    const runs = await sortText(
      { folder: this.folder, text: TEXT, order, types, idOf: shared, windows },
      this.room(types),
      {
        sorted: more => this.show('sorting', (sorted += more) / windows),
        signal: this.limits.signal,
      },
    )
    this.store.remove(TEXT)
    return runs
  }

  /** Merges runs, and gives their windows to a sink. */
  async merge(order: number, runs: readonly string[], windows: number, sink: WindowSink): Promise<void> {
    await this.carryOut('merging', mergeColumns(this.store, { order, runs }, sink), read =>
      Math.min(1, read / windows),
    )
  }

  /** Estimates a model from sorted runs, and writes it. */
  async finish(
    { title, order, ranked, windows, runs }: SortedText,
    { out, ...smoothing }: ExternalSmoothing,
  ): Promise<ExternalModel> {
    const { store } = this
    const memory = this.room(ranked.types.length)
    const words = wordBytes([...ranked.types, ''])
    const writer = new LevelWriter(store, order)
    await this.merge(order, runs, windows, writer)
    const occurrences = sharedInts(ranked.types.length + 1)
    occurrences.set(ranked.counts)
    const levels = writer.end(occurrences)
    const smoothed = await this.carryOut(
      'estimating',
      smoothColumns(store, levels, { ...smoothing, memory }),
      share => share,
    )
    collectGarbage({ from: 0 })
    if (out !== undefined) await this.write(out, columnModel(levels, words, smoothed.words))
    return {
      ...{ title, order, smoothing: smoothed.smoothing, discounts: smoothed.discounts },
      levels: levels.sizes.slice(1).map((size, index) => ({ length: index + 1, size })),
    }
  }

  /** Carries out steps, and lets Ctrl-C and others be heard between them. @param share how much of the stage is done after a step */
  async carryOut<Step, Result>(
    stage: TrainingStage,
    steps: Generator<Step, Result>,
    share: (step: Step) => number,
  ): Promise<Result> {
    for (let [step, next] = [steps.next(), Date.now() + TURN]; ; step = steps.next()) {
      if (step.done) return step.value
      if (Date.now() < next) continue
      this.show(stage, share(step.value))
      await this.turn()
      next = Date.now() + TURN
    }
  }

  /** Writes an ARPA file: by threads, but for one that is packed. */
  private async write(path: string, model: ColumnModel): Promise<void> {
    const parts = partsOfColumns(model.levels)
    let done = 0
    const written = () => this.show('writing', ++done / parts.length)
    if (isToBePacked(path)) await writePieces(path, this.pieces(model, parts, written))
    else
      await writeWholeLater(path, async ({ staged }) => {
        const file = fileOfParts(staged, parts.length)
        const order = { file, folder: this.folder, model, parts }
        await inThreads(columnsTask, order, { progress: written, signal: this.limits.signal })
      })
  }

  private async *pieces(
    model: ColumnModel,
    parts: readonly ColumnPart[],
    written: () => void,
  ): AsyncGenerator<Uint8Array> {
    for (const part of parts) {
      yield* arpaOfPart(this.store, model, part)
      written()
      await this.turn()
    }
  }

  /** Lets others work. @throws Stopped when the signal came */
  private async turn(): Promise<void> {
    await new Promise(resolve => void setImmediate(resolve))
    if (this.limits.signal?.aborted) throw new Stopped()
  }

  private show(stage: TrainingStage, share: number): void {
    let done = 0
    for (const [name, part] of Object.entries(STAGES)) {
      if (name === stage) break
      done += part
    }
    this.limits.progress?.({ stage, done: done + STAGES[stage] * share })
  }
}

/** Milliseconds after which others may work. */
const TURN = 50
