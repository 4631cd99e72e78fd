import { describe, expect, test } from 'vitest'
import { lineage } from '../../src/lineage/lineage.ts'
import {
  allMetrics,
  groups,
  bands,
  TextFeatures,
  metrics,
  rowName,
  textMetrics,
} from '../../src/metrics/index.ts'
import { measure, type Measurements } from '../../src/metrics/measure.ts'
import { train } from '../../src/model/train.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { streamOf } from '../../src/text/stream.ts'
import { tokenizers } from '../../src/text/tokenizers/index.ts'
import { hostileTexts } from '../hostile.ts'
import { toyBook } from '../toy.ts'

const plain = toyBook({ words: 2000, octaves: 9 })
/** The same with two kinds of passages. */
const book = {
  ...plain,
  passages: plain.passages.map((passage, number) => ({
    ...passage,
    label: number % 3 === 0 ? 'calm' : 'wild',
  })),
}

/** What is measured of some text when a model read it and it is held out too. */
function rowsOf(texts: string[], tokens: string, order: number, written?: Int32Array): Measurements {
  const model = train(passagesOf(texts), { tokens, order })
  const { vocabulary, occurrences } = model
  const { stream } = occurrences
  return measure(
    new TextFeatures({
      vocabulary,
      written: written ? streamOf(written) : stream,
      human: { train: stream, test: stream, occurrences, order },
      model,
      ancestors: Int32Array.from(written ?? stream.ids, () => -1),
    }),
    { metrics: allMetrics },
  )
}

test('no name is used twice, of metrics or of rows', () => {
  const rows = allMetrics.flatMap(({ name, parts }) => [
    name,
    ...(parts ? bands.map(band => rowName(name, band)) : []),
  ])
  expect(new Set(rows).size).toBe(rows.length)
})

test('a run takes fewer measures than measure does, which takes fewer than there are', () => {
  for (const metric of metrics) expect(textMetrics).toContain(metric)
  for (const metric of textMetrics) expect(allMetrics).toContain(metric)
  const [first] = [...lineage(book, { order: 2, generations: 1, seed: 1 })]
  const taken = new Set(Object.keys(first!.metrics).map(row => row.split('/')[0]))
  expect(allMetrics.filter(({ name, taken: by }) => by !== undefined && taken.has(name))).toEqual([])
})

test.each(allMetrics)('$name says what it is, its unit, its source and what it does not show', metric => {
  expect(metric.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  for (const text of [metric.title, metric.unit, metric.source, metric.caveat])
    expect(text.trim()).not.toBe('')
  expect(['up', 'down']).toContain(metric.collapse)
})

const metricOf = (row: string) => allMetrics.find(({ name }) => name === row.split('/')[0])!

/** Rows that no number of the metric's unit can have. */
const strange = (rows: Measurements) =>
  Object.entries(rows).filter(
    ([row, value]) => !(value >= 0 && (metricOf(row).unit !== 'share' || value <= 1)),
  )

describe.each(tokenizers)('of $name', ({ name: tokens }) => {
  const [first, ...later] = [
    ...lineage(book, {
      ...{ tokens, language: 'en', order: 2, generations: 3, seed: 1 },
      metrics: allMetrics.map(({ name }) => name),
    }),
  ]
  const human = first!.baseline.metrics

  test('every metric has a row, and a model is asked for none of the human row', () => {
    const rows = [first!, ...later].flatMap(({ metrics }) =>
      Object.keys(metrics).map(row => row.split('/')[0]),
    )
    const words = tokenizers.find(({ name }) => name === tokens)!.words
    const ofSigns = groups.find(({ title }) => title.startsWith('Signs'))!.metrics
    const { tagOf } = tokenizers.find(({ name }) => name === tokens)!
    expect(ofSigns.every(({ name }) => rows.includes(name))).toBe(tagOf !== undefined)
    const missing = allMetrics
      .filter(metric => !rows.includes(metric.name) && !ofSigns.includes(metric))
      .map(({ name }) => name)
    const ofWords = allMetrics.filter(({ name }) => /sentence|families/.test(name)).map(({ name }) => name)
    const ofCharacters = allMetrics
      .filter(({ name }) => name.includes('surviving-words'))
      .map(({ name }) => name)
    expect(missing).toEqual(words ? ofCharacters : ofWords)
    expect(Object.keys(human).filter(row => metricOf(row).needs === 'model')).toEqual([])
  })

  test('shares lie between 0 and 1, and nothing is negative or not a number', () => {
    for (const rows of [human, ...[first!, ...later].map(({ metrics }) => metrics)])
      expect(strange(rows)).toEqual([])
  })

  test('the human text has all its types, in every band, and has lost no running word', () => {
    const surviving = Object.entries(human).filter(([row]) => /^surviving-(types|families|words)/.test(row))
    expect(surviving.length).toBeGreaterThan(2)
    expect(surviving.filter(([, share]) => share !== 1)).toEqual([])
    expect(human['running-words-lost']).toBe(0)
  })

  test('every row belongs to a metric, in the order of the list, those of kinds of passages last', () => {
    const rows = Object.keys(first!.metrics)
    const ofKinds = rows.filter(row => row.includes('/label:'))
    expect(rows.slice(rows.length - ofKinds.length)).toEqual(ofKinds)
    const numbers = rows.slice(0, rows.length - ofKinds.length).map(row => allMetrics.indexOf(metricOf(row)))
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    expect(numbers).not.toContain(-1)
  })

  test('a text of one token is measured without a fault', () => {
    for (const order of [1, 2]) expect(strange(rowsOf(['a'], tokens, order))).toEqual([])
  })

  test('a text without a token is measured without a fault', () => {
    for (const ids of [Int32Array.of(0), Int32Array.of(0, 0), Int32Array.of(0, 0, 0)])
      expect(strange(rowsOf(['a b'], tokens, 1, ids))).toEqual([])
  })

  test('hostile text is measured without a fault', () => {
    expect(strange(rowsOf(hostileTexts.slice(0, -1), tokens, 3))).toEqual([])
  })
})
