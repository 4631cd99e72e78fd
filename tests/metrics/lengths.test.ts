import { describe, expect, test } from 'vitest'
import { TextFeatures, allMetrics } from '../../src/metrics/index.ts'
import { measure } from '../../src/metrics/measure.ts'
import { train } from '../../src/model/train.ts'
import { extendVocabulary } from '../../src/text/vocabulary.ts'
import { toyBook } from '../toy.ts'

const long = toyBook({ words: 120_000, octaves: 13 }).passages
const short = long.slice(0, Math.floor(long.length / 4))

/** Of a text beside a human one, both by the same hand. */
function rowsOf(passages: typeof long) {
  const human = train(toyBook({ words: 20_000, octaves: 13, seed: 7 }).passages, { order: 2 })
  const { occurrences } = human
  const { stream } = occurrences
  const { vocabulary, streams } = extendVocabulary(human.vocabulary, passages)
  return measure(
    new TextFeatures({
      vocabulary,
      written: streams[0]!,
      sampleWords: 20_000,
      human: { train: stream, test: stream, occurrences, order: 2 },
    }),
    { metrics: allMetrics },
  )
}

describe('a text four times as long by the same hand', () => {
  const [of1, of4] = [rowsOf(short), rowsOf(long)]
  const change = (name: string) => of4[name]! / of1[name]! - 1
  const named = (lengths: string) =>
    allMetrics
      .filter(metric => metric.lengths === lengths && metric.subject === 'written' && of1[metric.name])
      .map(({ name }) => name)

  // One place decides the longest span, so that chance alone moves it.
  const alike = [...named('any'), ...named('sampled')].filter(name => name !== 'longest-copied-span')

  test.each(alike)('has about the same %s', name => {
    // A tenth of it, or one in a hundred where it is a share near nothing: chance alone moves it so far.
    expect(Math.abs(of4[name]! - of1[name]!)).toBeLessThan(0.1 * of1[name]! + 0.01)
  })

  test.each(['types-written', 'duplicate-sentences'])('has not the same %s', name => {
    expect(named('equal')).toContain(name)
    expect(Math.abs(change(name))).toBeGreaterThan(0.1)
  })
})
