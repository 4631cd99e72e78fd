import { given } from '../../given.ts'
import { ExerciseRuns, timeLimit } from '../../exercise/exercise-runs.ts'
import { helpFor, markSheet } from '../../exercise/mark.ts'
import { packOf, withoutCorpus, type RunPlan } from '../../exercise/pack.ts'
import type { AnswerSheet } from '../../exercise/answer-sheet.ts'
import type { Progress } from '../../lineage/lineage.ts'
import { verdictOf } from '../../report/exercise/feedback.ts'
import { labPlan } from './carry-out.ts'
import { labCorpus, type SentText } from './text.ts'

/** Asks for marks on answers, as `collapse-lab exercise check` gives them. */
export interface CheckRequest {
  readonly kind: 'check'
  /** exercise.json */
  readonly exercise: unknown
  /** The seed of the runs. */
  readonly variant: string
  readonly answers: AnswerSheet['answers']
  /** The texts of the runs, by name. */
  readonly texts: Readonly<Record<string, SentText>>
}

/** The mark of an answer, without the key. */
export interface Checked {
  readonly id: string
  /** A few words, such as `cannot be read (this is not a number)`. */
  readonly verdict: string
  readonly right: boolean
  readonly points: number
  readonly hint?: string
}

export interface CheckedSheet {
  readonly kind: 'checked'
  readonly tasks: readonly Checked[]
  readonly total: number
  readonly of: number
}

/** Carries out the student's runs and marks the answers. @throws Refusal when a run cannot be carried out */
export function check(request: CheckRequest, progress: (progress: Progress) => void): CheckedSheet {
  const pack = packOf(request.exercise)
  const corpusOf = (plan: RunPlan) => {
    const corpus = labCorpus(request.texts[plan.corpus]!, plan)
    labPlan(corpus, withoutCorpus(plan))
    return corpus
  }
  const runs = new ExerciseRuns(pack, {
    seed: request.variant,
    corpusOf,
    stopAfter: timeLimit(() => performance.now()),
    progress,
  })
  const { tasks, total, of } = markSheet(pack, request.answers, runs)
  return {
    kind: 'checked',
    tasks: tasks.map(({ task, mark, points }) => {
      const { form, hint = form } = helpFor({ task, mark }, 'page')
      return {
        ...{ id: task.id, verdict: verdictOf({ mark }), right: mark.share === 1, points },
        ...given({ hint }),
      }
    }),
    ...{ total, of },
  }
}
