/**
 * A law that belongs to no plan: what becomes of shares of words, of odds, of diversity, when one text is drawn from another again and
 * again. Each has functions of its own beside it; what stands here is what one reads of it.
 */
export interface Formula {
  /** Of its file. */
  readonly name: string
  readonly title: string
  readonly formula: string
  readonly source: string
  /** Where it is exact, where approximate, and for whom. */
  readonly scope: string
  /** A number that can be worked by hand. */
  readonly example: { readonly text: string; readonly value: number; readonly unit: string }
}
