import { describe, expect, test } from 'vitest'
import type { RunFacts } from '../../src/exercise/keys/facts.ts'
import { number } from '../../src/exercise/items/number.ts'
import { shortText } from '../../src/exercise/items/short-text.ts'
import { likestSheet, likeTexts, type ClassSheet } from '../../src/exercise/likeness.ts'
import { markSheet } from '../../src/exercise/mark.ts'
import type { ExerciseRuns } from '../../src/exercise/exercise-runs.ts'
import type { Pack } from '../../src/exercise/pack.ts'

const METRICS = ['a', 'b', 'c', 'd'] as const
const numbers = METRICS.map(metric =>
  number.task({
    kind: 'number',
    id: metric,
    points: 1,
    prompt: 'How much?',
    value: { run: 'copy', metric, generation: 1 },
    tolerance: { decdig: 1 },
  }),
)
const why = shortText.task({ kind: 'short-text', id: 'why', points: 1, prompt: 'Why?', look: 'a reason' })
const pack = { tasks: [...numbers, why] } as unknown as Pack

/** Sixteen seeds whose keys lie 2 above or below 50, all combinations once, so that no two go together. */
const seeds = Array.from({ length: 16 }, (_, seed) =>
  Object.fromEntries(METRICS.map((metric, place) => [metric, ((seed >> place) & 1) === 0 ? 48 : 52])),
)
function sheetOf(seed: number, answers: ClassSheet['answers'] = seeds[seed]!): ClassSheet {
  const facts = { value: ({ metric }: { metric: string }) => seeds[seed]![metric]! } as unknown as RunFacts
  const factsOf = () => facts
  const runs = { factsOf } as unknown as ExerciseRuns
  return { student: `pupil ${seed}`, answers, marked: markSheet(pack, answers, runs), factsOf }
}
const others = Array.from({ length: 15 }, (_, index) => sheetOf(index + 1))

describe('answers that are those of another', () => {
  test('are told with their chance, as worked out by hand', () => {
    const like = likestSheet(sheetOf(0, seeds[15]), others)!
    expect([like.student, like.ids]).toEqual(['pupil 15', ['a', 'b', 'c', 'd']])
    // Sixteen keys, 2 from their mean: a sum of squares of 64, over 15, 14, 13 and 12 degrees of freedom. A decimal is right within 0.05.
    const one = (free: number) => 0.1 / (Math.sqrt(64 / free) * Math.sqrt(2 * Math.PI))
    expect(like.chance).toBeCloseTo(15 * one(15) * one(14) * one(13) * one(12), 12)
  })

  test('are told where one of them happens to be right for the own seed', () => {
    expect(likestSheet(sheetOf(0, seeds[14]), others)!.ids).toEqual(['b', 'c', 'd'])
  })

  test('are not told of who made no mistake, has answers of nobody, or has one that fits by chance', () => {
    expect(likestSheet(sheetOf(0), others)).toBeUndefined()
    expect(likestSheet(sheetOf(0, { a: 10, b: 20, c: 30, d: 40 }), others)).toBeUndefined()
    expect(likestSheet(sheetOf(0, { ...seeds[0], a: 52 }), others)).toBeUndefined()
  })

  test('that many have are a mistake that many make', () => {
    const wrong = { a: 1, b: 2, c: 3, d: 4 }
    const two = [...others.slice(0, 14), sheetOf(15, wrong)]
    expect(likestSheet(sheetOf(0, wrong), two)!.student).toBe('pupil 15')
    const all = others.map((_, index) => sheetOf(index + 1, wrong))
    expect(likestSheet(sheetOf(0, wrong), all)).toBeUndefined()
  })

  test('count with the right ones and the words where the whole sheet is the other’s', () => {
    const copied = { ...seeds[3], why: 'It is gone.' }
    const class_ = others.map((other, index) => (index + 1 === 3 ? sheetOf(3, copied) : other))
    const like = likestSheet(sheetOf(0, copied), class_)!
    expect([like.student, like.ids, like.isWhole]).toEqual(['pupil 3', ['a', 'b', 'c', 'd', 'why'], true])
    // Two numbers are wrong for the own seed; one of fifteen others has the same sentence. Right numbers say nothing.
    const one = (free: number) => 0.1 / (Math.sqrt(64 / free) * Math.sqrt(2 * Math.PI))
    expect(like.chance).toBeCloseTo((15 * one(15) * one(14)) / 15, 12)
    expect(likestSheet(sheetOf(0, { ...copied, why: 'They are lost.' }), class_)!.isWhole).toBeUndefined()
    expect(likestSheet(sheetOf(3, copied), [sheetOf(0, copied), ...others.slice(3)])).toBeUndefined()
  })

  test('are no mistake that many make where several have copied the whole of one sheet', () => {
    const copied = { ...seeds[3], why: 'It is gone.' }
    const class_ = others.map((other, index) => (index + 1 === 3 || index >= 11 ? sheetOf(index + 1, copied) : other)) // prettier-ignore
    const one = (free: number) => 0.1 / (Math.sqrt(64 / free) * Math.sqrt(2 * Math.PI))
    // Of the ten others who did not copy nobody has the sentence.
    expect(likestSheet(sheetOf(0, copied), class_)!.chance).toBeCloseTo((15 * one(15) * one(14)) / 11, 12)
  })

  test('are not told in a class so small that its keys say little', () => {
    expect(likestSheet(sheetOf(0, seeds[15]), [sheetOf(15), sheetOf(3)])).toBeUndefined()
  })
})

describe('an answer in words', () => {
  const told = (mine: string, theirs: string) =>
    likeTexts(sheetOf(0, { why: mine }), [sheetOf(1, { why: 'I do not know' }), sheetOf(2, { why: theirs })])
  const text = 'Nobody can learn a word again that is not written any more.'
  test('that is that of another, in other letters and marks, is told', () => {
    expect(told(text, text.toUpperCase().replace('.', ' !'))).toEqual([{ id: 'why', student: 'pupil 2' }])
    expect(told(text, `${text} Really.`)).toEqual([{ id: 'why', student: 'pupil 2' }])
  })
  test('of other words, or of few, is not', () => {
    expect(told(text, 'A word that the first model leaves out is never seen by the second one.')).toEqual([])
    expect(told('It is gone.', 'It is gone.')).toEqual([])
  })
})
