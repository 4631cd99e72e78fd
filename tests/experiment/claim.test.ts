import { describe, expect, test } from 'vitest'
import {
  aboveLaw,
  changeOf,
  gapOf,
  estimateRow,
  overSeeds,
  relativeChangeOf,
  type Arms,
} from '../../src/experiment/comparison/arms.ts'
import {
  answersTo,
  FULL_SIZE_ONLY,
  judgementOf,
  type Answer,
  type Claim,
  type Judgement,
} from '../../src/experiment/claim.ts'
import { barsOf, seriesOf } from '../../src/experiment/figure.ts'
import { tellingAnswers } from '../../src/report/findings/answers.ts'
import { armOf } from './arms.ts'

const arms: Arms = new Map(
  [armOf('one', { js: [[1, 2, 4], [3, 4, 8]] }), armOf('other', { js: [[0, 2, 1], [1, 5, 2]] })].map(arm => [arm.name, arm]), // prettier-ignore
)

describe('a number of an arm', () => {
  test('is the mean over its seeds; a gap, a change and a share of change are taken seed by seed', () => {
    expect(estimateRow(arms, 'one', 'js', 1)!.mean).toBe(2)
    expect(gapOf(arms, ['one', 'other'], 'js', 2)!.mean).toBe(-0.5)
    expect(changeOf(arms, 'one', 'js', [1, 3])!.mean).toBe(4)
    expect(relativeChangeOf(arms, 'one', 'js', [1, 2])!.mean).toBeCloseTo((1 + 1 / 3) / 2, 12)
    expect(overSeeds(arms, ['one', 'other'], (a, b) => a('js', 1)! * b('js', 1)!)!.mean).toBe(1.5)
  })

  test('is nothing where the arm has none, and a fault where there is no such arm', () => {
    expect(estimateRow(arms, 'one', 'entropy', 1)).toBeUndefined()
    expect(aboveLaw(arms, 'one', 'js', 1)).toBeUndefined()
    expect(() => estimateRow(arms, 'none', 'js', 1)).toThrow(/no arm "none", only one, other/)
  })

  test('has a place in a figure for each generation, and a bar for the last', () => {
    expect(seriesOf(arms, 'one', 'js').points.map(({ at, value }) => [at, value.mean])).toEqual([[1, 2], [2, 3], [3, 6]]) // prettier-ignore
    expect(barsOf(arms, ['one', 'other'], 'js').map(({ value }) => value.mean)).toEqual([6, 1.5])
  })
})

test('a figure shows a number on held-out text with the chance of that text, as claims do', () => {
  const blocks = {
    sums: Array.from({ length: 20 }, (_, k) => 6 + (k % 4)),
    counts: Array<number>(20).fill(1),
  }
  const arm = armOf('one', { perplexity: [[180], [180]], js: [[1], [1]] })
  const known = {
    ...arm,
    replicates: arm.replicates.map(replicate => ({
      ...replicate,
      rows: replicate.rows.map(row => (row.metric === 'perplexity' ? { ...row, blocks } : row)),
    })),
  }
  const shown = (row: string) => barsOf(new Map([['one', known]]), ['one'], row)[0]!.value.interval!
  expect(shown('js')).toEqual({ low: 1, high: 1 })
  // Blocks of 6 to 9 bits have a spread of 1.12, so their mean of twenty one of 0.25: a factor of 2 to the 0.49.
  expect(shown('perplexity').high - shown('perplexity').low).toBeGreaterThan(100)
  expect(shown('perplexity').high - shown('perplexity').low).toBeLessThan(150)
})

describe('an answer', () => {
  const claim = { expected: { above: 0 }, measure: () => undefined } as unknown as Claim
  const claimAt = (low: number, high: number, count = 2): Claim => ({
    ...claim,
    measure: () => ({ count, mean: (low + high) / 2, interval: { low, high } }),
  })
  const answers = (...claims: Claim[]) => answersTo(claims, arms).map(({ answer }) => answer)
  const at = (low: number, high: number) => answers(claimAt(low, high))[0]

  test('takes the whole interval on one side; what reaches to both is open, as is a single seed', () => {
    expect([at(1, 2), at(-2, -1), at(-1, 1), at(0, 0), at(-1, 0)]).toEqual(['yes', 'no', 'open', 'no', 'no'])
    expect(answers(claim)).toEqual(['open'])
    expect(answers({ ...claim, measure: () => ({ count: 1, mean: 5 }) })).toEqual(['open'])
  })

  test('says that plans of full size alone would tell it, and says nothing of seeds then', () => {
    const [answered] = answersTo([{ ...claim, fullSizeOnly: true }], arms)
    expect(answered).toMatchObject({ answer: 'open', untold: FULL_SIZE_ONLY })
  })

  test('of several claims takes more: of two, the clearer one is held at half of the rate', () => {
    // With three seeds a 95 % interval reaches 4.303 standard errors, and one of 97.5 % reaches 6.205.
    const [barely, clearly] = [claimAt(0.1, 2, 3), claimAt(0.4, 2, 3)]
    expect(answers(barely)).toEqual(['yes'])
    expect(answers(barely, claimAt(-1, 1.5, 3))).toEqual(['open', 'open'])
    expect(answers(clearly, claimAt(-1, 1.5, 3))).toEqual(['yes', 'open'])
    expect(answers(barely, clearly)).toEqual(['yes', 'yes'])
    const between = { ...claimAt(-0.5, 0.5, 3), expected: { above: -1, below: 0.6 } }
    expect(answers(between)).toEqual(['yes'])
    expect(answers(between, claimAt(-1, 1, 3))).toEqual(['open', 'open'])
  })
})

describe('a list', () => {
  const of = (...answers: [string, Claim['weight'], Answer][]) =>
    answers.map(([name, weight, answer]) => ({ claim: { name, weight } as Claim, answer }))
  const told = (verdict: Judgement, answers: ReturnType<typeof of>) =>
    tellingAnswers({ verdict, answers }).map(({ claim }) => claim.name)

  test('has the effect, and what decided where that is another', () => {
    expect(told('supports', of(['a', 'main', 'yes'], ['b', 'aside', 'no']))).toEqual(['a'])
    expect(told('qualifies', of(['a', 'main', 'yes'], ['b', 'aside', 'no'], ['c', 'limit', 'no']))).toEqual(['a', 'c']) // prettier-ignore
    expect(told('contradicts', of(['a', 'main', 'no'], ['b', 'main', 'no']))).toEqual(['a'])
    expect(told('open', of(['a', 'main', 'yes'], ['b', 'main', 'open']))).toEqual(['a', 'b'])
  })
})

describe('a verdict', () => {
  const judged = (...answers: [Claim['weight'], Answer][]) =>
    judgementOf(answers.map(([weight, answer]) => ({ claim: { weight } as Claim, answer })))

  test('falls with a main claim, is qualified by a limit, and cares for nothing beside', () => {
    expect(judged(['main', 'yes'], ['limit', 'yes'])).toBe('supports')
    expect(judged(['main', 'yes'], ['limit', 'no'])).toBe('qualifies')
    expect(judged(['main', 'yes'], ['aside', 'no'])).toBe('supports')
    expect(judged(['main', 'yes'], ['main', 'no'], ['limit', 'yes'])).toBe('contradicts')
    expect(judged(['main', 'yes'], ['main', 'open'], ['limit', 'no'])).toBe('open')
    expect(judged(['main', 'no'], ['main', 'open'])).toBe('contradicts')
    expect(judged(['limit', 'yes'])).toBe('open')
  })
})
