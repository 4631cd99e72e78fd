import { expect, test } from 'vitest'
import { findingOf } from '../../../src/experiment/finding.ts'
import { experimentHeading, experimentNamed } from '../../../src/experiment/named.ts'
import { riis } from '../../../src/experiment/papers/riis.ts'
import { verdictSentence } from '../../../src/report/findings/answers.ts'
import { findingDocument } from '../../../src/report/findings/finding-document.ts'
import { armOf } from '../arms.ts'

/** What the paper prints of Jane Austen, by the share that was written: words and trigrams by round. */
const PUBLISHED: Readonly<Record<string, Readonly<Record<string, readonly (readonly [number, number])[]>>>> = {
  '100 % written': {
    'surviving-types': [[1, 0.8504], [3, 0.6953], [6, 0.5767], [12, 0.449]],
    'surviving-ngrams-3': [[12, 0.169]],
  },
  '50 % written': { 'surviving-types': [[12, 0.819]], 'surviving-ngrams-3': [[12, 0.623]] },
  '25 % written': { 'surviving-types': [[12, 0.847]], 'surviving-ngrams-3': [[12, 0.661]] },
} // prettier-ignore

const setting = { experiment: 'riis', size: 'quick', corpus: 'austen.txt', seed: '1' } as const

/** What came out, a little away from what was published, with five seeds. */
const found = (away: number, text: string = riis.text!.sha256) =>
  findingOf(
    riis,
    setting,
    Object.entries(PUBLISHED).map(([name, values]) => {
      const rows = Object.entries(values).map(([metric, numbers]) => {
        const rounds = Array.from({ length: 12 }, (_, k) => numbers.find(([round]) => round === k + 1)?.[1] ?? 0.5) // prettier-ignore
        return [
          metric,
          [-2, -1, 0, 1, 2].map(seed => rounds.map(value => value + away + seed * 1e-4)),
        ] as const
      })
      return armOf(name, Object.fromEntries(rows), { text, facts: { types: { 'surviving-types': 14_000 } } })
    }),
  )

test('nine numbers are held against what was published, to a hundredth', () => {
  const near = found(0.004)
  expect(near.answers.map(({ answer }) => answer)).toEqual(Array(9).fill('yes'))
  expect(near.verdict).toBe('supports')
  expect(found(0.02).verdict).toBe('contradicts')
  expect(found(0.01).verdict).toBe('open')
})

test('of another text no number is told', () => {
  const { answers, verdict, ...finding } = found(0, 'another')
  expect([verdict, new Set(answers.map(({ answer, estimate }) => `${answer} ${estimate?.mean}`))]).toEqual([
    'open',
    new Set(['open undefined']),
  ])
  expect(verdictSentence({ answers, verdict, ...finding })).toBe(
    'Open: the numbers of the paper are of another text (9 claims, 5 seeds an arm).',
  )
})

test('is found by its name, and speaks of the paper and not of the article', () => {
  expect(experimentNamed('riis')).toBe(riis)
  expect(experimentHeading(riis)).toBe(riis.title)
  const document = JSON.stringify(findingDocument(found(0)))
  expect(document).toContain('The paper says: ')
  expect(document).not.toContain('article')
})
