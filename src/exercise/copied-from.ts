import type { FactsOf } from './keys/values.ts'
import type { MarkedSheet } from './mark.ts'
import type { StudentRuns } from './items/index.ts'
import type { AnswerSheet } from './answer-sheet.ts'

/** Answers that must be right for one other seed: one alone may be chance. */
const MIN_ANSWERS = 2

/** Another student, and what the runs of that student's seed say. */
export interface OtherStudent {
  readonly student: string
  readonly factsOf: FactsOf
}

/**
 * The other student whose answers were probably copied: at least two of the wrong numbers, and at least half of them, are right for that
 * student's seed. This is a sign, no proof: near values of two seeds may round to one number.
 *
 * @returns the student with the most such answers, and the questions; nothing where there is none
 */
export function copiedFrom(
  { answers, marked }: { answers: AnswerSheet['answers']; marked: MarkedSheet },
  others: readonly OtherStudent[],
): { student: string; ids: string[] } | undefined {
  const wrong = marked.tasks.filter(
    ({ task, mark }) => task.seededKey !== undefined && mark.verdict === 'not yet',
  )
  if (wrong.length < MIN_ANSWERS) return undefined
  const found = others
    .map(({ student, factsOf }) => {
      const runs: StudentRuns = { factsOf, attempt: noAttempt }
      const ids = wrong
        .filter(({ task }) => task.mark(answers[task.id], runs).share === 1)
        .map(({ task }) => task.id)
      return { student, ids }
    })
    .filter(({ ids }) => ids.length >= Math.max(MIN_ANSWERS, wrong.length / 2))
    .sort((a, b) => b.ids.length - a.ids.length)
  return found[0]
}

function noAttempt(): never {
  throw new Error('a number has no plan to try')
}
