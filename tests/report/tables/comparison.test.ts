import { describe, expect, test } from 'vitest'
import type { Arm } from '../../../src/experiment/comparison/arm.ts'
import { compare } from '../../../src/experiment/comparison/compare.ts'
import { estimates } from '../../../src/experiment/comparison/estimates.ts'
import { comparisonTable, verdictBlocks, verdictsHead } from '../../../src/report/tables/comparison.ts'
import { shortNames } from '../../../src/report/tables/short-names.ts'
import { fromTo, plusMinus, signed } from '../../../src/report/tables/estimated.ts'
import { intervalsNote, intervalsTable } from '../../../src/report/tables/intervals-table.ts'
import { percent, significant } from '../../../src/report/format/numbers.ts'
import { armOf } from '../../experiment/arms.ts'

/** A mean with an interval of so much to either side. */
const around = (mean: number, half: number) => ({
  count: 5,
  mean,
  interval: { low: mean - half, high: mean + half },
})

describe('an estimate is shown', () => {
  test.each([
    [0.791, 0.002, '79.1 ±0.2'],
    [0.5, 0.0001, '50.0 ±<0.1'],
    [1, 0, '100 %'],
  ])('share %d ± %d as %j', (mean, half, text) => {
    expect(plusMinus(around(mean, half), percent)).toBe(text)
  })

  test.each([
    [278.4, 2.6, '278 ±3'],
    [278.4, 0.2, '278 ±<1'],
    [13491, 1234.5, '13,491 ±1,235'],
    [1.234, 0.0567, '1.23 ±0.057'],
    [278.4, 0, '278'],
  ])('number %d ± %d as %j', (mean, half, text) => {
    expect(plusMinus(around(mean, half), significant)).toBe(text)
  })

  test('without an interval as the number alone', () => {
    expect(plusMinus({ count: 1, mean: 0.5 }, percent)).toBe('50.0 %')
  })

  test('as a difference with its sign, and points of a per cent', () => {
    expect([0.158, -0.158, 0, 0.0001, -0.0001].map(value => signed(value, percent))).toEqual([
      '+15.8',
      '−15.8',
      '0',
      '+<0.1',
      '−<0.1',
    ])
    expect(fromTo({ low: -61.08, high: 5.5 }, significant)).toBe('−61.1 to +5.5')
  })
})

test('names of arms lose what all of them begin or end with', () => {
  expect(shortNames(['a-word3-replace-seed1', 'a-word3-accumulate-seed1'])).toEqual(['replace', 'accumulate'])
  expect(shortNames(['a-b', 'a-c-b'])).toEqual(['a-b', 'a-c-b'])
  expect(shortNames(['one', 'two'])).toEqual(['one', 'two'])
})

const values = (words: number) => ({
  'surviving-types': [
    [0.8, words],
    [0.81, words + 0.01],
  ],
  perplexity: [
    [100, 150],
    [100, 151],
  ],
})
const arms = (count: number) =>
  Array.from({ length: count }, (_, index) => armOf(`arm ${index}`, values(0.6 - index / 100)))

describe('a comparison', () => {
  test('of two arms has a column for each and their difference, in percentage points', () => {
    const lines = comparisonTable(compare(arms(2)), { width: 100 }).split('\n')
    expect(lines[0]).toMatch(/^generation B +arm 0 +arm 1 +difference$/)
    expect(lines[2]).toMatch(/^human words still used +60\.5 ±6\.4 +59\.5 ±6\.4 +−1\.0 \(−1\.0 to −1\.0\)$/)
  })

  test('says of how many words a share is', () => {
    const known = arms(2).map(arm => ({
      ...arm,
      replicates: arm.replicates.map(replicate => ({
        ...replicate,
        human: { ...replicate.human, types: { 'surviving-types': 9600 } },
      })),
    }))
    const lines = comparisonTable(compare(known), { width: 100 }).split('\n')
    expect(lines[2]).toMatch(/^human words still used \(of 9,600\) +60\.5 ±6\.4/)
  })

  test('of several seeds beside one of them says that differences are of that one', () => {
    const [several, one] = arms(2) as [Arm, Arm]
    const head = verdictsHead(compare([several, { ...one, replicates: one.replicates.slice(0, 1) }]))
    expect(head).toMatch(/^Beside arm 0, by the one seed that both have: numbers with ± are means of several/)
  })

  test('of more arms than fit has a row for each, and is no wider than the line', () => {
    const lines = comparisonTable(compare(arms(12)), { width: 60 }).split('\n')
    expect(lines).toHaveLength(14)
    expect(lines[0]).toMatch(/^generation B +surviving-types +perplexity$/)
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(60)
    const narrow = comparisonTable(compare(arms(12)), { width: 30 }).split('\n')
    expect(narrow[0]).toMatch(/^generation B +surviving-types$/)
  })

  test('says beside which arm, by how many seeds, and answers each question with all arms', () => {
    const comparison = compare(arms(3))
    expect(verdictsHead(comparison)).toMatch(/^Beside arm 0, by 2 shared seeds\. In brackets/)
    const [words, ...others] = verdictBlocks(comparison, { width: 100 })
    expect(words!.title).toBe('Does it lose fewer words? (human words still used)')
    expect(words!.rows.split('\n').map(line => line.trim().split(/ {2,}/))).toEqual([
      ['arm 0', '60.5 ±6.4'],
      ['arm 1', 'no', '59.5 ±6.4', '−1.0 points (−1.0 to −1.0)'],
      ['arm 2', 'no', '58.5 ±6.4', '−2.0 points (−2.0 to −2.0)'],
    ])
    expect(others.map(({ title }) => title.split(' (')[0])).toEqual([
      'Does it predict human writing better?',
      'Does its perplexity rise less in the last round?',
    ])
    expect(others[0]!.rows).toMatch(/\n {2}arm 1 +equal /)
  })
})

describe('the table of intervals', () => {
  const { replicates } = armOf('x', { perplexity: [[100, 150], [101, 155]], 'surviving-types': [[0.8, 0.8], [0.8, 0.9]] }) // prettier-ignore
  const facts = { generations: ['A', 'B'], origin: 'human', tokens: 'word', metrics: null }

  test('names the first generation that leaves A, where one does', () => {
    const lines = intervalsTable(estimates(replicates), { ...facts, width: 100 }).split('\n')
    expect(lines[0]).toMatch(/^ +human +A +B +leaves A$/)
    expect(lines[2]).toMatch(/^human words still used +– +80\.0 % +85\.0 ±63\.5 +–$/)
    expect(lines[3]).toMatch(/^perplexity on held-out text +– +101 ±6 +153 ±32 +B$/)
  })

  test('of one seed says that it cannot tell', () => {
    expect(intervalsNote(1)).toMatch(/^One seed gives no interval/)
    expect(intervalsNote(5)).toMatch(/mean over 5 seeds/)
  })
})
