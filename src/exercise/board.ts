import { estimate, type Estimate } from '../experiment/statistics/interval.ts'
import { given } from '../given.ts'
import { unlessRefused } from '../refusal.ts'
import type { AnswerSheet } from './answer-sheet.ts'
import type { Task } from './items/index.ts'
import { readingsOf } from './keys/numbers.ts'
import type { FactsOf } from './keys/values.ts'
import { optionIn } from './keys/words.ts'

/** What a pupil's page has said so far. */
export interface PupilWork {
  readonly answers: AnswerSheet['answers']
  /** The numbers of the pupil's own runs, by the questions that ask for them. */
  readonly numbers: Readonly<Record<string, number>>
}

/** A question as a whole class looks at it; nobody can be told from it. */
export type BoardQuestion = Pick<Task, 'id' | 'prompt'> &
  (
    | {
        readonly kind: 'guesses'
        /** Whether they are what groups found, and no guesses. */
        readonly isFound: boolean
        /** The range that a guess may lie in. */
        readonly from: number
        readonly to: number
        readonly values: readonly number[]
      }
    | {
        readonly kind: 'choices'
        readonly isFound: boolean
        readonly options: readonly { readonly text: string; readonly count: number }[]
      }
    | {
        readonly kind: 'numbers'
        /** One for each pupil whose runs are done: each has a seed of its own, so each is a replicate. */
        readonly values: readonly number[]
        readonly unit: string
        /** What theory expects; missing where it is silent. */
        readonly law?: number
        /** Mean and 95 % interval; missing where there is no number. */
        readonly mean?: Estimate
      }
  )

/**
 * What a class has guessed, question by question, and what its runs gave, beside what theory expects.
 *
 * @param laws what theory expects, by the question; nothing where it is silent
 */
export function boardOf(
  tasks: readonly Task[],
  works: readonly PupilWork[],
  laws: Readonly<Record<string, number>> = {},
): BoardQuestion[] {
  return tasks.flatMap(task => {
    const { id, prompt } = task
    if (task.kind === 'prediction') return { id, prompt, ...guessesOf(task, works) }
    if (!task.seededKey) return []
    const values = works.flatMap(({ numbers }) =>
      Object.hasOwn(numbers, id) && Number.isFinite(numbers[id]) ? numbers[id]! : [],
    )
    return {
      ...{ id, prompt, kind: 'numbers', values, unit: task.unit ?? '' },
      ...given({
        law: Object.hasOwn(laws, id) ? laws[id] : undefined,
        mean: values.length > 0 ? estimate(values) : undefined,
      }),
    }
  })
}

type Guesses = Extract<BoardQuestion, { kind: 'guesses' | 'choices' }>
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

function guessesOf(task: Task, works: readonly PupilWork[]): Without<Guesses, 'id' | 'prompt'> {
  const answers = works.map(({ answers }) => (Object.hasOwn(answers, task.id) ? answers[task.id] : null))
  const { options, isFound = false } = task
  if (options) {
    const chosen = answers.map(answer => optionIn(answer, options))
    return {
      ...{ kind: 'choices', isFound },
      options: Object.entries(options).map(([id, text]) => ({
        text,
        count: chosen.filter(one => one === id).length,
      })),
    }
  }
  const { from, to } = task.range!
  const values = answers.flatMap(
    answer => readingsOf(answer).find(value => value >= from && value <= to) ?? [],
  )
  return { kind: 'guesses', isFound, from, to, values }
}

/** The numbers of a pupil's own runs, by the questions that ask for them; those are left out whose runs are not done. */
export const numbersOf = (tasks: readonly Task[], factsOf: FactsOf): Record<string, number> =>
  byQuestion(tasks, task => task.seededKey?.(factsOf))

/** What theory expects of these numbers; those are left out of which it says nothing. */
export const lawsOf = (tasks: readonly Task[], factsOf: FactsOf): Record<string, number> =>
  byQuestion(tasks, task => task.expectedKey?.(factsOf))

function byQuestion(
  tasks: readonly Task[],
  valueOf: (task: Task) => number | undefined,
): Record<string, number> {
  return Object.fromEntries(
    tasks.flatMap(task => {
      const value = unlessRefused(() => valueOf(task))
      return value === undefined ? [] : [[task.id, value]]
    }),
  )
}
