import type { Plan } from '../../lineage/plan.ts'
import type { Row } from '../format/rows.ts'
import type { CountRows } from './count-rows.ts'
import type { Packed } from './pack.ts'

/** The human text of a page: its words in the order of the vocabulary, the most used first. */
export interface PageText {
  readonly title: string
  /** `human`, or `constructed`. */
  readonly origin: string
  readonly licence: string
  readonly sha256: string
  /** Tokens of the part that A learned from. */
  readonly words: number
  readonly passages: number
  /** Types in their usual form. */
  readonly forms: Packed<readonly string[]>
  /** Their counts in the text. */
  readonly counts: readonly number[]
  /** For each type its number in the order of first appearance; missing where the text itself could not be read. */
  readonly first?: Packed<readonly number[]>
}

/** One run of a page. Lists over generations begin with A. */
export interface PageRun {
  readonly name: string
  readonly status: string
  readonly plan: Plan
  readonly generations: readonly string[]
  /** Tokens that each generation wrote. */
  readonly written: readonly number[]
  /** Tokens of the samples that measures which depend on length look at; 0 where it is not known. */
  readonly sampleWords: number
  /** Counts of every type in the text of each generation. */
  readonly counts: Packed<CountRows>
  readonly rows: readonly Row[]
  /** A passage of each generation, from one opening. */
  readonly samples: readonly string[]
  /**
   * For each type that the last generation does not write, the words around it where it was written last; the empty string for the
   * others. Missing where the texts could not be read.
   */
  readonly lastLines?: Packed<readonly string[]>
  /** Passages of the human text and of each generation, to read. */
  readonly passages: readonly PagePassages[]
  readonly notes: readonly string[]
  /** What several seeds say of its plan, this run's among them; nothing where it was run with one. */
  readonly replicates?: PageReplicates
}

/** Means and 95 % intervals over several seeds. */
export interface PageReplicates {
  /** That of the run first. */
  readonly seeds: readonly string[]
  /** From A on, of the measures that the page draws. */
  readonly rows: readonly {
    readonly generation: number
    readonly metric: string
    readonly mean: number
    readonly low: number
    readonly high: number
  }[]
}

/** A place in a text from one token to another: token, from 0, and length. */
export type PageSpan = readonly [token: number, length: number]

export interface PagePassage {
  readonly id: string
  readonly text: string
  readonly copied: readonly PageSpan[]
  readonly repeated: readonly PageSpan[]
}

export interface PagePassages {
  /** `human`, or a generation. */
  readonly name: string
  readonly passages: readonly PagePassage[]
}

/** What a page shows: runs of one text. */
export interface PageData {
  readonly format: 'collapse-lab/page/3'
  readonly software: string
  readonly text: PageText
  readonly runs: readonly PageRun[]
}
