import { ExerciseRuns } from './exercise-runs.ts'
import type { Mark, Task } from './items/index.ts'
import { textFor, type Medium } from './medium.ts'
import { pointsOf, type Pack } from './pack.ts'
import type { AnswerSheet } from './answer-sheet.ts'
import { phrase } from '../phrase.ts'

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
  /** The questions whose answers the lab leaves to a reader. */
  readonly open: readonly string[]
  /** Without what needs a look. */
  readonly total: number
  /** Whether the teacher typed the total. Default no. */
  readonly isTotalTyped?: true
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
  const open = tasks.filter(({ mark }) => mark.verdict === 'needs a look').map(({ task }) => task.id)
  return { tasks, open, total: totalOf(tasks), of: pointsOf(pack) }
}

/** The name under which a teacher types the points of a whole sheet, beside the names of questions. */
export const TOTAL = 'total'

/** Points that a teacher typed. */
export interface TypedPoints {
  readonly points: number
  /** The answer that the teacher had before them: that of a question, or all of them for {@link TOTAL}; null where there was none. */
  readonly answer: unknown
}

/** Points that a teacher typed for a student, by the name of the question, or under {@link TOTAL}. */
export type Typed = Readonly<Record<string, TypedPoints>>

/** A marked sheet with the points that a teacher typed: they count whatever the lab gave. */
export function withTyped(marked: MarkedSheet, typed: Typed): MarkedSheet {
  const tasks = marked.tasks.map(one => {
    const points = typed[one.task.id]?.points
    return points === undefined || isLabs(one, points) ? one : { ...one, mark: markFor(points, one), points }
  })
  const total = typed[TOTAL]?.points
  return total === undefined
    ? { ...marked, tasks, total: totalOf(tasks) }
    : { ...marked, tasks, total, isTotalTyped: true }
}

/** Whether the lab gave these points itself. An answer that nobody has read has none. */
const isLabs = ({ mark, points }: MarkedTask, typed: number) =>
  mark.verdict !== 'needs a look' && points === typed

function markFor(points: number, { task, mark }: MarkedTask): Mark {
  const share = task.points === 0 ? 1 : points / task.points
  const note = mark.verdict === 'needs a look' ? {} : { note: phrase`points given by the teacher` }
  if (share === 0) return { verdict: 'not yet', share, ...note }
  return { verdict: share === 1 ? 'right' : 'partly right', share, ...note }
}

/** What a teacher should know of typed points: where they differ from those of the lab, and where the answer is another one by now. */
export function typedRemarks(
  marked: MarkedSheet,
  typed: Typed,
  answers: AnswerSheet['answers'] | null,
): { changed: string[]; remarks: string[] } {
  const now = (id: string) => (id === TOTAL ? answers : (answers?.[id] ?? null))
  const changed = Object.keys(typed).filter(
    id => JSON.stringify(now(id)) !== JSON.stringify(typed[id]!.answer),
  )
  const { [TOTAL]: _, ...questions } = typed
  const sum = withTyped(marked, questions).total
  const remarkOn = ([id, { points }]: [string, TypedPoints]): string[] => {
    const ofLab = marked.tasks.find(({ task }) => task.id === id)
    const lab =
      id === TOTAL
        ? points !== sum && `total: ${points} by the teacher, ${sum} by its parts`
        : ofLab &&
          ofLab.mark.verdict !== 'needs a look' &&
          ofLab.points !== points &&
          `${id}: ${points} by the teacher, ${ofLab.points} by the lab`
    return [
      ...(lab ? [lab] : []),
      ...(changed.includes(id) ? [`${id}: answer changed since points were given (${points})`] : []),
    ]
  }
  return { changed, remarks: Object.entries(typed).flatMap(remarkOn) }
}

/** What helps a student with an answer: how to write one that cannot be read, or the hint of the question; nothing where it needs no help. */
export function helpFor(
  { task: { form, hint }, mark: { verdict, unreadable } }: Pick<MarkedTask, 'task' | 'mark'>,
  medium: Medium,
): { readonly form?: string; readonly hint?: string } {
  if (unreadable) return { form }
  const isWrong = verdict === 'not yet' || verdict === 'partly right'
  return isWrong && hint !== undefined ? { hint: textFor(hint, medium) } : {}
}

const totalOf = (tasks: readonly MarkedTask[]) =>
  hundredths(tasks.reduce((sum, { points }) => sum + points, 0))

/** The number of answers that belong to no question of the pack; their names are the student's own text. */
export function unknownAnswers({ tasks }: Pack, answers: AnswerSheet['answers']): number {
  return Object.keys(answers).filter(name => !tasks.some(({ id }) => id === name)).length
}

/** Whether a sheet is as it was handed out: no question has an answer. */
export const isBlank = (sheet: AnswerSheet) => answeredIn(sheet) === 0

/** The number of answers in a sheet. */
export const answeredIn = ({ answers }: Pick<AnswerSheet, 'answers'>) =>
  Object.values(answers).filter(answer => !isOpen(answer)).length

/** Whether a question has no answer. */
export function isOpen(answer: unknown): boolean {
  return (
    answer === null ||
    answer === undefined ||
    (typeof answer === 'string' && answer.trim() === '') ||
    (Array.isArray(answer) && answer.length === 0)
  )
}

const hundredths = (points: number) => Math.round(points * 100) / 100
