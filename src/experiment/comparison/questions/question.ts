import type { Value } from '../arm.ts'

/** What one asks of an arm beside another. */
export interface Question {
  readonly name: string
  /** As one asks it; answered by yes or no. */
  readonly title: string
  /** The measure that answers it. */
  readonly metric: string
  /** What the number is, in plain words. */
  readonly number: string
  /** Which way is yes. */
  readonly yes: 'higher' | 'lower'
  /** The number of a replicate, at the last generation; nothing where it has none. */
  value(value: Value, generation: number): number | undefined
}
