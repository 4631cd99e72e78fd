import type { Claim } from '../claim.ts'
import { estimateRow } from '../comparison/arms.ts'
import type { Experiment } from '../experiments/experiment.ts'

/** The text that a published number was measured on. */
export interface PaperText {
  /** What it is, in a sentence. */
  readonly title: string
  /** Of the file, as `sha256sum` prints it. */
  readonly sha256: string
}

/** A published experiment or formula, carried out again: each claim is that a number comes out as it was printed. */
export interface Paper extends Experiment {
  /** Authors, year and number, and where in the paper the numbers stand. */
  readonly source: string
  /** The text of its numbers; nothing where it has a formula, which any text can be held against. */
  readonly text?: PaperText
}

/** Why a paper's numbers are not told: a run began with another text. */
export const OTHER_TEXT = 'this is another text than the paper’s'

/** How far a mean may be from a published number of one run, which has two or three digits. */
export const AS_PUBLISHED = 0.01

/** A share as it was published. */
export interface PublishedShare {
  readonly name: string
  /** What it is of, as a part of a sentence. */
  readonly of: string
  /** 0 to 1. */
  readonly published: number
  readonly arm: string
  readonly row: string
  readonly generation: number
}

/** The claim that a share comes out as it was published, to {@link AS_PUBLISHED}. */
export const asPublished = ({ name, of, published, arm, row, generation }: PublishedShare): Claim => ({
  name,
  says: `The ${of} come out as published.`,
  otherwise: `The ${of} do not come out as published.`,
  number: `${of}; published ${Number((100 * published).toFixed(2))} %`,
  unit: 'share',
  weight: 'main',
  expected: { above: published - AS_PUBLISHED, below: published + AS_PUBLISHED },
  margin: 'A hundredth: chance alone moves such a number, which is of one run, by some thousandths.',
  measure: arms => estimateRow(arms, arm, row, generation),
})
