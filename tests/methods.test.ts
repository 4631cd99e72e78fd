import { expect, test } from 'vitest'
import { exp } from '../src/arithmetic.ts'
import { temperature } from '../src/model/sampling/decoders/temperature.ts'
import { estimate } from '../src/experiment/statistics/interval.ts'
import { studentQuantile } from '../src/experiment/statistics/student.ts'
import { minP } from '../src/model/sampling/decoders/min-p.ts'
import { topP } from '../src/model/sampling/decoders/top-p.ts'
import { allMetrics, TextFeatures } from '../src/metrics/index.ts'
import { measure } from '../src/metrics/measure.ts'
import { metricNamed } from '../src/metrics/named.ts'
import { bitsPerCharacter, openVocabulary } from '../src/model/scoring/open-vocabulary.ts'
import { nextProbabilities } from '../src/model/scoring/score.ts'
import { train } from '../src/model/train.ts'
import { passagesOf } from '../src/text/passage.ts'
import { spreadSample } from '../src/text/stream.ts'
import { tokenizerFor } from '../src/text/tokenizers/index.ts'
import { encode, learnVocabulary, restrictToVocabulary, extendVocabulary } from '../src/text/vocabulary.ts'
import { ancestors } from '../src/theory/ancestors.ts'
import { heterozygosity } from '../src/theory/heterozygosity.ts'
import { planOf } from '../src/lineage/plan.ts'
import { halfLife, survivalChance, survivingLine } from '../src/theory/index.ts'
import { keyness } from '../src/analysis/keyness.ts'

/** The numbers that docs/methods.md works by hand. */
const passages = passagesOf(['the cat sat . the dog sat .'])
const { vocabulary, stream } = learnVocabulary(
  passages,
  tokenizerFor({ tokens: 'whitespace', language: 'en' }),
)

test('the measures of the example text', () => {
  const rows = measure(new TextFeatures({ vocabulary, written: stream }), { metrics: allMetrics })
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
    'top-ngram-characters-2': 10 / 27,
    'duplicate-passage-characters': 0,
    'near-duplicate-passages': 0,
    'longest-repeat': 2,
    'yule-k': 937.5,
    simpson: 6 / 56,
    ttr: 5 / 8,
    'guiraud-r': 5 / Math.sqrt(8),
    cttr: 5 / 4,
    mtld: 8,
  })
  const worked = { 'entropy-miller-madow': 2.25 + 4 / 16 / Math.LN2, 'conditional-entropy': 2 / 7 }
  for (const [row, value] of Object.entries(worked)) expect(rows[row]).toBeCloseTo(value, 12)
  expect(['zipf-exponent', 'mtld-ten', 'herdan-c', 'maas-a2'].map(row => rows[row]!.toFixed(3))).toEqual([
    '0.396',
    '5.973',
    '0.774',
    '0.109',
  ])
  expect(metricNamed('mattr-5').measure(new TextFeatures({ vocabulary, written: stream }))).toBeCloseTo(
    0.85,
    12,
  )
})

test('the measures of "the dog sat . the dog ran ." beside it', () => {
  const text = passagesOf(['the dog sat . the dog ran .'])
  const model = train(passages, { tokens: 'whitespace', order: 2 })
  const wide = extendVocabulary(vocabulary, passages, text)
  const human = { train: stream, test: wide.streams[0]!, occurrences: model.occurrences, order: 2 }
  const rows = measure(new TextFeatures({ vocabulary: wide.vocabulary, written: wide.streams[1]!, human }), {
    metrics: allMetrics,
  })
  const worked = {
    'surviving-types': 4 / 5,
    'surviving-ngrams-2': 4 / 6,
    'surviving-ngrams-2/1': 3 / 5,
    'surviving-ngrams-2/2-5': 1,
    'share-of-text': 7 / 8,
    'share-of-text/1': 2 / 8,
    'share-of-text/2-5': 5 / 8,
    dominance: 0,
    'running-words-lost': 1 / 8,
    'invented-types': 1 / 5,
    'type-coverage-2': 4 / 6,
    'token-coverage-2': 5 / 7,
    'near-duplicate-sentences': 1 / 2,
    'total-variation': 1 / 4,
    'support-precision-1': 4 / 5,
    'support-recall-2': 4 / 6,
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

/** Measures of texts by themselves, tokens set apart by spaces. */
const alone = (name: string, ...texts: string[]) => {
  const { vocabulary, stream } = learnVocabulary(
    passagesOf(texts),
    tokenizerFor({ tokens: 'whitespace', language: 'en' }),
  )
  return metricNamed(name).measure(new TextFeatures({ vocabulary, written: stream }))
}

test('what passages share', () => {
  const sentences = ['the cat sat .', 'the dog sat .'] as const
  expect(alone('rouge-l', ...sentences)).toBe(3 / 4)
  expect(alone('self-repetition-2', ...sentences)).toBeCloseTo(Math.LN2, 12)
})

test('characters of what is repeated', () => {
  const H = 'the cat sat . the dog sat .'
  expect(alone('duplicate-ngram-characters-2', H)).toBeCloseTo(4 / 27, 12)
  expect(alone('duplicate-passage-characters', H, 'a b', H)).toBeCloseTo(27 / 57, 12)
  expect(alone('duplicate-sentence-characters', 'the cat sat . a dog ran . the cat sat .')).toBeCloseTo(
    13 / 37,
    12,
  )
})

test('self-BLEU, compression, Heaps and HD-D', () => {
  expect(alone('self-bleu-2', 'the cat sat .', 'the dog sat .')).toBeCloseTo(1 / 2, 12)
  expect(alone('compression-ratio', 'the cat sat . the dog sat .')).toBe(27 / 28)
  expect(alone('compression-ratio', 'a '.repeat(64))).toBe(127 / 13)
  expect(alone('heaps-exponent', 'a b c d '.repeat(8) + 'e f g h '.repeat(8))).toBeCloseTo(1 / 2, 12)
  expect(alone('hdd-2', 'the cat sat . the dog sat .')).toBeCloseTo(53 / 56, 12)
})

interface Options {
  order?: number
  weights?: number[]
  ancestors?: Int32Array
}

/** Measures of a text beside the example text as the human one, with something held out. */
const beside = (
  held: string,
  text: string,
  { order = 2, weights = [0.1, 0.3, 0.6], ...more }: Options = {},
) => {
  const A = train(passages, { tokens: 'whitespace', order, weights })
  const { vocabulary: wide, streams } = extendVocabulary(vocabulary, passagesOf([held]), passagesOf([text]))
  const [test, written] = [streams[0]!, streams[1]!]
  const human = { train: stream, test, occurrences: A.occurrences, order: 1, scorer: A }
  const model = train({ stream: restrictToVocabulary(written, vocabulary) }, A.recipe)
  return measure(new TextFeatures({ vocabulary: wide, written, human, model, ...more }), {
    metrics: allMetrics,
  })
}

test('word families, what a model has read, perplexity, guesses and ancestors', () => {
  const [H, T] = ['the cat sat . the dog sat .', 'the dog sat . the dog ran .']
  expect(beside(H, T)).toMatchObject({ 'surviving-families': 4 / 5, 'surviving-types-in-training': 4 / 5 })
  expect(beside(T, H)).toMatchObject({ 'out-of-vocabulary': 1 / 8 })
  const { perplexity } = beside('the .', H, { order: 1, weights: [0, 1] })
  expect(perplexity).toBeCloseTo(Math.cbrt((9 / 2) * (9 / 2) * 9), 12)
  expect(perplexity!.toFixed(2)).toBe('5.67')
  expect(beside(H, 'the .', { order: 1, weights: [0, 1] })['written-perplexity-50']).toBeCloseTo(
    perplexity!,
    12,
  )
  expect(beside('the dog sat .', H)).toMatchObject({ 'accuracy-1': 3 / 5, 'accuracy-5': 1 })
  const ancestors = Int32Array.of(-1, 5, 6, 7, 8, 5, 6, -1)
  expect(beside(H, 'the dog sat . the dog', { ancestors })).toMatchObject({ 'surviving-ancestors': 4 / 8 })
})

test('the next word that a model expects after another text', () => {
  const [H, D] = ['the cat sat . the dog sat .', 'the dog sat . the dog sat .']
  const kl = (text: string) => beside(H, text, { order: 1, weights: [0.1, 0.9] })['next-word-kl']!
  expect(kl(H)).toBe(0)
  expect(kl(D)).toBeCloseTo((7 / 60) * Math.log2(49 / 13), 12)
  expect(kl(D).toFixed(3)).toBe('0.223')
})

test('MAUVE of equal words is 1, of no common word the 26 trapezes under its curve', () => {
  const H = 'the cat sat . the dog sat .'
  expect(beside(H, H)['mauve-of-words']).toBeCloseTo(1, 12)
  expect(beside(H, 'a b c d e f g h')['mauve-of-words']!.toFixed(6)).toBe('0.004057')
})

test('bits per character of "ab cd", and of "a" spelled', () => {
  const A = train(passagesOf(['ab ab cd', 'ab cd']), { tokens: 'whitespace', order: 1, weights: [0, 1] })
  const bits = bitsPerCharacter(openVocabulary(A, passagesOf(['ab cd'])), A)!
  expect([(6 * bits).toFixed(3), bits.toFixed(3)]).toEqual(['4.837', '0.806'])
  const spelling = train(passagesOf(['z z a b']), { tokens: 'whitespace', order: 1 })
  expect(openVocabulary(spelling, passagesOf(['a'])).spelling.toFixed(3)).toBe('3.696')
})

test('of five types "the dog" keeps two', () => {
  const written = encode(passagesOf(['the dog']), vocabulary)
  const model = train(passages, { tokens: 'whitespace', order: 2 })
  const human = { train: stream, test: stream, occurrences: model.occurrences, order: 1 }
  expect(measure(new TextFeatures({ vocabulary, written, human }))['surviving-types']).toBe(0.4)
})

test('Jelinek-Mercer after "the", and after a word never seen', () => {
  const model = train(passages, { tokens: 'whitespace', order: 2, weights: [0.1, 0.3, 0.6] })
  const cat = model.vocabulary.idOf('cat')
  expect(nextProbabilities(model, ['the'])[cat]).toBeCloseTo(0.35, 12)
  expect(nextProbabilities(model, ['unseen'])[cat]).toBeCloseTo(0.125, 12)
  const three = train(passages, { tokens: 'whitespace', order: 3, weights: [0.1, 0.2, 0.3, 0.4] })
  expect(nextProbabilities(three, [])[three.vocabulary.idOf('the')]!.toFixed(3)).toBe('0.761')
})

test('a sample of ten passages begins with the passages 1, 8, 5, 2', () => {
  const { vocabulary, stream } = learnVocabulary(
    passagesOf(Array.from({ length: 10 }, (_, k) => `p${k + 1}`)),
    tokenizerFor({ tokens: 'whitespace', language: 'en' }),
  )
  const { ids } = spreadSample(stream, 4)
  expect(Array.from(ids, id => vocabulary.types[id])).toEqual(['', 'p1', '', 'p8', '', 'p5', '', 'p2', ''])
})

test('temperature one half squares the odds, and top-p 0.7, like min-p 0.5, keeps 5 and 3 of 5, 3, 2', () => {
  const [first = 0, second = 0] = temperature.reweigh({ ids: [1, 2], weights: [3, 1] }, 0.5)
  expect(first / (first + second)).toBeCloseTo(0.9, 9)
  expect(topP.reweigh({ ids: [1, 2, 3], weights: [5, 3, 2] }, 0.7)).toEqual([5, 3, 0])
  expect(minP.reweigh({ ids: [1, 2, 3], weights: [5, 3, 2] }, 0.5)).toEqual([5, 3, 0])
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

test('intervals of three seeds, and of their differences', () => {
  const reach = (values: number[]) => {
    const { mean, interval } = estimate(values)
    return [mean, (interval!.high - interval!.low) / 2].map(value => value.toFixed(3))
  }
  expect(reach([1, 2, 3])).toEqual(['2.000', '2.484'])
  expect(reach([79, 77, 75])).toEqual(['77.000', '4.968'])
  expect(reach([79 - 70, 77 - 69, 75 - 68])).toEqual(['8.000', '2.484'])
  expect([1, 4, 19].map(freedom => studentQuantile(freedom).toFixed(3))).toEqual(['12.706', '2.776', '2.093'])
})
