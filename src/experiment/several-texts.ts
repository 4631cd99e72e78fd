import { decide, judgementOf, type Answered, type Judgement } from './claim.ts'
import type { Experiment } from './experiments/index.ts'
import type { Finding } from './finding.ts'
import { pooled } from './statistics/random-effects.ts'

/** What an experiment found on one of several texts. */
export interface TextFinding {
  /** The name of the text. */
  readonly name: string
  readonly finding: Finding
}

/** What an experiment found on several texts together. */
export interface FindingOverTexts {
  readonly experiment: Experiment
  readonly texts: readonly TextFinding[]
  /** Each claim with its number over the texts; the count of an estimate is that of the texts. */
  readonly answers: readonly Answered[]
  readonly verdict: Judgement
}

/** Why a claim is not told over texts. */
export const TOO_FEW_TEXTS = 'fewer than two of the texts tell it'

/**
 * Tests the claims of an experiment over texts: texts are the replicates, each with the mean of its seeds. A number is pooled by
 * random effects; a text that is too short for it is left out of it.
 *
 * @param texts what it found on each
 */
export function overTexts(experiment: Experiment, texts: readonly TextFinding[]): FindingOverTexts {
  const answers = decide(
    experiment.claims.map((claim, index) => {
      const told = texts.flatMap(({ finding }) => {
        const { estimate, untold } = finding.answers[index]!
        return estimate?.interval && untold === undefined ? [estimate] : []
      })
      return told.length < 2 ? { claim, untold: TOO_FEW_TEXTS } : { claim, estimate: pooled(told) }
    }),
  )
  return { experiment, texts, answers, verdict: judgementOf(answers) }
}
