/**
 * A law that belongs to no plan: how shares, odds or diversity change when texts are drawn from each other again
 * and again. Its functions are exported beside it.
 */
export interface Formula {
  /** The name of its file. */
  readonly name: string
  readonly title: string
  readonly formula: string
  readonly source: string
  /** Where it is exact, where approximate, and for whom. */
  readonly scope: string
  /** A number that can be worked by hand. */
  readonly example: { readonly text: string; readonly value: number; readonly unit: string }
}
