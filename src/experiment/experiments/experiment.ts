import type { PlanOptions } from '../../lineage/plan.ts'
import type { Arms } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import type { Figure, ResultTable } from '../figure.ts'
import type { Procedure } from '../sweep/procedure.ts'
import type { ProcedureParameters } from '../sweep/work.ts'

/** `quick`: all experiments take some minutes. `full`: what docs/experiments.md reports. */
export type Size = 'quick' | 'full'

/** One of the plans that are compared. */
export interface ArmPlan {
  readonly name: string
  /** Options of a plan without its seed. */
  readonly options: Omit<PlanOptions, 'seed'>
  /** The text to begin with, where the arm needs a certain one. */
  readonly corpus?: string
  /** What is turned in the procedure; an arm without parameters is a lineage. */
  readonly parameters?: ProcedureParameters
}

/** Meanings of collapse (Schaeffer et al. 2025, 2503.03150) that this lab can test. */
export type Meaning = 'error grows' | 'variety vanishes' | 'rare things are lost'

/** A statement about models that learn from models, and what would prove it wrong. */
export interface Experiment {
  /** As the user types it. */
  readonly name: string
  /** The question. */
  readonly title: string
  /** What the article says, in our words. */
  readonly statement: string
  /** Meanings of collapse that it tests; none where the statement is about something else. */
  readonly tests: readonly Meaning[]
  /** What was expected before anything was run. */
  readonly expected: string
  /** What would prove the statement wrong. */
  readonly wrong: string
  /** What it does not show about large models. */
  readonly silent: string
  /** Seeds of each arm: three or more, since the interval of two is too wide to tell anything. */
  readonly seeds: Readonly<Record<Size, number>>
  arms(size: Size): readonly ArmPlan[]
  /** Work that is no lineage, for the arms with parameters. */
  readonly procedure?: Procedure
  /** The first claim is the effect that the ledger shows. */
  readonly claims: readonly Claim[]
  figure(arms: Arms): Figure
  /** Results that do not fit into the figure. */
  readonly tables?: (arms: Arms) => readonly ResultTable[]
}
