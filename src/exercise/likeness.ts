import { mean } from '../arithmetic.ts'
import type { AnswerSheet } from './answer-sheet.ts'
import type { Task } from './items/index.ts'
import { readingsOf } from './keys/numbers.ts'
import type { FactsOf } from './keys/values.ts'
import { folded, listed } from './keys/words.ts'
import type { MarkedSheet } from './mark.ts'
import { runsOf } from './other-seed.ts'

/** A sheet that was handed in, with the runs of its student's seed. */
export interface ClassSheet {
  readonly student: string
  readonly answers: AnswerSheet['answers']
  readonly marked: MarkedSheet
  readonly factsOf: FactsOf
}

/** Wrong answers of a sheet that are those of another. */
export interface Likeness {
  readonly student: string
  /** The questions. */
  readonly ids: readonly string[]
  /** Whether they are all that the sheet answers, right ones too. Default no. */
  readonly isWhole?: true
  /** The chance that as many wrong answers of somebody who did not copy are those of any of the others. */
  readonly chance: number
}

/** Chance from which on a likeness is told: of a hundred pupils who made mistakes of their own, one is told to be like another. */
const TOLD = 0.01

/** Fewest degrees of freedom with which the keys of a class say how far keys lie apart. */
const FEWEST_FREE = 3

/**
 * The sheet that another was probably copied from, in its wrong answers or as a whole.
 *
 * @param others all sheets of the class but this one
 * @returns the least likely likeness, if chance brings it about for fewer than 1 of 100; a sign, and no proof
 */
export function likestSheet(sheet: ClassSheet, others: readonly ClassSheet[]): Likeness | undefined {
  const wrong = sheet.marked.tasks
    .filter(
      ({ task, mark: { share, verdict, unreadable } }) =>
        isSeeded(task) && share < 1 && verdict !== 'no answer' && !unreadable,
    )
    .map(({ task }) => task)
  const found = others.flatMap(other => {
    const compared = { sheet, other, sheets: [sheet, ...others] }
    return [...likeInWrong(wrong, compared), ...likeAsWhole(wrong, compared)]
  })
  const [likest] = found.sort((a, b) => a.chance - b.chance)
  return likest && likest.chance <= TOLD ? likest : undefined
}

/**
 * Wrong answers that are those of another sheet. Right ones need no copying. At least two, and half of them, must be the other's answers,
 * or numbers that are right for the other's seed. How likely that is by chance follows from how far the keys of the class lie apart: two
 * seeds often give numbers that round alike.
 *
 * @param wrong the questions whose answers depend on the seed and are wrong for the student's own
 */
function likeInWrong(wrong: readonly Task[], compared: Compared): Likeness[] {
  const { sheet, other, sheets } = compared
  if (wrong.length < 2) return []
  const alike = wrong.filter(task => isAlike(task, sheet, other))
  if (alike.length < Math.max(2, wrong.length / 2)) return []
  // Any of the others might be like it, in any of the wrong answers.
  const ways = choose(wrong.length, alike.length) * (sheets.length - 1)
  return [{ student: other.student, ids: idsOf(alike), chance: jointly(chances(alike, compared), ways) }]
}

/**
 * A whole sheet that is the same as another, though its seed is not: every answer is the other's, and at least one is wrong for the
 * student's own seed. Then guesses, words and sentences count, too, by how many of the class have the same, as if they were independent.
 * Right answers that everybody should have say nothing.
 */
function likeAsWhole(wrong: readonly Task[], compared: Compared): Likeness[] {
  const { sheet, other, sheets } = compared
  const answered = sheet.marked.tasks.filter(({ mark }) => mark.verdict !== 'no answer')
  const isCopy = (one: ClassSheet) =>
    answered.every(({ task: { id } }) => isSame(sheet.answers[id], one.answers[id]))
  if (wrong.length === 0 || !isCopy(other)) return []
  // Of several copies of one sheet all but one say nothing of how many write such answers of their own.
  const crowd = sheets.filter(one => one === sheet || one === other || !isCopy(one))
  const rest = answered.filter(({ task }) => !wrong.includes(task))
  const free = rest.filter(({ task }) => isFree(task, sheet)).map(({ task }) => sharedBy(task, sheet, crowd))
  // Mistakes come together, where one misunderstanding makes them: all of them are as likely as the rarest one, at most.
  const mistakes = rest
    .filter(({ task, mark }) => mark.share < 1 && !isFree(task, sheet))
    .map(({ task }) => sharedBy(task, sheet, crowd))
  const all = [...chances(wrong, { ...compared, crowd }), ...free, Math.min(1, ...mistakes)]
  const chance = jointly(all, sheets.length - 1)
  return [{ student: other.student, ids: idsOf(answered.map(({ task }) => task)), chance, isWhole: true }]
}

/** Whether a question has many right answers: a guess, words, a sentence. */
function isFree(task: Task, { factsOf }: ClassSheet): boolean {
  const { type } = task.quiz(factsOf)
  return type === 'range' || type === 'text'
}

const idsOf = (tasks: readonly Task[]) => tasks.map(({ id }) => id)

/** The chance that several things come together in one of some ways, at most 1. */
const jointly = (chances: readonly number[], ways: number) =>
  Math.min(
    1,
    chances.reduce((product, one) => product * one, ways),
  )

/** Whether the key of a question depends on the seed: a number of a run, or its words. */
const isSeeded = ({ seededKey, needs }: Task) => seededKey !== undefined || needs.words.length > 0

/** Whether an answer is the other's, or a number that is right for the other's seed. Words may be right for many seeds. */
function isAlike(task: Task, sheet: ClassSheet, other: ClassSheet): boolean {
  const answer = sheet.answers[task.id]
  return (
    isSame(answer, other.answers[task.id]) ||
    (task.seededKey !== undefined && isRightFor(task, answer, other))
  )
}

const isRightFor = (task: Task, answer: unknown, { factsOf }: ClassSheet) =>
  task.mark(answer, runsOf(factsOf)).share === 1

/** Whether two answers say the same: a number, or the same words in any order. */
function isSame(one: unknown, other: unknown): boolean {
  const [a, b] = [readingsOf(one), readingsOf(other)]
  if (a.length > 0 || b.length > 0) return a.some(number => b.includes(number))
  return wordsOf(one) !== '' && wordsOf(one) === wordsOf(other)
}

const wordsOf = (answer: unknown) => (listed(answer) ?? []).sort().join()

/**
 * The chances that the answers to some questions of somebody who did not copy agree with one other sheet; their product is that of all.
 * For numbers: the densest place of a normal distribution with the spread of the keys of the class, of each question after the part that
 * follows from those before it.
 */
function chances(tasks: readonly Task[], { sheet, other, sheets, crowd = sheets }: Compared): number[] {
  const known: (readonly number[])[] = []
  return tasks.map(task => {
    const shared = sharedBy(task, sheet, crowd)
    const { seededKey } = task
    if (seededKey === undefined) return shared
    const rest = residual(centred(sheets.map(({ factsOf }) => seededKey(factsOf))), known)
    const free = sheets.length - 1 - known.length
    const spread = Math.sqrt(dot(rest, rest) / Math.max(1, free))
    if (spread > 0) known.push(rest)
    const quiz = task.quiz(sheet.factsOf)
    const ofKey =
      quiz.type === 'number' && free >= FEWEST_FREE
        ? Math.min(1, (2 * quiz.allowance) / (spread * Math.sqrt(2 * Math.PI)))
        : 1
    return isRightFor(task, sheet.answers[task.id], other) ? ofKey : Math.max(shared, ofKey)
  })
}

/** The share of the others who have the same answer: what many write is nobody's own. At least one of them has. */
function sharedBy({ id }: Task, sheet: ClassSheet, sheets: readonly ClassSheet[]): number {
  const same = sheets.filter(one => one !== sheet && isSame(one.answers[id], sheet.answers[id])).length
  return Math.max(1, same) / (sheets.length - 1)
}

interface Compared {
  readonly sheet: ClassSheet
  readonly other: ClassSheet
  /** All sheets of the class. */
  readonly sheets: readonly ClassSheet[]
  /** The sheets that say how many write an answer of their own; default all. */
  readonly crowd?: readonly ClassSheet[]
}

function centred(values: readonly number[]): number[] {
  const middle = mean(values)
  return values.map(value => value - middle)
}

/** What is left of a list of values without the parts that are multiples of some others, none of which is a multiple of another. */
function residual(values: readonly number[], others: readonly (readonly number[])[]): readonly number[] {
  return others.reduce((rest, other) => {
    const factor = dot(rest, other) / dot(other, other)
    return rest.map((value, index) => value - factor * other[index]!)
  }, values)
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * b[index]!, 0)

/** Words of the shortest text that is compared: shorter ones are often alike. */
const FEWEST_WORDS = 8

/** Share of the different words of two texts that both have, from which on they are told to be alike. */
const SAME_WORDS = 0.8

/** Answers in words that read like those of another sheet, a question and a student each; only open ones, which many words can answer. */
export function likeTexts(
  sheet: ClassSheet,
  others: readonly ClassSheet[],
): { id: string; student: string }[] {
  return sheet.marked.tasks
    .filter(({ task }) => task.quiz(sheet.factsOf).type === 'text' && !isSeeded(task))
    .flatMap(({ task: { id } }) => {
      const words = wordSet(sheet.answers[id])
      if (words.size < FEWEST_WORDS) return []
      const like = others.find(({ answers }) => sharedWords(words, wordSet(answers[id])) >= SAME_WORDS)
      return like ? [{ id, student: like.student }] : []
    })
}

const wordSet = (answer: unknown): ReadonlySet<string> =>
  new Set(typeof answer === 'string' ? folded(answer).match(/[\p{L}\p{N}]+/gu) : [])

/** Jaccard's share: words of both over words of either. */
function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = Array.from(a).filter(word => b.has(word)).length
  return both / (a.size + b.size - both)
}

/** The number of ways to choose k of n. */
function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i
  return ways
}
