import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimates } from '../../../src/experiment/comparison/estimates.ts'
import { replicates } from '../../../src/experiment/sweep/replicates.ts'
import { replicateSeeds } from '../../../src/experiment/sweep/seeds.ts'
import { cellsOf, sweepOf } from '../../../src/experiment/sweep/sweep.ts'
import { lineage } from '../../../src/lineage/lineage.ts'
import { toyBook } from '../../toy.ts'

describe('seeds of replicates', () => {
  test('begin with the plan’s own, and are all different', () => {
    expect(replicateSeeds('lab-7', 3)).toEqual(['lab-7', 'lab-7r2', 'lab-7r3'])
    expect(new Set(replicateSeeds('1', 1000)).size).toBe(1000)
  })

  test('fewer are the first of more, so that an experiment can grow', () => {
    expect(replicateSeeds('1', 20).slice(0, 5)).toEqual(replicateSeeds('1', 5))
  })
})

describe('replicates of a book', () => {
  const book = toyBook({ words: 3000 })
  const options = { generations: 2, metrics: ['surviving-types', 'perplexity'] }
  const three = [...replicates(book, { ...options, replicates: 3 })]
  const valueOf = ({ rows }: (typeof three)[number], model: string) =>
    rows.find(row => row.model === model && row.metric === 'surviving-types')!.value

  test('give the first what the plan alone gives, and others other numbers', () => {
    const alone = Array.from(lineage(book, options), ({ metrics }) => metrics['surviving-types'])
    expect(['A', 'B'].map(model => valueOf(three[0]!, model))).toEqual(alone)
    expect(new Set(three.map(replicate => valueOf(replicate, 'B'))).size).toBe(3)
  })

  test('the mean over them is that of their numbers', () => {
    const found = estimates(three).find(({ model, metric }) => model === 'B' && metric === 'surviving-types')!
    const sum = three.reduce((sum, replicate) => sum + valueOf(replicate, 'B'), 0)
    expect(found.estimate.mean).toBeCloseTo(sum / 3, 12)
  })

  test('are counted from 1 to 1000', () => {
    expect(() => [...replicates(book, { replicates: 0 })]).toThrow(/whole number from 1 to 1000, got 0/)
    expect(() => [...replicates(book, { replicates: 1.5 })]).toThrow(/got 1.5/)
  })
})

describe('a sweep', () => {
  const plan = { base: { order: 2, seed: 7 }, vary: { regime: ['replace', 'accumulate'], size: [100, 200] }, seeds: 2 } // prettier-ignore

  test('has every combination, the last list turning fastest, each with every seed', () => {
    const sweep = sweepOf(plan, 'mine')
    expect(sweep.name).toBe('mine')
    expect(sweep.arms.map(({ name }) => name)).toEqual([
      'regime=replace size=100',
      'regime=replace size=200',
      'regime=accumulate size=100',
      'regime=accumulate size=200',
    ])
    const cells = cellsOf(sweep)
    expect(cells.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(cells[3]!.plan).toMatchObject({ corpus: 'moby-dick', order: 2, size: 200, seed: '7r2' })
  })

  test('varies options together that belong to one another', () => {
    const fresh = { regime: 'fresh-human', humanShare: 0.1, reserve: 0.5 }
    const { arms } = sweepOf({ vary: { together: [{ regime: 'replace' }, fresh], order: [1, 2] } })
    expect(arms.map(({ name }) => name)).toEqual([
      'regime=replace order=1',
      'regime=replace order=2',
      'regime=fresh-human humanShare=0.1 reserve=0.5 order=1',
      'regime=fresh-human humanShare=0.1 reserve=0.5 order=2',
    ])
    expect(arms[3]!.plan).toMatchObject({ ...fresh, order: 2 })
    expect(arms[0]!.plan).toMatchObject({ humanShare: null, reserve: 0 })
  })

  test('that varies nothing is its base', () => {
    const { arms, seeds } = sweepOf({ seeds: ['a', 2] }, 'plain')
    expect(arms.map(({ name, varied }) => [name, varied])).toEqual([['plain', {}]])
    expect(seeds).toEqual(['a', '2'])
  })

  test.each<[string, unknown, RegExp]>([
    ['no object', null, /^the sweep: it must be an object, got null/],
    ['a list', [], /^the sweep: it must be an object/],
    ['a field that it has not', { seed: 3 }, /no field "seed"/],
    ['an option that no plan has', { base: { ordr: 3 } }, /base has an option "ordr" that no plan has/],
    ['a value that is no list', { vary: { order: 3 } }, /vary.order: it must be a list, got 3/],
    ['an empty list', { vary: { order: [] } }, /vary.order: the list is empty/],
    ['a value twice', { vary: { order: [2, 2] } }, /vary.order has a value twice/],
    ['a value that its option refuses', { vary: { regime: ['replase'] } }, /regime must be .*got "replase"/],
    ['an option in both', { base: { order: 3 }, vary: { order: [2] } }, /order is in base and in vary/],
    ['a group that is no object', { vary: { together: ['replace'] } }, /vary.together must be a list of objects of options, got "replace"/],
    ['a group of nothing', { vary: { together: [{}] } }, /vary.together must be a list of objects/],
    ['a strange option in a group', { vary: { together: [{ ordr: 2 }] } }, /vary has an option "ordr"/],
    ['a group twice', { vary: { together: [{ order: 2 }, { order: 2 }] } }, /vary.together has a value twice/],
    ['an option in a group and in base', { base: { order: 3 }, vary: { together: [{ order: 2 }] } }, /order is in base and in vary/],
    ['an option in a group and in a list', { vary: { order: [2], together: [{ order: 3 }] } }, /order is in vary.together and has a list/],
    ['a seed in a group', { vary: { together: [{ seed: 3 }] } }, /vary.seed: seeds have a list of their own/],
    ['seeds that are varied', { vary: { seed: ['1'] } }, /vary.seed: seeds have a list of their own/],
    ['two lists of seeds', { base: { seed: 1 }, seeds: [1] }, /seeds are listed, and base has a seed too/],
    ['a seed twice', { seeds: [1, '1'] }, /seeds must be different/],
    ['no seeds', { seeds: 0 }, /whole number from 1 to 1000, got 0/],
    ['a corpus that is no text', { base: { corpus: 5 } }, /corpus must be a name or a path, got 5/],
    ['too many cells', { vary: { size: Array.from({ length: 101 }, (_, k) => k + 1) }, seeds: 100 }, /10100 cells, and may have 10000/],
  ])('of %s is refused', (_, value, message) => {
    expect(() => sweepOf(value)).toThrow(message)
  }) // prettier-ignore

  test('hidden names of objects are no options', () => {
    const value = JSON.parse('{"base": {"__proto__": {"order": 2}}}') as unknown
    expect(() => sweepOf(value)).toThrow(/an option "__proto__" that no plan has/)
    expect(() => sweepOf(JSON.parse('{"vary": {"__proto__": [1]}}'))).toThrow(/"__proto__"/)
    expect(() => sweepOf({ vary: { constructor: [1] } })).toThrow(/"constructor"/)
    expect(() => sweepOf(JSON.parse('{"vary": {"together": [{"__proto__": 1}]}}'))).toThrow(/"__proto__"/)
  })

  test('whatever JSON comes is refused in words, or is a sweep', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        try {
          expect(cellsOf(sweepOf(value)).length).toBeGreaterThan(0)
        } catch (error) {
          expect((error as Error).name).toBe('Refusal')
        }
      }),
    )
  })
})
