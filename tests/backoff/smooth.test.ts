import { describe, expect, test } from 'vitest'
import { exp } from '../../src/arithmetic.ts'
import { chosenDiscounts, countsOfCounts, threeDiscounts } from '../../src/backoff/discounts.ts'
import { continuations, ngramTables } from '../../src/backoff/counts/ngram-tables.ts'
import { smooth } from '../../src/backoff/smooth.ts'
import { smoothingNamed } from '../../src/backoff/smoothings/index.ts'
import type { TextFacts } from '../../src/backoff/smoothings/smoothing.ts'
import { given } from '../../src/given.ts'
import { train } from '../../src/model/train.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { entries } from '../oracles/reference.ts'
import { toyBook } from '../toy.ts'
import { BackoffWalk } from './backoff-walk.ts'

/*
 * Ids by falling count: a 1, b 2, c 3; `</s>` 0, unknown 4: five outcomes.
 * Tokens: a 3, b 2, c 1, `</s>` 3, nine in all. Pairs: `<s>` a 3, a b 2, a c 1, b `</s>` 2, c `</s>` 1.
 * Preceded by different tokens: a 1, b 1, c 1, `</s>` 2, five in all.
 */
const text = passagesOf(['a b', 'a c', 'a b'])
const [END, A, B, C, UNKNOWN] = [0, 1, 2, 3, 4]

/** The probability of a token after `<s>` a. */
function afterA(name: string, id: number, discounts?: readonly number[]): number {
  const model = smooth(
    train(text, { tokens: 'whitespace', order: 2, weights: [0.2, 0.3, 0.5] }),
    smoothingNamed(name),
    given({ discounts }),
  )
  const cursor = new BackoffWalk(model)
  cursor.step(A)
  return exp(cursor.step(id) * 2.302585092994046)
}

describe('by hand, after a', () => {
  test.each<[string, number, number]>([
    ['mle', B, 2 / 3],
    ['mle', C, 1 / 3],
    ['mle', END, 0],
    ['add-k', B, (2 + 1) / (3 + 5)],
    ['add-k', UNKNOWN, 1 / (3 + 5)],
    // λ_1 / (λ_0 + λ_1) = 0.6 of the words, and half of all that for the pairs.
    ['jelinek-mercer', B, 0.5 * (2 / 3) + 0.5 * (0.6 * (2 / 9) + 0.4 * (1 / 5))],
    ['witten-bell', B, (2 + 2 * ((2 + 4 / 5) / (9 + 4))) / (3 + 2)],
    ['witten-bell', UNKNOWN, (2 * (4 / 5 / 13)) / 5],
    // Words: n_1 = 1 (c), n_2 = 1 (b), D = 1/3. Pairs: n_1 = 2, n_2 = 2, D = 1/3.
    ['absolute-discounting', B, (2 - 1 / 3) / 3 + ((1 / 3) * 2) / 3 * ((2 - 1 / 3) / 9 + ((1 / 3) * 4) / 9 / 5)], // prettier-ignore
    // Words as continuations: n_1 = 3, n_2 = 1, D = 3/5: P(b) = 0.4 / 5 + 0.6 · 4 / 5 / 5 = 0.176.
    ['kneser-ney', B, (2 - 1 / 3) / 3 + (((1 / 3) * 2) / 3) * 0.176],
    // Words: no n_3, so 0.5, 1, 1.5: P(b) = 0.5 / 5 + (3 · 0.5 + 1) / 5 / 5 = 0.2.
    // Pairs: n = 2, 2, 1, 0: Y = 1/3, D_1 = 1/3, D_2 = 2 − 3 · (1/3) · (1/2) = 1.5.
    ['modified-kneser-ney', B, (2 - 1.5) / 3 + ((1 / 3 + 1.5) / 3) * 0.2],
    ['modified-kneser-ney', END, ((1 / 3 + 1.5) / 3) * ((2 - 1) / 5 + (3 * 0.5 + 1) / 5 / 5)],
    // No ratios: 0.5, 1 and 1.5 come off. Kept after a: 1/3 for b, 1/6 for c; half is left for those whose words have 1 − 1.5 / 9.
    ['katz', B, 1 / 3],
    ['katz', END, (0.5 / (1 - 1.5 / 9)) * (1.5 / 9)],
    ['stupid-backoff', B, 2 / 3],
    ['stupid-backoff', END, (0.4 * 3) / 9],
  ])('%s of %d', (name, id, expected) => {
    expect(afterA(name, id)).toBeCloseTo(expected, 13)
  })
})

describe('the tables of n-grams', () => {
  const { occurrences, vocabulary } = train(text, { tokens: 'whitespace', order: 3 })
  const tables = ngramTables(occurrences.stream, vocabulary.unknown + 1, 3)

  test('hold every n-gram of the passages once, with its count, context and suffix', () => {
    const [words, pairs, threes] = tables
    expect([...words!.count]).toEqual([3, 3, 2, 1, 0])
    const written = Array.from({ length: pairs!.size }, (_, number) => [pairs!.context[number], pairs!.last[number], pairs!.count[number]]) // prettier-ignore
    expect(written).toEqual([
      [0, A, 3],
      [A, B, 2],
      [A, C, 1],
      [B, END, 2],
      [C, END, 1],
    ])
    expect(pairs!.suffix).toEqual(pairs!.last)
    // `<s>` a b, `<s>` a c, a b `</s>`, a c `</s>`: their contexts and suffixes are pairs by number.
    expect([[...threes!.context], [...threes!.suffix], [...threes!.count]]).toEqual([
      [0, 0, 1, 2],
      [1, 2, 3, 4],
      [2, 1, 2, 1],
    ])
  })

  test('know how many different tokens come before', () => {
    expect([...continuations(tables[0]!, tables[1]!)]).toEqual([2, 1, 1, 1, 0])
    // `<s>` a begins its passages and keeps its 3.
    expect([...continuations(tables[1]!, tables[2]!)]).toEqual([3, 1, 1, 1, 1])
  })
})

describe('discounts', () => {
  test('are those of Chen and Goodman, equation 26', () => {
    // Y = 10 / 20 = 0.5
    expect(threeDiscounts([0, 10, 5, 3, 2])).toEqual({
      values: [0.5, 2 - (1.5 * 3) / 5, 3 - (2 * 2) / 3],
      fallback: false,
    })
  })

  test.each([
    ['nothing occurs once', [0, 0, 5, 3, 2]],
    ['nothing occurs twice', [0, 10, 0, 3, 2]],
    ['nothing occurs three times', [0, 10, 5, 0, 2]],
    ['one would be negative', [0, 10, 5, 1, 20]],
  ])('are 0.5, 1 and 1.5 where %s', (_, spectrum) => {
    expect(threeDiscounts(spectrum)).toEqual({ values: [0.5, 1, 1.5], fallback: true })
  })

  test('are said to be fixed ones where a text repeats itself', () => {
    const model = smooth(train(passagesOf(['a b', 'a b', 'a b', 'a b']), { tokens: 'whitespace', order: 2 }), smoothingNamed('modified-kneser-ney')) // prettier-ignore
    expect(model.discounts.map(({ fallback }) => fallback)).toEqual([true, true])
  })

  test('counts of counts pass over what was not seen', () => {
    expect(countsOfCounts([Int32Array.of(0, 1, 1, 3, 900)]).slice(0, 5)).toEqual([0, 2, 0, 1, 0])
  })
})

describe('discounts that were chosen', () => {
  // P(b) = (2 − 0.5) / 9 + 0.5 · 4 / 9 / 5; P(b after a) = (2 − 0.5) / 3 + 0.5 · 2 / 3 · P(b).
  test('of 0.5, worked by hand', () => {
    expect(afterA('absolute-discounting', B, [0.5])).toBeCloseTo(1.5 / 3 + (1 / 3) * (1.5 / 9 + 2 / 45), 12)
  })

  const text = train(toyBook({ words: 400, octaves: 5 }).passages, { order: 3 })

  test('are those of every length, and the others are those that the text defines', () => {
    const chosen = smooth(text, smoothingNamed('kneser-ney'), { discounts: [0.25] })
    expect(chosen.discounts).toEqual(Array(3).fill({ values: [0.25, 0.25, 0.25], fallback: false }))
    const three = smooth(text, smoothingNamed('modified-kneser-ney'), { discounts: [0.5, 1, 1.5] })
    expect(three.discounts[2]!.values).toEqual([0.5, 1, 1.5])
    const own = smooth(text, smoothingNamed('kneser-ney'))
    const again = smooth(text, smoothingNamed('kneser-ney'), { discounts: [own.discounts[2]!.values[0]] })
    expect(again.levels[2]!.prob).not.toEqual(chosen.levels[2]!.prob)
  })

  test.each([
    ['kneser-ney', [0], /one number above 0 and at most 1, got 0$/],
    ['kneser-ney', [1.5], /at most 1, got 1\.5/],
    ['absolute-discounting', [0.5, 1, 1.5], /one number/],
    ['modified-kneser-ney', [0.5], /three numbers above 0, at most 1, 2 and 3, got 0\.5/],
    ['modified-kneser-ney', [0.5, 2.5, 1], /got 0\.5, 2\.5, 1/],
    ['witten-bell', [0.5], /witten-bell takes no discount/],
  ] as const)('of %s must be what it takes: %j', (name, discounts, message) => {
    expect(() => smooth(text, smoothingNamed(name), { discounts })).toThrow(message)
  })
})

/*
 * The toolkit pads every passage with `<s>` and counts it among the words, so that nine outcomes and thirteen words stand below a
 * pair; keep and pass are held against it on the counts that it has. After a: b 1, c 1. Words: c 3 of 13.
 */
describe('agree with nltk.lm on the toy text', () => {
  const scores = entries('lm_score').filter(({ id }) => id === 'nltk-toy')
  const after = { total: 2, types: 2, ones: 2, twos: 0, full: true }
  const facts = { order: 2, outcomes: 9, countsOfCounts: [] }
  const fixed = (d: number) => ({
    ...facts,
    countsOfCounts: [[], [], []],
    chosen: chosenDiscounts([d], 1),
  })
  const uniform = 1 / 9
  const cases: [string, string, TextFacts, (word: string) => number][] = [
    ['MLE', 'mle', facts, () => 0],
    ['Laplace', 'add-k', { ...facts, added: 1 }, () => uniform],
    ['Lidstone g=0.1', 'add-k', { ...facts, added: 0.1 }, () => uniform],
    ['WittenBellInterpolated', 'witten-bell', facts, word => ({ c: 3, b: 1 })[word] ?? 0],
    [
      'AbsoluteDiscountingInterpolated d=0.75',
      'absolute-discounting',
      fixed(0.75),
      word => ({ c: 3, b: 1 })[word] ?? 0,
    ],
    // Below a pair it counts the different words before: of ten, c has 3 and b 1.
    ['KneserNeyInterpolated d=0.1', 'kneser-ney', fixed(0.1), word => ({ c: 3, b: 1 })[word] ?? 0],
  ]
  test.each(cases)('%s is %s', (theirs, ours, text, below) => {
    const { keep, pass } = smoothingNamed(ours).fit(text)
    const found = scores.filter(({ params }) => params.model === theirs)
    expect(found.length).toBe(3)
    for (const { params, value } of found) {
      const count = params.word === 'z' ? 0 : 1
      const words = { 'witten-bell': 13, 'absolute-discounting': 13, 'kneser-ney': 10 }[ours] ?? 1
      const lower = below(params.word as string) / words
      expect(keep(count, after, 2) + pass(after, 2) * lower).toBeCloseTo(value as number, 12)
    }
  })
})
