import type { AnswerSheet } from './answer-sheet.ts'
import type { StudentRuns } from './items/index.ts'
import type { FactsOf } from './keys/values.ts'
import type { MarkedSheet } from './mark.ts'

/** Answers that must be right for the other seed: one alone may be chance. */
const MIN_ANSWERS = 2

/** A seed that a student may have used without being asked to. */
export interface OtherSeed {
  /** What it is, in words. */
  readonly name: string
  readonly factsOf: FactsOf
}

/**
 * The seed for which wrong numbers of a sheet are right: at least two of them, and at least half.
 *
 * @returns the seed with the most such numbers, and the questions; nothing where there is none
 */
export function otherSeedOf(
  { answers, marked }: { answers: AnswerSheet['answers']; marked: MarkedSheet },
  seeds: readonly OtherSeed[],
): { name: string; ids: string[] } | undefined {
  const wrong = marked.tasks.filter(
    ({ task, mark }) => task.seededKey !== undefined && mark.verdict === 'not yet',
  )
  if (wrong.length < MIN_ANSWERS) return undefined
  const found = seeds
    .map(({ name, factsOf }) => ({
      name,
      ids: wrong
        .filter(({ task }) => task.mark(answers[task.id], runsOf(factsOf)).share === 1)
        .map(({ task }) => task.id),
    }))
    .filter(({ ids }) => ids.length >= Math.max(MIN_ANSWERS, wrong.length / 2))
    .sort((a, b) => b.ids.length - a.ids.length)
  return found[0]
}

/** The runs of a seed for questions that have no plan to try. */
export const runsOf = (factsOf: FactsOf): StudentRuns => ({
  factsOf,
  attempt: () => {
    throw new Error('a question with a plan depends on no seed')
  },
})
