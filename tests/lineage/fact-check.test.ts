import { describe, expect, test } from 'vitest'
import { lineage } from '../../src/lineage/lineage.ts'
import { passagesOf, type Corpus } from '../../src/text/passage.ts'
import { selectedOdds } from '../../src/theory/index.ts'
import { scores } from '../theory/drift.ts'

const corpus = (name: string, texts: readonly string[]): Corpus => ({
  name,
  title: name,
  constructed: true,
  passages: passagesOf(texts),
})

/** Passages that are one of two statements, one in three of them the false one. */
const claims = corpus(
  'claims',
  Array.from({ length: 6000 }, (_, k) => (k % 3 === 0 ? 'whales are fish' : 'whales are mammals')),
)
const wrong = corpus('wrong', ['are fish', 'cows are birds'])
const plan = { tokens: 'whitespace', order: 3, generations: 4, passages: 3000, texts: { wrong } } as const
const ROW = 'share-of-passages/statements:wrong'

const shares = (spec: string, seed: number) =>
  Array.from(
    lineage(claims, { ...plan, protect: [spec], seed, metrics: ['types-written'] }),
    ({ metrics }) => metrics[ROW]!,
  )

describe('a verifier of statements', () => {
  test('divides the odds of the false one by the same number in each round, as the law of selection has it', () => {
    const runs = Array.from({ length: 12 }, (_, seed) => shares('fact-check=0.9:0.6:wrong', seed))
    // A reads the human text as it is; three filters stand between A and D.
    const logs = runs.map(run => Math.log(run[3]! / (1 - run[3]!)))
    expect(
      Math.abs(scores(logs, Math.log(selectedOdds(1 / 2, 3, { keepTrue: 0.9, keepFalse: 0.6 }))).z),
    ).toBeLessThan(4)
    expect(runs.map(run => run[0]!).reduce((a, b) => a + b, 0) / 12).toBeCloseTo(1 / 3, 2)
  })

  test('that lets nothing wrong pass leaves none of it after one round', () => {
    expect(shares('fact-check=1:0:wrong', 1).slice(1)).toEqual([0, 0, 0])
  })

  test('is refused where no passage holds a statement, and where its text was not given', () => {
    const none = { wrong: corpus('wrong', ['whales are birds']) }
    const started = (texts: object) =>
      lineage(claims, { ...plan, ...texts, protect: ['fact-check=1:0.5:wrong'] }).next()
    expect(() => started({ texts: none })).toThrow(
      'fact-check marks what holds a statement of "wrong", and no passage of the human text does',
    )
    expect(() => started({ texts: {} })).toThrow('no passage of the human text does')
  })
})
