import { ExerciseRuns } from './exercise-runs.ts'
import type { Mark, Task } from './items/index.ts'
import { pointsOf, type Pack } from './pack.ts'
import type { AnswerSheet } from './answer-sheet.ts'

/** A question with what came of its answer. */
export interface MarkedTask {
  readonly task: Task
  readonly mark: Mark
  /** Points, to hundredths. */
  readonly points: number
}

/** A sheet, marked. */
export interface MarkedSheet {
  readonly tasks: readonly MarkedTask[]
  /** Without what needs a look. */
  readonly total: number
  readonly of: number
}

const NO_ANSWER: Mark = { verdict: 'no answer', share: 0 }

/** Marks every question of a pack. @param answers by the names of questions; what has no answer gets none */
export function markSheet(pack: Pack, answers: AnswerSheet['answers'], runs: ExerciseRuns): MarkedSheet {
  const tasks = pack.tasks.map(task => {
    const answer = Object.hasOwn(answers, task.id) ? answers[task.id] : null
    const mark = isOpen(answer) ? NO_ANSWER : task.mark(answer, runs)
    return { task, mark, points: hundredths(mark.share * task.points) }
  })
  return { tasks, total: totalOf(tasks), of: pointsOf(pack) }
}

/**
 * A marked sheet with the points that a teacher gave for answers that need a look.
 *
 * @param pointsFor the points for a question; nothing where the answer was not read yet
 */
export function withPoints(marked: MarkedSheet, pointsFor: (task: Task) => number | undefined): MarkedSheet {
  const tasks = marked.tasks.map(one => {
    const points = one.mark.verdict === 'needs a look' ? pointsFor(one.task) : undefined
    return points === undefined ? one : { ...one, mark: markFor(points / one.task.points), points }
  })
  return { ...marked, tasks, total: totalOf(tasks) }
}

function markFor(share: number): Mark {
  if (share === 0) return { verdict: 'not yet', share }
  return { verdict: share === 1 ? 'right' : 'partly right', share }
}

const totalOf = (tasks: readonly MarkedTask[]) =>
  hundredths(tasks.reduce((sum, { points }) => sum + points, 0))

/** The number of answers that belong to no question of the pack; their names are the student's own text. */
export function unknownAnswers({ tasks }: Pack, answers: AnswerSheet['answers']): number {
  return Object.keys(answers).filter(name => !tasks.some(({ id }) => id === name)).length
}

/** Whether a sheet is as it was handed out: no question has an answer. */
export const isBlank = ({ answers }: AnswerSheet) => Object.values(answers).every(isOpen)

function isOpen(answer: unknown): boolean {
  return (
    answer === null ||
    answer === undefined ||
    (typeof answer === 'string' && answer.trim() === '') ||
    (Array.isArray(answer) && answer.length === 0)
  )
}

const hundredths = (points: number) => Math.round(points * 100) / 100
