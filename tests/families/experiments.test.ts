import { describe, expect, test } from 'vitest'
import { answersTo } from '../../src/experiment/claim.ts'
import { experiments, experimentNumber } from '../../src/experiment/experiments/index.ts'
import { experimentNamed } from '../../src/experiment/named.ts'
import { papers } from '../../src/experiment/papers/index.ts'
import { planOf } from '../../src/lineage/plan.ts'
import { sentenceOf } from '../../src/report/findings/answers.ts'

describe.each([...experiments, ...papers].map(experiment => ({ name: experiment.name, experiment })))(
  '$name',
  ({ experiment }) => {
    test.each(['quick', 'full'] as const)('has arms of its own and three seeds or more (%s)', size => {
      const names = experiment.arms(size).map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      expect(experiment.seeds[size]).toBeGreaterThanOrEqual(3)
      for (const { options, parameters } of experiment.arms(size)) {
        expect(() => planOf({ ...options, seed: '1' })).not.toThrow()
        expect(parameters === undefined || experiment.procedure !== undefined).toBe(true)
      }
    })

    test('says what is expected, what would be wrong, and what it does not show', () => {
      for (const text of [
        experiment.title,
        experiment.statement,
        experiment.expected,
        experiment.wrong,
        experiment.silent,
      ])
        expect(text).toMatch(/^[A-Z].{20,}[.?]$/)
      expect(experiment.claims.some(({ weight }) => weight === 'main')).toBe(true)
      expect(new Set(experiment.claims.map(({ name }) => name)).size).toBe(experiment.claims.length)
    })

    test('every claim with two bounds argues why what lies between them counts as alike', () => {
      for (const { expected, margin, name } of experiment.claims)
        if (expected.above !== undefined && expected.below !== undefined)
          expect([name, margin ?? '']).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/)])
    })

    test.each(experiment.claims.map(claim => ({ claimName: claim.name, claim })))(
      'the claim $claimName says what its number says, and nothing when the number says nothing',
      ({ claim }) => {
        const { above = -1e6, below = 1e6 } = claim.expected
        const middle = above === -1e6 ? below - 1 : below === 1e6 ? above + 1 : (above + below) / 2
        const outside = below === 1e6 ? above - 1 : below + 1
        const answerAt = (low: number, high: number) =>
          answersTo([{ ...claim, measure: () => ({ count: 3, mean: (low + high) / 2, interval: { low, high } }) }], new Map())[0]! // prettier-ignore
        const [yes, no, open] = [answerAt(middle, middle), answerAt(outside, outside), answerAt(Math.min(middle, outside), Math.max(middle, outside))] // prettier-ignore
        expect([yes.answer, no.answer, open.answer]).toEqual(['yes', 'no', 'open'])
        expect(sentenceOf(yes).startsWith(claim.says)).toBe(true)
        expect(sentenceOf(no).startsWith(claim.otherwise)).toBe(true)
        expect(sentenceOf(open)).toMatch(/^It cannot be told/)
        expect(claim.says).not.toBe(claim.otherwise)
      },
    )
  },
)

test('an experiment is called by its name or by its number; another is refused, with the nearest', () => {
  expect(experimentNamed('photocopy')).toBe(experiments[0])
  expect(experimentNamed('3')).toBe(experiments[2])
  expect(experimentNumber(experiments[4]!)).toBe(5)
  expect(() => experimentNamed('photocopies')).toThrow(/there is no experiment "photocopies"/)
  expect(() => experimentNamed('__proto__')).toThrow(/no experiment/)
})
