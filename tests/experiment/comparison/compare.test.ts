import { describe, expect, test } from 'vitest'
import { compare } from '../../../src/experiment/comparison/compare.ts'
import { differenceOf } from '../../../src/experiment/comparison/difference.ts'
import { departure, estimates } from '../../../src/experiment/comparison/estimates.ts'
import { armOf } from '../arms.ts'

const answers = (comparison: ReturnType<typeof compare>) =>
  Object.fromEntries(comparison.verdicts.map(({ question, answer }) => [question.name, answer]))

describe('estimates', () => {
  const { replicates } = armOf('x', { perplexity: [[10, 20, 90], [11, 21, 95], [12, 25, 99]] }) // prettier-ignore

  test('are means over the seeds, generation by generation', () => {
    const rows = estimates(replicates)
    expect(rows.map(({ model, estimate }) => [model, estimate.count, estimate.mean])).toEqual([
      ['A', 3, 11],
      ['B', 3, 22],
      ['C', 3, 284 / 3],
    ])
  })

  test('leave A where their interval has no value in common with that of A', () => {
    // A: 11 ± 2.48. B: 22 ± 6.57.
    expect(departure(estimates(replicates))).toBe('B')
    expect(departure(estimates(replicates.slice(0, 1)))).toBeUndefined()
    const alike = armOf('y', { perplexity: [[10, 10], [12, 14], [11, 9]] }) // prettier-ignore
    expect(departure(estimates(alike.replicates))).toBeUndefined()
  })

  test('have no interval where nothing was drawn: of the human text, and of theory', () => {
    const rows = [0, 1].flatMap(generation =>
      ['human', 'theory'].map(model => ({ generation, model, metric: 'entropy', value: generation })),
    )
    const human = { words: 1, sampleWords: 1 }
    const two = ['1', '2'].map(seed => ({ seed, human, rows: rows.filter(({ generation, model }) => (generation === 0) === (model === 'human')) })) // prettier-ignore
    expect(estimates(two).map(({ estimate }) => estimate)).toEqual([
      { count: 2, mean: 0 },
      { count: 2, mean: 1 },
    ])
  })
})

describe('a difference', () => {
  const [a, b] = [[1], [2], [3]].map(list => list[0]!) as [number, number]
  const value = (metric: string) => (look: (metric: string, generation: number) => number | undefined) =>
    look(metric, 1)

  test('of shared seeds is taken seed by seed, whatever their order, so that chance in common is gone', () => {
    const one = armOf('one', { js: [[a], [5], [9]] })
    const other = armOf('other', { js: [[11], [7], [b + 1]] }, { seeds: ['3', '2', '1'] })
    // 1 − 3, 5 − 7, 9 − 11: always −2.
    expect(differenceOf(one, other, value('js'))).toEqual({
      count: 3,
      mean: -2,
      interval: { low: -2, high: -2 },
      paired: true,
    })
  })

  test('of seeds apart is not paired', () => {
    const one = armOf('one', { js: [[1], [2], [3]] })
    const other = armOf('other', { js: [[2], [3], [4]] }, { seeds: ['x', 'y', 'z'] })
    const found = differenceOf(one, other, value('js'))!
    expect(found.paired).toBe(false)
    expect(found.mean).toBe(-1)
    expect(found.interval!.high).toBeGreaterThan(0)
  })

  test('of several seeds each is not paired on a single shared one', () => {
    const one = armOf('one', { js: [[1], [2], [3]] })
    const other = armOf('other', { js: [[2], [3], [4]] }, { seeds: ['1', 'y', 'z'] })
    expect(differenceOf(one, other, value('js'))).toMatchObject({ count: 3, mean: -1, paired: false })
  })

  test('is paired on one seed where an arm has no other, and then has no interval', () => {
    const one = armOf('one', { js: [[1]] })
    const other = armOf('other', { js: [[5], [7], [9]] })
    expect(differenceOf(one, other, value('js'))).toEqual({ count: 1, mean: -4, paired: true })
  })

  test('of one seed has no interval', () => {
    const found = differenceOf(armOf('one', { js: [[1]] }), armOf('other', { js: [[2]] }), value('js'))
    expect(found).toEqual({ count: 1, mean: -1, paired: true })
  })

  test('is nothing where an arm has no such number, or both are infinite', () => {
    const [none, endless] = [armOf('none', { js: [[1]] }), armOf('endless', { perplexity: [[Infinity]] })]
    expect(differenceOf(none, endless, value('perplexity'))).toBeUndefined()
    expect(differenceOf(endless, { ...endless, name: 'too' }, value('perplexity'))).toBeUndefined()
  })
})

describe('a comparison', () => {
  const replace = armOf('replace', {
    'surviving-types': [[0.8, 0.6], [0.81, 0.62]],
    perplexity: [[100, 150], [100, 151]],
  }) // prettier-ignore
  const accumulate = armOf('accumulate', {
    'surviving-types': [[0.8, 0.7], [0.81, 0.72]],
    perplexity: [[100, 110], [100, 112]],
  }) // prettier-ignore

  test('answers yes where the interval of the difference lies on the good side of 0, and no on the other', () => {
    const good = compare([replace, accumulate])
    expect(good.generation).toBe(2)
    expect(answers(good)).toMatchObject({ words: 'yes', prediction: 'yes', slowing: 'yes' })
    const bad = compare([accumulate, replace])
    expect(answers(bad)).toMatchObject({ words: 'no', prediction: 'no', slowing: 'no' })
    expect(bad.verdicts[0]!.difference.mean).toBeCloseTo(-0.1, 12)
  })

  test('cannot tell from one seed, however large the difference', () => {
    const [one, other] = [replace, accumulate].map(arm => ({ ...arm, replicates: arm.replicates.slice(0, 1) })) // prettier-ignore
    expect(new Set(Object.values(answers(compare([one!, other!]))))).toEqual(new Set(['open']))
  })

  test('cannot tell where the interval holds 0, and sees no difference where every seed gives the same', () => {
    const wavering = armOf('wavering', { 'surviving-types': [[0.8, 0.65], [0.81, 0.58]] }) // prettier-ignore
    expect(answers(compare([replace, wavering])).words).toBe('open')
    expect(answers(compare([replace, { ...replace, name: 'again' }])).words).toBe('same')
  })

  test('is of the last generation that all arms have, or of an earlier one', () => {
    const longer = armOf('longer', { 'surviving-types': [[0.8, 0.7, 0.1], [0.81, 0.72, 0.1]] }) // prettier-ignore
    expect(compare([replace, longer]).generation).toBe(2)
    expect(compare([replace, longer], { generation: 1 }).verdicts[0]!.answer).toBe('same')
    expect(() => compare([replace, longer], { generation: 3 })).toThrow(/generation 3 is not in all of/)
  })

  test.each([
    [
      'another human text',
      { text: 'another text' },
      /other and replace began with different human texts, so/,
    ],
    ['other tokens', { tokens: 'char' }, /other read its text as char and replace as word, so/],
    [
      'another part of it for A',
      { words: 500 },
      /A of other learned from 500 tokens and A of replace from 1000, so/,
    ],
    ['other measures', { only: true }, /no measure in common/],
  ])(
    'of %s is refused',
    (
      _,
      { only, ...options }: { only?: boolean; text?: string; tokens?: string; words?: number },
      message,
    ) => {
      const values = only ? { js: [[1, 2]] } : { perplexity: [[100, 110]] }
      expect(() => compare([replace, armOf('other', values, options)])).toThrow(message)
    },
  )

  test('of other lengths leaves out what grows with them, and says so', () => {
    const shorter = armOf(
      'shorter',
      { 'surviving-types': [[0.5, 0.4], [0.5, 0.41]], perplexity: [[100, 170], [100, 171]] },
      { size: 500 },
    ) // prettier-ignore
    const { rows, verdicts, incomparable } = compare([replace, shorter])
    expect(Array.from(incomparable)).toEqual([
      ['shorter and replace wrote other lengths (500 tokens against 1000 tokens)', ['surviving-types']],
    ]) // prettier-ignore
    expect(verdicts.map(({ question }) => question.name)).toEqual(['prediction', 'slowing'])
    expect(rows.filter(({ difference }) => difference).map(({ metric }) => metric)).toEqual(['perplexity', 'perplexity']) // prettier-ignore
  })

  test.each([
    ['size', '600 tokens against 300 tokens'],
    ['passages', '600 passages against 300 passages'],
  ])('of several models and one, each with its own length by %s, leaves out what grows', (by, lengths) => {
    const values = { 'surviving-types': [[0.5], [0.5]], perplexity: [[100], [100]] }
    const one = armOf('one', values, { [by]: 300 })
    const several = armOf('several', values, { [by]: 300, protect: ['several-seeds=2'] })
    const [reason] = [...compare([one, several]).incomparable.keys()]
    expect(reason).toBe(`several and one wrote other lengths (${lengths})`)
  })

  test('of a regime that grows leaves out what grows with it from the second generation on', () => {
    const growing = armOf('grow', { 'surviving-types': [[0.8, 0.7], [0.81, 0.72]], perplexity: [[100, 110], [100, 111]] }, { regime: 'grow' }) // prettier-ignore
    const found = compare([replace, growing]).rows.filter(
      ({ arm, difference }) => arm === 'grow' && difference,
    )
    expect(found.map(({ model, metric }) => [model, metric])).toEqual([
      ['A', 'surviving-types'],
      ['A', 'perplexity'],
      ['B', 'perplexity'],
    ])
  })

  test('takes two runs, each once', () => {
    expect(() => compare([replace])).toThrow(/takes two runs or more/)
    expect(() => compare([replace, replace])).toThrow(/the same name/)
  })
})

describe('two runs of one seed each', () => {
  /** A run with a law that allows it a standard deviation. */
  const runOf = (name: string, measured: number, deviation: number) => ({
    ...armOf(name, { 'surviving-types': [[measured]], 'distinct-3': [[0.5]] }),
    spreads: (generation: number) => (generation === 1 ? { 'surviving-types': deviation } : undefined),
  })

  test('are told apart by the spread that the survival law allows', () => {
    const { verdicts } = compare([runOf('one', 0.728, 0.017), runOf('other', 0.388, 0.019)])
    const { answer, difference } = verdicts.find(({ question }) => question.name === 'words')!
    expect(answer).toBe('no')
    // 1.96 · √(0.017² + 0.019²) = 0.05.
    expect(difference.interval!.low).toBeCloseTo(-0.34 - 0.05, 4)
    expect(difference.interval!.high).toBeCloseTo(-0.34 + 0.05, 4)
  })

  test('are not where it is wider than their difference, and equal numbers are equal', () => {
    const near = compare([runOf('one', 0.728, 0.02), runOf('other', 0.7, 0.02)])
    expect(answers(near)).toMatchObject({ words: 'open', repetition: 'same' })
  })
})
