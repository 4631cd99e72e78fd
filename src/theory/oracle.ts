import type { Plan } from '../lineage/plan.ts'
import type { Spectrum } from '../metrics/features/distribution.ts'

/** What an oracle may know before anything is run. */
export interface Facts {
  readonly plan: Plan
  /** Counts of types in the human training text, by id from 1; entry 0 is not a type. */
  readonly counts: Int32Array
  /** How many n-grams of the human training text have each count, by n: of those up to the order whose survival the plan measures. Default none. */
  readonly ngrams?: ReadonlyMap<number, Spectrum>
  /** Tokens of the human training text, N. */
  readonly words: number
  /** Human text that was set aside: counts by the same ids, and its tokens. */
  readonly reserve?: { readonly counts: Int32Array; readonly words: number }
  /** Tokens that each generation writes; m = written / words. */
  readonly written: number
  /** The generation, 1 for A. */
  readonly generation: number
}

/** A law that says what to expect of a measure. */
export interface Oracle {
  readonly name: string
  readonly title: string
  /** The row that it is about first of all; shown where the law does not apply. */
  readonly row: string
  readonly formula: string
  readonly source: string
  /** Where it is exact and where approximate, with the error seen. */
  readonly scope: string
  /** Why it does not apply to a plan; nothing when it does. */
  excuse(plan: Plan): string | undefined
  /** Expected values by row name, as the metric names its rows. */
  predict(facts: Facts): Readonly<Record<string, number>>
}
