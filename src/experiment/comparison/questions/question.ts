import type { Value } from '../arm.ts'

/** A question about an arm, compared with another. */
export interface Question {
  readonly name: string
  /** The question itself; answered by yes or no. */
  readonly title: string
  /** The measure that answers it. */
  readonly metric: string
  /** The row that the number is, where a law expects it. */
  readonly law?: string
  /** What the number is, in plain words. */
  readonly number: string
  /** The direction that means yes. */
  readonly yes: 'higher' | 'lower'
  /** The number of a replicate, at the last generation; nothing where it has none. */
  value(value: Value, generation: number): number | undefined
}
