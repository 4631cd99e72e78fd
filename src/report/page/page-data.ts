import type { Plan } from '../../lineage/plan.ts'
import type { ChanceRow } from '../../experiment/procedures/chance.ts'
import type { Row } from '../format/rows.ts'
import type { CountRows, Packed } from './pack.ts'

/** The human text of a page. Its types are in the order of the vocabulary, the most frequent first. */
export interface PageText {
  readonly title: string
  /** Who wrote it, where that is known. */
  readonly author?: string
  /** `human`, or `constructed`. */
  readonly origin: string
  readonly licence: string
  readonly sha256: string
  /** Tokens that A learned from. */
  readonly words: number
  readonly passages: number
  /** Types in their usual spelling (truecased). */
  readonly forms: Packed<readonly string[]>
  /** Counts of the types in the text. */
  readonly counts: readonly number[]
  /** For each type its number in the order of first appearance; missing where the text itself could not be read. */
  readonly first?: Packed<readonly number[]>
  /** The passages that the text opens with, a line each; missing where the text itself could not be read. */
  readonly opening?: string
}

/** A run of a page. Lists over generations begin with A. */
export interface PageRun {
  readonly name: string
  readonly status: string
  readonly plan: Plan
  readonly generations: readonly string[]
  /** Tokens of the text of each generation. */
  readonly written: readonly number[]
  /** Tokens in the samples that length-dependent measures use; 0 where unknown. */
  readonly sampleWords: number
  /** Counts of every type in the text of each generation. */
  readonly counts: Packed<CountRows>
  readonly rows: readonly Row[]
  /** A passage of each generation, all from one opening. */
  readonly samples: readonly string[]
  /** How the author went on from that opening, in text that no model has read; missing where the text could not be read. */
  readonly authorSample?: string
  /**
   * For each type that the last generation does not write, the words around it where it was written last; the empty string for the
   * others. Missing where the texts could not be read.
   */
  readonly lastLines?: Packed<readonly string[]>
  /** Passages of the human text and of each generation, to read. */
  readonly passages: readonly PagePassages[]
  /** Short passages for the game: of the human text, of the first copy, of the middle one and of the last. */
  readonly game: readonly PagePassages[]
  readonly notes: readonly string[]
  /** What chance gives at the lengths of imported texts, of what is plotted; missing in other runs. */
  readonly chance?: readonly ChanceRow[]
  /** Means over several seeds of the plan, this run's seed among them; missing where the plan was run with one. */
  readonly replicates?: PageReplicates
}

/** Means and 95 % intervals over several seeds. */
export interface PageReplicates {
  /** The seed of the run comes first. */
  readonly seeds: readonly string[]
  /** Plotted metrics, from A on. */
  readonly rows: readonly {
    readonly generation: number
    readonly metric: string
    readonly mean: number
    readonly low: number
    readonly high: number
  }[]
}

/** A span of tokens: the number of its first token, from 0, and its length. */
export type PageSpan = readonly [token: number, length: number]

export interface PagePassage {
  readonly id: string
  readonly text: string
  readonly copied: readonly PageSpan[]
  readonly repeated: readonly PageSpan[]
}

export interface PagePassages {
  /** `human`, `constructed`, or the name of a generation. */
  readonly name: string
  readonly passages: readonly PagePassage[]
}

/** The data of a page: runs of one text. */
export interface PageData {
  readonly format: 'collapse-lab/page/3'
  readonly software: string
  readonly text: PageText
  readonly runs: readonly PageRun[]
}
