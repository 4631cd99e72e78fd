import type { PlanOptions } from '../../lineage/plan.ts'
import type { Arms } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import type { Figure, ResultTable } from '../figure.ts'
import type { Procedure } from '../sweep/procedure.ts'
import type { Knobs } from '../sweep/work.ts'

/** `quick`: all experiments together in some minutes. `full`: what docs/experiments.md reports. */
export type Size = 'quick' | 'full'

/** One of the plans that are held against each other. */
export interface ArmPlan {
  readonly name: string
  /** Options of a plan without its seed. */
  readonly options: Omit<PlanOptions, 'seed'>
  /** The text to begin with, where it has to be this one and no other. */
  readonly corpus?: string
  /** What is turned in the procedure; an arm without knobs is a lineage. */
  readonly knobs?: Knobs
}

/** The meanings of collapse (Schaeffer et al. 2025, 2503.03150), as far as this lab can test them. */
export type Meaning = 'error grows' | 'variety vanishes' | 'rare things are lost'

/** A statement about models that learn from models, and what would prove it wrong. */
export interface Experiment {
  /** As the user types it. */
  readonly name: string
  /** The question. */
  readonly title: string
  /** What the article says, in our words. */
  readonly statement: string
  /** Which meanings of collapse it tests; none where the statement is about something else. */
  readonly tests: readonly Meaning[]
  /** What was expected before anything was run. */
  readonly expected: string
  /** What would prove the statement wrong. */
  readonly wrong: string
  /** What it does not show about large models. */
  readonly silent: string
  /** How many seeds each arm has: three or more, since two have hardly an interval. */
  readonly seeds: Readonly<Record<Size, number>>
  arms(size: Size): readonly ArmPlan[]
  /** Work that is no lineage, for the arms with knobs. */
  readonly procedure?: Procedure
  /** The first of them is the effect that the ledger shows. */
  readonly claims: readonly Claim[]
  figure(arms: Arms): Figure
  /** What does not fit into the figure. */
  readonly tables?: (arms: Arms) => readonly ResultTable[]
}
