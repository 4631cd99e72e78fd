import type { Measurements } from '../../metrics/measure.ts'
import type { Model } from '../../model/train.ts'
import type { Random } from '../../random.ts'
import type { Corpus } from '../../text/passage.ts'
import type { PassageFacts } from '../../metrics/index.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import type { Source } from '../sources.ts'

/** What a protection may look at of the human text that a lineage begins with. */
export interface HumanBaseline {
  readonly plan: { readonly genealogy: boolean }
  /** The words that A knows. */
  readonly vocabulary: Vocabulary
  /** The words that later models may write: with those of the reserve. */
  readonly writing: Vocabulary
  /** The text that A learns from. */
  readonly human: Source
  /** Human text that was set aside; without passages where none was. */
  readonly reserve: Source
  /** What the corpus says of the passages of `human`, then of `reserve`. */
  readonly passages: readonly PassageFacts[]
}

/** What a protection may look at. */
export interface ProtectionContext {
  readonly baseline: HumanBaseline
  /** The model that learned from the human text: the judge of what is likely. */
  readonly A: Model
  /** The generation that is to learn: 2 for B. */
  readonly number: number
  /** The random stream of this protection and generation. */
  readonly random: Random
  /** The text that the protection reads, where it reads one. */
  readonly text?: Corpus
}

/** What a protection may observe of a generation. */
export interface Observed {
  readonly model: Model
  /** What it wrote. */
  readonly written: Source
  readonly baseline: HumanBaseline
}

/** A value behind the name of a protection, as in `near-duplicates=0.8`. */
export interface Parameter {
  readonly name: string
  /** A number in this range, whole where it says so; text without a range. */
  readonly range?: { readonly least: number; readonly most: number; readonly whole?: true }
  /** Left out where it has to be given. */
  readonly default?: number
}

export type Values = readonly (number | string)[]

/** The models that write side by side what one would write alone. */
export interface EnsembleGroup {
  /** What they learn from. */
  readonly sources: readonly Source[]
  /** The order of each; each writes a whole generation. */
  readonly orders: readonly number[]
}

/** Something done to what a model learns from, or to who writes: against the loss, or, of those that harm, for it. */
export interface Protection {
  readonly name: string
  /** In plain words. */
  readonly title: string
  readonly source: string
  /** `compares`: it makes what others leave equally long. */
  readonly effect: 'protects' | 'harms' | 'compares'
  readonly parameters: readonly Parameter[]
  /** The row that shows it at work, and which way it goes, against the same lineage without it. */
  readonly target: { readonly row: string; readonly moves: 'up' | 'down' }
  /** @throws Refusal when it can do nothing with this text */
  readonly check?: (values: Values, baseline: HumanBaseline, text?: Corpus) => void
  /** Selects what the next model learns from out of `training`, or adds to it; the texts themselves stay as they are. */
  readonly transform?: (
    training: readonly Source[],
    values: Values,
    context: ProtectionContext,
  ) => readonly Source[]
  /** The models that write, where they are several. */
  readonly group?: (
    group: EnsembleGroup,
    values: Values,
    context: Pick<ProtectionContext, 'number' | 'random'>,
  ) => readonly EnsembleGroup[]
  /** The factor by which a generation then writes more. */
  readonly times?: (values: Values) => number
  /** A further text that it reads, as the user names it. */
  readonly reads?: (values: Values) => string
  /** Rows of its own about a generation. @param text the one that it reads */
  readonly observe?: (seen: Observed, values: Values, text: Corpus) => Measurements
}
