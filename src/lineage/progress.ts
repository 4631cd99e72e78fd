import { generationName } from './names.ts'
import type { Plan } from './plan.ts'

/** How far a lineage is. */
export interface Progress {
  readonly generation: string
  readonly stage: 'reading' | 'learning' | 'writing' | 'measuring'
  /** Share of the whole lineage done, 0 to 1. */
  readonly done: number
  /** Tokens written so far by all generations. */
  readonly written: number
}

/** What a part of a lineage says of itself. */
export interface ProgressReport {
  readonly number: number
  readonly stage: Progress['stage']
  /** How much of the stage is done; default nothing. */
  readonly share?: number
  /** Tokens that were written since it was last said. */
  readonly wrote?: number
}

export type ProgressReporter = (told: ProgressReport) => void

/** Where each stage begins and ends in a generation, as shares of its time: those of a million passages, and roughly of any size. */
const STAGES = { reading: [0, 0], learning: [0, 0.15], writing: [0.15, 0.5], measuring: [0.5, 1] } as const

/** Tells how far a lineage is. The numbers do not go back. */
export function progressReporter(
  { generations }: Plan,
  progress: ((progress: Progress) => void) | undefined,
): ProgressReporter {
  let written = 0
  return ({ number, stage, share = 0, wrote = 0 }) => {
    written += wrote
    const [from, to] = STAGES[stage]
    progress?.({
      generation: generationName(number),
      stage,
      done: (number - 1 + from + share * (to - from)) / generations,
      written,
    })
  }
}
