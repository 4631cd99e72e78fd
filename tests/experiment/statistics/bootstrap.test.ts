import { describe, expect, test } from 'vitest'
import { chance } from '../../toy.ts'
import { estimates } from '../../../src/experiment/comparison/estimates.ts'
import { overText } from '../../../src/experiment/comparison/over-text.ts'
import { differenceOf } from '../../../src/experiment/comparison/difference.ts'
import { toldArms } from '../../../src/experiment/comparison/told.ts'
import type { Arm } from '../../../src/experiment/comparison/arm.ts'
import {
  drawsOfError,
  heldOutOf,
  spreadOf,
  valueOn,
  widened,
} from '../../../src/experiment/statistics/bootstrap.ts'
import { blocksOf, type Blocks } from '../../../src/metrics/held-out-blocks.ts'
import { planOf } from '../../../src/lineage/plan.ts'
import { heldOutNote } from '../../../src/report/tables/held-out-note.ts'
import { streamOf } from '../../../src/text/stream.ts'

test('passages are cut into at most fifty blocks, one after another, with about as many tokens each', () => {
  const passages = (lengths: readonly number[]) =>
    streamOf(Int32Array.from([0, ...lengths.flatMap(length => [...Array<number>(length).fill(1), 0])]))
  expect([...blocksOf(passages([3, 3, 3]))]).toEqual([0, 1, 2])
  const many = [...blocksOf(passages(Array<number>(500).fill(9)))]
  expect(many.at(-1)).toBe(49)
  expect(new Set(many).size).toBe(50)
  expect(many).toEqual([...many].sort((a, b) => a - b))
  // A passage of half the text takes one block, and no number is passed over.
  const numbers = [...new Set(blocksOf(passages([...Array<number>(50).fill(1), 1000, 9, 9, 9])))]
  expect(numbers).toEqual(numbers.map((_, index) => index))
})

test('a measure on a draw is that of its mean: twice 8 bits in 4 cases and once 2 bits in 2 are 1.8 bits', () => {
  const blocks: Blocks = { sums: [8, 100, 2], counts: [4, 1, 2] }
  expect(valueOn(Uint8Array.of(2, 0, 1), 'accuracy-5', blocks)).toBe(1.8)
  expect(valueOn(Uint8Array.of(2, 0, 1), 'perplexity/1', blocks)).toBeCloseTo(2 ** 1.8, 12)
  expect(valueOn(Uint8Array.of(0, 0, 0), 'perplexity', blocks)).toBeUndefined()
})

/** Blocks of ten cases, each a one with a chance that the block has for itself: cases of one block are alike. */
function alike(random: () => number): Blocks {
  const sums = Array.from({ length: 50 }, () => {
    const share = random()
    return Array.from({ length: 10 }, () => (random() < share ? 1 : 0)).reduce((a: number, b) => a + b, 0)
  })
  return { sums, counts: sums.map(() => 10) }
}

describe('the interval of the block bootstrap', () => {
  test('holds the truth in 91 to 98 of 100 texts whose passages are alike, which single cases would not', () => {
    const random = chance(7)
    let [held, naive] = [0, 0]
    for (let text = 0; text < 500; text++) {
      const blocks = alike(random)
      const { low, high, cases } = heldOutOf('accuracy-5', blocks)
      if (low! <= 0.5 && high! >= 0.5) held += 1
      const mean = blocks.sums.reduce((a, b) => a + b) / cases
      if (Math.abs(mean - 0.5) < 1.96 * Math.sqrt((mean * (1 - mean)) / cases)) naive += 1
    }
    expect(held / 500).toBeGreaterThan(0.91)
    expect(held / 500).toBeLessThan(0.98)
    expect(naive / 500).toBeLessThan(0.75)
  })

  test('is not told of fewer than ten blocks, and its cases are', () => {
    expect(heldOutOf('perplexity', { sums: [1, 2], counts: [3, 4] })).toEqual({ cases: 7 })
    expect(drawsOfError(9)).toEqual([])
  })
})

test('the chance of the seeds and that of the text add up by their squares', () => {
  const { interval } = widened({ count: 5, mean: 10, interval: { low: 7, high: 13 } }, 4 / 1.959963984540054)
  expect(interval.low).toBeCloseTo(5, 5)
  expect(interval.high).toBeCloseTo(15, 5)
  expect(spreadOf([1, 3])).toBeCloseTo(Math.SQRT2, 12)
})

/** An arm whose seeds guess, in each block, what `sums` says of it. */
const arm = (name: string, seeds: readonly (readonly number[])[], counts: readonly number[]): Arm => ({
  name,
  plan: planOf({}),
  text: 'a text',
  replicates: seeds.map((sums, index) => ({
    seed: String(index + 1),
    human: { words: 10_000, sampleWords: 100 },
    rows: [
      {
        ...{ generation: 1, model: 'A', metric: 'accuracy-5' },
        value: sums.reduce((a, b) => a + b) / counts.reduce((a, b) => a + b),
        blocks: { sums, counts },
      },
    ],
  })),
})

const counts = Array<number>(50).fill(10)
const sums = alike(chance(3)).sums

describe('means over seeds that rest on held-out text', () => {
  test('have an interval where every seed gave the same, and say their cases', () => {
    const [row] = estimates(arm('one', [sums, sums, sums], counts).replicates)
    const { low, high } = row!.estimate.interval!
    expect(high - low).toBeGreaterThan(0.1)
    expect(row!.cases).toBe(500)
  })

  test('differ by what they differ in every block, however far blocks differ', () => {
    const better = sums.map(sum => sum + 1)
    const pair = [arm('one', [better, better], counts), arm('two', [sums, sums], counts)]
    const work = ([one, two]: readonly Arm[]) => differenceOf(one!, two!, value => value('accuracy-5', 1))
    const { interval } = overText(pair)(work(pair)!, work)
    expect(interval!.low).toBeCloseTo(0.1, 12)
    expect(interval!.high).toBeCloseTo(0.1, 12)
  })

  test('differ within a wider interval where they do so in some blocks', () => {
    const better = sums.map((sum, block) => (block < 5 ? sum + 10 : sum))
    const pair = [arm('one', [better, better], counts), arm('two', [sums, sums], counts)]
    const work = ([one, two]: readonly Arm[]) => differenceOf(one!, two!, value => value('accuracy-5', 1))
    const { interval } = overText(pair)(work(pair)!, work)
    // Of 50 blocks 5 have it: the standard error of the share is √(.1 · .9 / 50).
    expect((interval!.high - interval!.low) / 2 / 1.96).toBeCloseTo(Math.sqrt(0.09 / 50), 2)
  })

  test('are not told of fewer than thirty cases', () => {
    const few = (cases: number) =>
      toldArms([arm('one', [sums], [cases, ...Array<number>(49).fill(0)])])[0]!.replicates[0]!.rows
    expect(few(29)).toEqual([])
    expect(few(30)).toHaveLength(1)
  })
})

test('what other held-out text would give is said of thirty cases or more', () => {
  const note = (cases: number) =>
    heldOutNote({
      rows: [
        {
          generation: 1,
          model: 'A',
          metric: 'perplexity',
          value: 300,
          heldOut: { cases, low: 250, high: 360 },
        },
      ],
      ...{ generations: ['A'], tokens: 'word', origin: 'human' },
    })
  expect(note(30)).toBe(
    'On other held-out text of this kind, 95 of 100 times, A would have: perplexity on held-out text 250 to 360.',
  )
  expect(note(29)).toBe('')
})
