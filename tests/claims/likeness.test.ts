import { beforeAll, describe, expect, test } from 'vitest'
import type { AnswerSheet } from '../../src/exercise/answer-sheet.ts'
import type { ExerciseRuns } from '../../src/exercise/exercise-runs.ts'
import type { Task } from '../../src/exercise/items/index.ts'
import { likestSheet, type ClassSheet } from '../../src/exercise/likeness.ts'
import { markSheet } from '../../src/exercise/mark.ts'
import type { Pack } from '../../src/exercise/pack.ts'
import { exerciseRunsOf, readPack } from '../../src/node/exercises/packs.ts'
import { randomFrom, type Random } from '../../src/random.ts'
import { shortPhotocopy } from '../exercise/class.ts'
import { scratchFolder } from '../scratch.ts'

type Answers = AnswerSheet['answers']

/** A seed of a pack with what somebody answers who makes no mistake. */
interface Seed {
  readonly runs: ExerciseRuns
  readonly right: Answers
}

const isSeeded = ({ seededKey, needs }: Task) => seededKey !== undefined || needs.words.length > 0

function seedsOf(pack: Pack, count: number, random: Random): Seed[] {
  const runsOf = exerciseRunsOf(pack)
  return Array.from({ length: count }, (_, number) => {
    const runs = runsOf(`seed ${number}`)
    const right = Object.fromEntries(
      pack.tasks.filter(isSeeded).map(task => [task.id, rightAnswer(task, runs, random)]),
    )
    return { runs, right: { ...right, ...guesses(pack, runs, random) } }
  })
}

/** Guesses as pupils make them, in steps of five: many have the same. */
function guesses({ tasks }: Pack, { factsOf }: ExerciseRuns, random: Random): Answers {
  return Object.fromEntries(
    tasks.flatMap(task => {
      const quiz = task.quiz(factsOf)
      if (quiz.type !== 'range') return []
      return [[task.id, quiz.from + (random.below(20) / 20) * (quiz.to - quiz.from)]]
    }),
  )
}

/** A right answer, as a pupil rounds it; of words some that are right for this seed. */
function rightAnswer(task: Task, runs: ExerciseRuns, random: Random): string | string[] {
  const quiz = task.quiz(runs.factsOf)
  if (quiz.type === 'number')
    return quiz.value.toFixed(Math.max(0, Math.round(-Math.log10(2 * quiz.allowance))))
  const { types } = runs.factsOf(task.needs.words[0]!.run)
  const found: string[] = []
  while (found.length < (task.severalWords ? 2 : 1)) {
    const word = types[1 + random.below(types.length - 1)]!
    const { share } = task.mark([word], runs)
    if (share > 0 && !found.includes(word)) found.push(word)
  }
  return found
}

/** What a pupil of a class hands in, by the seeds of the class, the pupil's first, and one that nobody there has. */
type Pupil = (class_: readonly Seed[], stranger: Seed, random: Random) => Answers

const pupils: Record<string, Pupil> = {
  'right for a seed of nobody': (_, { right }) => right,
  'numbers in the wrong places': ([own]) => shuffled(own!.right),
  'copied whole': ([, other]) => other!.right,
  'numbers copied': ([own, other]) => ({ ...other!.right, ...lists(own!.right) }),
  'guess and words of a friend': ([own, other]) => ({
    ...other!.right,
    ...numbersOf(own!),
  }),
  'every second answer copied': ([own, other]) =>
    Object.fromEntries(
      Object.entries(own!.right).map(([id, answer], place) => [
        id,
        place % 2 === 0 ? other!.right[id]! : answer,
      ]),
    ),
}

/** What depends on the seed and is a number. */
const numbersOf = ({ right }: Seed): Answers =>
  Object.fromEntries(Object.entries(right).filter(([, answer]) => typeof answer === 'string'))

const lists = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => Array.isArray(answer)))

function shuffled(answers: Answers): Answers {
  const ids = Object.keys(answers)
  return Object.fromEntries(ids.map((id, place) => [id, answers[ids[(place + 1) % ids.length]!]!]))
}

function share(
  pack: Pack,
  seeds: readonly Seed[],
  { size, pupil, times, random }: { size: number; pupil: Pupil; times: number; random: Random },
): number {
  const known = new Map<Seed, ClassSheet>()
  const sheetOf = (student: string, answers: Answers, { runs }: Seed): ClassSheet => ({
    student,
    answers,
    marked: markSheet(pack, answers, runs),
    factsOf: runs.factsOf,
  })
  const honest = (seed: Seed, number: number) => {
    const sheet = known.get(seed) ?? sheetOf(`pupil ${number}`, seed.right, seed)
    known.set(seed, sheet)
    return sheet
  }
  let told = 0
  for (let time = 0; time < times; time++) {
    const [stranger, ...class_] = drawn(seeds, size + 1, random)
    const others = class_.slice(1).map(honest)
    const own = class_[0]!
    if (likestSheet(sheetOf('one', pupil(class_, stranger!, random), own), others)) told += 1
  }
  return told / times
}

function drawn<T>(all: readonly T[], count: number, random: Random): T[] {
  const left = [...all]
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0]!)
}

/** PACK=01-photocopy SEEDS=110 TIMES=1000 SIZES=10,28,100 gives the figures of docs/teaching.md. */
const { PACK, SEEDS = '40', TIMES = '300', SIZES = '10,28' } = process.env

describe('who did not copy is hardly ever told to have copied, and who copied all often is', () => {
  let pack: Pack
  let seeds: Seed[]
  beforeAll(() => {
    pack = PACK === undefined ? shortPhotocopy(scratchFolder()) : readPack(PACK).pack
    seeds = seedsOf(pack, Number(SEEDS), randomFrom('likeness'))
  })

  test.each(SIZES.split(',').map(Number))('in a class of %i', size => {
    const told = Object.fromEntries(
      Object.entries(pupils).map(([what, pupil]) => {
        const random = randomFrom('likeness', what, String(size))
        return [what, share(pack, seeds, { size, pupil, times: Number(TIMES), random })]
      }),
    )
    if (PACK !== undefined) console.log(PACK, size, told)
    // One of a hundred is promised; of 300, 7 or fewer in 99 of 100 tries.
    expect(told['right for a seed of nobody']).toBeLessThanOrEqual(7 / 300)
    expect(told['numbers in the wrong places']).toBeLessThanOrEqual(7 / 300)
    expect(told['guess and words of a friend']).toBeLessThanOrEqual(7 / 300)
    expect(told['copied whole']).toBeGreaterThan(0.8)
  })
})
