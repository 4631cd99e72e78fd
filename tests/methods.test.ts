import { expect, test } from 'vitest'
import { exp } from '../src/arithmetic.ts'
import { temperature } from '../src/model/decoders/temperature.ts'
import { topP } from '../src/model/decoders/top-p.ts'
import { Evidence } from '../src/metrics/index.ts'
import { measure } from '../src/metrics/measure.ts'
import { metricNamed } from '../src/metrics/named.ts'
import { nextProbabilities } from '../src/model/score.ts'
import { train } from '../src/model/train.ts'
import { passagesOf } from '../src/text/passage.ts'
import { tokenizerNamed } from '../src/text/tokenizers/index.ts'
import { encode, learnVocabulary } from '../src/text/vocabulary.ts'
import { widen } from '../src/text/widen.ts'
import { ancestors } from '../src/theory/ancestors.ts'
import { heterozygosity } from '../src/theory/heterozygosity.ts'
import { planOf } from '../src/lineage/plan.ts'
import { halfLife, survivalChance, survivingLine } from '../src/theory/index.ts'
import { keyness } from '../src/report/keyness.ts'

/** The numbers that docs/methods.md works by hand. */
const passages = passagesOf(['the cat sat . the dog sat .'])
const { vocabulary, stream } = learnVocabulary(passages, tokenizerNamed('whitespace'))

test('the measures of the example text', () => {
  const rows = measure(new Evidence({ vocabulary, written: stream }))
  expect(rows).toMatchObject({
    'types-written': 5,
    hapaxes: 2,
    'distinct-1': 5 / 8,
    'distinct-2': 6 / 7,
    'distinct-3': 1,
    'distinct-4': 1,
    'seq-rep-4': 0,
    'rep-16': 3 / 8,
    'duplicate-passages': 0,
    'duplicate-sentences': 0,
    entropy: 2.25,
    heterozygosity: 0.78125,
    'seq-rep-2': 1 - 6 / 7,
    loops: 0,
    'near-duplicate-passages': 0,
    'longest-repeat': 2,
    'yule-k': 937.5,
    simpson: 6 / 56,
    ttr: 5 / 8,
    mtld: 8,
  })
  const worked = { 'entropy-miller-madow': 2.25 + 4 / 16 / Math.LN2, 'conditional-entropy': 2 / 7 }
  for (const [row, value] of Object.entries(worked)) expect(rows[row]).toBeCloseTo(value, 12)
  expect([rows['zipf-exponent'], rows['mtld-ten']].map(value => value!.toFixed(3))).toEqual([
    '0.396',
    '5.973',
  ])
  expect(metricNamed('mattr-5').measure(new Evidence({ vocabulary, written: stream }))).toBeCloseTo(0.85, 12)
})

test('the measures of "the dog sat . the dog ran ." beside it', () => {
  const text = passagesOf(['the dog sat . the dog ran .'])
  const model = train(passages, { tokens: 'whitespace', order: 2 })
  const wide = widen(vocabulary, passages, text)
  const human = { train: stream, test: wide.streams[0]!, occurrences: model.occurrences, order: 2 }
  const rows = measure(new Evidence({ vocabulary: wide.vocabulary, written: wide.streams[1]!, human }))
  const worked = {
    'surviving-types': 4 / 5,
    'running-words-lost': 1 / 8,
    'invented-types': 1 / 5,
    'type-coverage-2': 4 / 6,
    'token-coverage-2': 5 / 7,
    'near-duplicate-sentences': 1 / 2,
    'total-variation': 1 / 4,
    hellinger: Math.sqrt(1 / 8 + (0.5 - Math.SQRT1_2 / 2) ** 2),
    'frontier-integral': 2 / 16 + 2 * (3 / 16 - Math.LN2 / 4),
    'novelty-within-order': 2 / 7,
    'longest-copied-span': 4,
    'mean-copied-span': 7 / 3,
    'verbatim-sentences': 1 / 2,
  }
  for (const [row, value] of Object.entries(worked))
    expect([row, rows[row]!.toFixed(12)]).toEqual([row, value.toFixed(12)])
  expect([rows.js, rows['js/1'], rows['js/2-5'], rows.kl].map(value => value!.toFixed(3))).toEqual([
    '0.156',
    '0.078',
    '0.015',
    '0.211',
  ])
})

test('of five types "the dog" keeps two', () => {
  const written = encode(passagesOf(['the dog']), vocabulary)
  const model = train(passages, { tokens: 'whitespace', order: 2 })
  const human = { train: stream, test: stream, occurrences: model.occurrences, order: 1 }
  expect(measure(new Evidence({ vocabulary, written, human }))['surviving-types']).toBe(0.4)
})

test('Jelinek-Mercer after "the", and after a word never seen', () => {
  const model = train(passages, { tokens: 'whitespace', order: 2, weights: [0.1, 0.3, 0.6] })
  const cat = model.vocabulary.idOf('cat')
  expect(nextProbabilities(model, ['the'])[cat]).toBeCloseTo(0.35, 12)
  expect(nextProbabilities(model, ['unseen'])[cat]).toBeCloseTo(0.125, 12)
})

test('temperature one half squares the odds, and top-p 0.7 keeps 5 and 3 of 5, 3, 2', () => {
  const [first = 0, second = 0] = temperature.reweigh({ ids: [1, 2], weights: [3, 1] }, 0.5)
  expect(first / (first + second)).toBeCloseTo(0.9, 9)
  expect(topP.reweigh({ ids: [1, 2, 3], weights: [5, 3, 2] }, 0.7)).toEqual([5, 3, 0])
})

test('g, survival, ancestors and heterozygosity', () => {
  expect([1, 2, 3, 4].map(t => survivingLine(t).toFixed(3))).toEqual(['1.000', '0.632', '0.469', '0.374'])
  expect(survivalChance(1, 3)).toBeCloseTo(1 - exp(-survivingLine(3)), 15)
  expect(survivalChance(3, 2).toFixed(3)).toBe('0.850')
  const facts = { plan: planOf(), counts: vocabulary.counts, words: 8, written: 8 }
  const left = [1, 2].map(
    generation => 1000 * ancestors.predict({ ...facts, generation })['surviving-ancestors']!,
  )
  expect(left.map(Math.round)).toEqual([632, 469])
  expect(heterozygosity.predict({ ...facts, generation: 1 }).heterozygosity).toBeCloseTo(0.68359375, 12)
})

test('half-lives of a word used once and twice, and G2 of 3 against 1 and of 10 against 0', () => {
  expect([1, 2].map(count => halfLife(count))).toEqual([2, 5])
  expect([4, 5].map(t => survivalChance(2, t).toFixed(3))).toEqual(['0.527', '0.464'])
  expect(keyness([3, 1], [1, 3])[0]!.toFixed(3)).toBe('1.046')
  expect(keyness([10, 0], [0, 10])[0]!.toFixed(1)).toBe('13.9')
})
