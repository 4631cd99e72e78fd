import { describe, expect, test } from 'vitest'
import { metricNamed } from '../../src/metrics/named.ts'
import { similarity } from '../../src/text/similarity.ts'
import { entries, texts, type Entry } from '../oracles/reference.ts'
import { besideHuman, textAlone } from './features.ts'

/** A measure of ours, the measure as the other implementation calls it, its parameters, and how theirs becomes ours. */
type Pair = [string, string, Record<string, unknown>, ((theirs: number) => number)?]

const eachOf = (name: string, theirs: string, parameter: string, numbers: number[]): Pair[] =>
  numbers.map(number => [`${name}-${number}`, theirs, { [parameter]: number }])

/** Of one text, each of the texts at hand. */
const alone: Pair[] = [
  ['types-written', 'types', {}],
  ['hapaxes', 'hapax', {}],
  ['ttr', 'ttr', {}],
  ['guiraud-r', 'guiraud_rttr', {}],
  ['cttr', 'cttr', {}],
  ['herdan-c', 'herdan_c', {}],
  ['maas-a2', 'maas_a2', { log: 'natural' }],
  ['yule-k', 'yule_k', {}],
  ['simpson', 'simpson_d_unbiased', {}],
  ['heterozygosity', 'simpson_sum_p2', {}, squares => 1 - squares],
  ['entropy', 'entropy_bits', { estimator: 'plugin' }],
  ['entropy-miller-madow', 'entropy_bits', { estimator: 'miller-madow' }],
  ['mtld', 'mtld', { rule: 'ttr<=thr, no minimum length' }],
  ['mtld-ten', 'mtld', { rule: 'ttr<thr and length>=10' }],
  ['longest-repeat', 'longest_repeated_substring_tokens', {}],
  ['compression-ratio', 'compression_ratio_zlib', { level: 9 }],
  ...eachOf('mattr', 'mattr', 'window', [5, 10]),
  ...eachOf('hdd', 'hdd', 'draws', [10]),
  ...eachOf('seq-rep', 'seq_rep_n', 'n', [1, 2, 3, 4]),
  ...eachOf('distinct', 'distinct_n', 'n', [1, 2, 3, 4]),
  ...eachOf('top-ngram-characters', 'gopher_top_ngram_char_frac', 'n', [2, 3, 4]),
  ...eachOf('duplicate-ngram-characters', 'gopher_dup_ngram_char_frac', 'n', [2, 5]),
  ...eachOf('rep', 'token_rep_l', 'l', [4, 16]),
]

/** Of the second text beside the first, which stands for the human text and is held out too. */
const beside: Pair[] = [
  ['surviving-types', 'ngram_type_coverage', { n: 1 }],
  ...eachOf('type-coverage', 'ngram_type_coverage', 'n', [1, 2, 3, 4, 5]),
  ['token-coverage-1', 'token_coverage', {}],
  ['running-words-lost', 'token_coverage', {}, covered => 1 - covered],
  ['js', 'js_distance', {}, distance => distance * distance],
  ['hellinger', 'hellinger', {}],
  ['kl', 'kl_bits', {}],
  ['frontier-integral', 'frontier_integral', {}],
]

/** Of several passages. */
const ofPassages: Pair[] = [
  ...eachOf('self-bleu', 'self_bleu', 'max_n', [2, 3, 4]),
  ...eachOf('self-repetition', 'self_repetition_score', 'n', [4]),
  ['rouge-l', 'rouge_l_mean_of_pairs', {}],
]

function agree(name: string, features: ReturnType<typeof textAlone>, { value }: Entry, convert: Pair[3]) {
  const theirs = value as number
  expect(metricNamed(name).measure(features)).toBeCloseTo(convert ? convert(theirs) : theirs, 12)
}

describe.each(alone)('%s', (name, metric, params, convert) => {
  test.each(entries(metric, params))('of "$input" is $value in $source', entry => {
    agree(name, textAlone(texts[entry.input as string]!), entry, convert)
  })
})

describe.each(beside)('%s', (name, metric, params, convert) => {
  test.each(entries(metric, params))('of $input is $value in $source', entry => {
    const [human, written] = (entry.input as string[]).map(text => texts[text]!)
    agree(name, besideHuman({ human: [human!], test: [human!], written: [written!] }), entry, convert)
  })
})

describe.each(ofPassages)('%s', (name, metric, params, convert) => {
  test.each(entries(metric, params))('is $value in $source', entry => {
    agree(name, textAlone(...(entry.input as string[])), entry, convert)
  })
})

test('every pair has values to compare with', () => {
  for (const [name, metric, params] of [...alone, ...beside, ...ofPassages])
    expect([name, entries(metric, params).length > 0]).toEqual([name, true])
})

test.each(entries('normalised_levenshtein_similarity'))('similarity of $input is $value', entry => {
  const [a, b] = entry.input as string[]
  expect(similarity(a!, b!)).toBeCloseTo(entry.value as number, 12)
})
