import { describe, expect, test } from 'vitest'
import { measure } from '../../src/metrics/index.ts'
import { entries, texts } from '../oracles/reference.ts'
import { besideHuman, textAlone } from './evidence.ts'

/** Our row, the measure as the other implementation calls it, its parameters, and how theirs becomes ours. */
const pairs: [string, string, Record<string, unknown>, ((theirs: number) => number)?][] = [
  ['types-written', 'types', {}],
  ['hapaxes', 'hapax', {}],
  ['entropy', 'entropy_bits', { estimator: 'plugin' }],
  ['heterozygosity', 'simpson_sum_p2', {}, squares => 1 - squares],
  ['seq-rep-4', 'seq_rep_n', { n: 4 }],
  ['rep-16', 'token_rep_l', { l: 16 }],
  ...[1, 2, 3, 4].map((n): [string, string, Record<string, unknown>] => [
    `distinct-${n}`,
    'distinct_n',
    { n },
  ]),
]

describe.each(pairs)('%s', (row, metric, params, convert = theirs => theirs) => {
  test.each(entries(metric, params))('of "$input" is $value in $source', ({ input, value }) => {
    const ours = measure(textAlone(texts[input as string]!))
    expect(ours[row]).toBeCloseTo(convert(value as number), 12)
  })

  test('has values to compare with', () => {
    expect(entries(metric, params).length).toBeGreaterThan(1)
  })
})

test.each(entries('ngram_type_coverage', { n: 1 }))(
  'surviving types are $params.of: $value',
  ({ input, value }) => {
    const [human, written] = (input as string[]).map(name => texts[name]!)
    const evidence = besideHuman({ human: [human!], test: [human!], written: [written!] })
    expect(measure(evidence)['surviving-types']).toBeCloseTo(value as number, 12)
  },
)

test.each(entries('token_coverage'))('running words lost are 1 − $params.of: $value', ({ input, value }) => {
  const [human, written] = (input as string[]).map(name => texts[name]!)
  const evidence = besideHuman({ human: [human!], test: [human!], written: [written!] })
  expect(measure(evidence)['running-words-lost']).toBeCloseTo(1 - (value as number), 12)
})
