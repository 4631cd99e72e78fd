import { generationName } from './names.ts'
import type { Plan } from './plan.ts'

/** How far a lineage is: the generation, its stage, the share of the lineage that is done, and the tokens written. */
export interface Progress {
  readonly generation: string
  readonly stage: 'reading' | 'learning' | 'writing' | 'measuring'
  /** Share of the whole lineage done, 0 to 1. */
  readonly done: number
  /** Tokens written so far by all generations. */
  readonly written: number
}

/** What a step of a lineage reports. */
export interface ProgressReport {
  readonly number: number
  readonly stage: Progress['stage']
  /** Share of the stage that is done; default 0. */
  readonly share?: number
  /** Tokens written since the last report. */
  readonly wrote?: number
}

export type ProgressReporter = (report: ProgressReport) => void

/** Begin and end of each stage, as shares of a generation's time: measured at a million passages, about right for any size. */
const STAGES = { reading: [0, 0], learning: [0, 0.15], writing: [0.15, 0.5], measuring: [0.5, 1] } as const

/** Turns the reports of the steps into the progress of the whole lineage. Its numbers never decrease. */
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
