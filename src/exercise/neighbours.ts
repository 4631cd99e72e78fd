import type { FactsOf } from './keys/values.ts'
import type { MarkedSheet } from './mark.ts'
import type { StudentRuns } from './items/index.ts'
import type { AnswerSheet } from './answer-sheet.ts'

/** Answers that must be right for one other seed before it is said: one alone may be chance. */
const LEAST = 2

/** A seed, and what its runs say. */
export interface Neighbour {
  readonly student: string
  readonly factsOf: FactsOf
}

/**
 * The other student whose seed fits: numbers that are not right for the own seed and are for theirs, two at the least and
 * half of the numbers that are not right. It is a sign, no proof: near values of two seeds may round to one number.
 *
 * @returns the student with the most such answers, and the questions; nothing where there is none
 */
export function neighbourOf(
  { answers, marked }: { answers: AnswerSheet['answers']; marked: MarkedSheet },
  neighbours: readonly Neighbour[],
): { student: string; ids: string[] } | undefined {
  const wrong = marked.tasks.filter(
    ({ task, mark }) => task.seededKey !== undefined && mark.verdict === 'not yet',
  )
  if (wrong.length < LEAST) return undefined
  const found = neighbours
    .map(({ student, factsOf }) => {
      const runs: StudentRuns = { factsOf, attempt: noAttempt }
      const ids = wrong
        .filter(({ task }) => task.mark(answers[task.id], runs).share === 1)
        .map(({ task }) => task.id)
      return { student, ids }
    })
    .filter(({ ids }) => ids.length >= Math.max(LEAST, wrong.length / 2))
    .sort((a, b) => b.ids.length - a.ids.length)
  return found[0]
}

function noAttempt(): never {
  throw new Error('a number has no plan to try')
}
