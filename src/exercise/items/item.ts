import { given } from '../../given.ts'
import * as v from 'valibot'
import type { PlanOptions } from '../../lineage/plan.ts'
import type { RunFacts } from '../keys/facts.ts'
import type { Freedom } from '../keys/freedom.ts'
import { idSchema, type FactsOf, type Measured } from '../keys/values.ts'
import { phrase } from '../../phrase.ts'

/** Result of marking an answer. `needs a look` is for the teacher: no machine fails it. */
export type Verdict = 'right' | 'partly right' | 'not yet' | 'made' | 'needs a look' | 'no answer'

/** The mark of an answer. */
export interface Mark {
  readonly verdict: Verdict
  /** Share of the points, 0 to 1; 0 for what needs a look, until someone has looked. */
  readonly share: number
  /** What was wrong with the form of the answer, or which part was right; never the key. */
  readonly note?: string
  /** Whether the form of the answer is one that the lab cannot read. Default no. */
  readonly unreadable?: true
}

/** What marking can use: the runs of the student's seed, and for goals a way to carry out another plan. */
export interface StudentRuns {
  readonly factsOf: FactsOf
  /** @throws Refusal when the plan will not do or takes too long */
  readonly attempt: (options: PlanOptions & { readonly corpus: string }) => RunFacts
}

/** What a key is computed from: rows of runs, or words. */
export interface Needs {
  readonly values: readonly Measured[]
  /** Runs whose words are needed, with the generation. */
  readonly words: readonly { readonly run: string; readonly generation: number }[]
}

/** A question as quiz programs ask it. */
export type Quiz =
  | { readonly type: 'number'; readonly value: number; readonly allowance: number }
  | { readonly type: 'range'; readonly from: number; readonly to: number }
  | { readonly type: 'choice'; readonly right: readonly string[] }
  /** Several of the options; each right one has an equal share. */
  | { readonly type: 'choices'; readonly right: readonly string[] }
  /** All options, in order. */
  | { readonly type: 'order'; readonly order: readonly string[] }
  /** A text that a person marks. */
  | { readonly type: 'text' }

/** Points, and what an answer needs for them. */
export type Rubric = readonly { readonly points: number; readonly when: string }[]

/** A question of a pack, ready to be asked and marked. */
export interface Task {
  readonly kind: string
  readonly id: string
  readonly points: number
  readonly prompt: string
  /** What a pupil is told whose answer is not right yet, for terminal and page, as `textFor` tells them apart. */
  readonly hint?: string
  /** What an answer needs for its points, from the most points to the fewest; for the teacher alone. */
  readonly rubric?: Rubric
  /** Whether only a person can give its points. Default no. */
  readonly forReader?: true
  /** The form of an answer, for the answer sheet. */
  readonly form: string
  /** Lines that an answer takes on paper; default 1. */
  readonly lines?: number
  /** The most characters of an answer in words. */
  readonly most?: number
  /** Whether several words are asked for, where there are no options. */
  readonly severalWords?: true
  /** The options, where there are any. */
  readonly options?: Readonly<Record<string, string>>
  /** Whether a group found it, where any answer will do: it is then no guess. */
  readonly isFound?: true
  /** The range of a number that is guessed. */
  readonly range?: { readonly from: number; readonly to: number }
  /** Options of a plan that may be chosen, where a plan is handed in. */
  readonly free?: Readonly<Record<string, Freedom>>
  readonly needs: Needs
  /** The key, where it is a number that depends on the seed: an answer can then belong to another seed. */
  readonly seededKey?: (factsOf: FactsOf) => number
  /** What theory expects of such a key. @throws Refusal when theory is silent */
  readonly expectedKey?: (factsOf: FactsOf) => number
  /** The unit of such a key. Default none. */
  readonly unit?: '%' | 'points'
  /** Whether an answer cannot be read or is out of range, which can be told before anything is run; default never. @param answer never nothing */
  readonly isUnfit?: (answer: unknown) => boolean
  /** @param answer as in the answer sheet, never nothing */
  mark(answer: unknown, runs: StudentRuns): Mark
  /** The question with its key, for programs that mark by themselves. */
  quiz(factsOf: FactsOf): Quiz
  /** The key in words, for the teacher. */
  key(factsOf: FactsOf): string
}

/** A kind of question. */
export interface Item {
  /** As `kind` in exercise.json. */
  readonly name: string
  /** What is asked and how it is marked. */
  readonly title: string
  /** Schema of the item in exercise.json. */
  readonly schema: v.GenericSchema
  /** @param value as the schema allows */
  task(value: unknown): Task
}

const text = (name: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => phrase`${name} must not be empty`),
  )

/** Fields that every item has in exercise.json. */
export const common = <K extends string>(kind: K) => ({
  kind: v.literal(kind),
  id: v.pipe(idSchema, v.description('The name of the question, on sheets and in the gradebook.')),
  points: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  prompt: v.pipe(text('prompt'), v.description('The question.')),
  hint: v.pipe(
    v.optional(text('hint')),
    v.description('What a pupil is told whose answer is not right yet; never the key.'),
  ),
})

/** Fields of a task that are copied from the item. */
export function asked({
  kind,
  id,
  points,
  prompt,
  hint,
}: Omit<Asked, 'hint'> & { hint?: string | undefined }): Asked {
  return { kind, id, points, prompt, ...given({ hint }) }
}
type Asked = Pick<Task, 'kind' | 'id' | 'points' | 'prompt' | 'hint'>

/** Needs of a key that no run decides. */
export const NO_NEEDS: Needs = { values: [], words: [] }

/** Full marks. */
export const right: Mark = { verdict: 'right', share: 1 }
/** No marks, with a note on what is missing. */
export const notYet = (note?: string): Mark => ({
  verdict: 'not yet',
  share: 0,
  ...given({ note }),
})

/** No mark yet: the lab cannot read the answer, and a person may. @param note what the answer is not */
export const cannotRead = (note: string): Mark => ({
  verdict: 'needs a look',
  share: 0,
  note,
  unreadable: true,
})

/** A mark for a share of what was asked. */
export function partly(share: number, note: string): Mark {
  if (share >= 1) return right
  return share <= 0 ? notYet(note) : { verdict: 'partly right', share, note }
}
