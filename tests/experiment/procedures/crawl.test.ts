import NaturalBayes from 'natural/lib/natural/classifiers/bayes_classifier.js'
import { describe, expect, test } from 'vitest'
import { auc } from '../../../src/experiment/procedures/crawl/rates.ts'
import { collect, shareByLabels } from '../../../src/experiment/procedures/crawl/collect.ts'
import {
  detectors,
  learnFilter,
  type Known,
} from '../../../src/experiment/procedures/crawl/detectors/index.ts'
import {
  cutPages,
  cutBlocks,
  replaceTokens,
  joinHalves,
  joinPages,
  type CrawledPage,
} from '../../../src/experiment/procedures/crawl/page.ts'
import { greenScore, isGreen, writeMarked } from '../../../src/experiment/procedures/crawl/watermark.ts'
import { firstModel } from '../../../src/experiment/procedures/first-model.ts'
import { planOf } from '../../../src/lineage/plan.ts'
import { generate } from '../../../src/model/sampling/generate.ts'
import { randomFrom } from '../../../src/random.ts'
import { learnBayes } from '../../../src/text/natural-bayes.ts'
import { read, toyBook } from '../../toy.ts'

const book = toyBook({ words: 60_000 })
const first = firstModel(book, { corpus: 'toy', ...planOf({ order: 2 }) })
const options = { order: 2, lost: 0.3, flipped: 0.2, rounds: 3 }

describe('the area under the curve', () => {
  test('by hand, ties counted half', () => {
    expect(auc([3, 2], [2, 1])).toBe(0.875)
    expect(auc([1, 1], [1, 1])).toBe(0.5)
    expect(auc([0], [1, 2, 3])).toBe(0)
    expect(auc([], [1])).toBeUndefined()
  })
})

describe('pages', () => {
  const { stream } = read('a b c', 'd', 'e f', 'g')
  test('are whole passages, long enough; what is left over is left out', () => {
    expect(cutPages(stream, 3).map(ids => ids.length)).toEqual([4, 5])
    expect(Array.from(joinPages(cutPages(stream, 3)).ids)).toEqual(Array.from(stream.ids.subarray(0, 10)))
    expect(cutPages(stream, 100)).toEqual([])
  })

  test('of one length run on over passages', () => {
    expect(cutBlocks(stream, 2).map(ids => ids.length)).toEqual([3, 3, 3])
  })

  test('are edited where chance says, and boundaries stay', () => {
    const ids = Int32Array.of(1, 2, 3, 0)
    expect(replaceTokens(ids, 0, Int32Array.of(9), randomFrom('x'))).toEqual(ids)
    expect(replaceTokens(ids, 1, Int32Array.of(9), randomFrom('x'))).toEqual(Int32Array.of(9, 9, 9, 0))
    expect(joinHalves(Int32Array.of(1, 2, 3, 0), Int32Array.of(4, 5, 6, 0))).toEqual(
      Int32Array.of(1, 2, 6, 0),
    )
  })
})

describe('the watermark', () => {
  test('is half of all pairs, whatever the token before', () => {
    for (const before of [0, 1, 17, 4000]) {
      const green = Array.from({ length: 10_000 }, (_, id) => id).filter(id => isGreen(before, id)).length
      expect(Math.abs(green - 5000)).toBeLessThan(4 * 50)
    }
  })

  test('is counted by hand: z of g green tokens of T', () => {
    const green = Array.from({ length: 100 }, (_, id) => id + 1).filter(id => isGreen(0, id))
    const plain = Array.from({ length: 100 }, (_, id) => id + 1).filter(id => !isGreen(0, id))
    const ids = Int32Array.from([...green.slice(0, 3), plain[0]!].flatMap(id => [id, 0]))
    expect(greenScore(ids)).toBe((3 - 2) / 1)
    expect(greenScore(Int32Array.of(0))).toBe(0)
  })

  test('is in marked text and not in plain text or in that of people', () => {
    const marked = writeMarked(first.A, { size: 20_000, seed: '1', name: 'x' })
    const plain = generate(first.A, { seed: 1, size: 20_000 }).stream
    expect(greenScore(marked.ids)).toBeGreaterThan(10)
    expect(Math.abs(greenScore(plain.ids))).toBeLessThan(6)
    expect(marked.words + marked.passages).toBe(20_000)
  })
})

describe('the classifier of natural', () => {
  test('says what a token speaks for, by shares that one can count', () => {
    const says = learnBayes([['x', 'y'], ['x']], [['y'], ['z'], ['y', '__proto__']])
    expect(says('x')).toBeGreaterThan(0)
    expect(says('z')).toBeLessThan(0)
    expect(says('unheard of')).toBe(0)
    // x in both of two texts, and in none of three: (1 + 1 + 1) / 3 against 1 / 4.
    expect(says('x')).toBeCloseTo(Math.log(1 / (1 / 4)), 6)
    expect(says('__proto__')).toBeLessThan(0)
  })

  test('says the same as when the package itself looks for each token in each text', () => {
    const random = randomFrom('texts')
    const texts = () =>
      Array.from({ length: 12 }, () => Array.from({ length: 30 }, () => `t${random.below(40)}`))
    const [first, second] = [texts(), texts()]
    const own = new NaturalBayes()
    for (const text of first) own.addDocument([...new Set(text)], 'first')
    for (const text of second) own.addDocument([...new Set(text)], 'second')
    own.train()
    const odds = (tokens: string[]) => {
      const values = new Map(own.getClassifications(tokens).map(({ label, value }) => [label, value]))
      return Math.log(values.get('first')! / values.get('second')!)
    }
    const says = learnBayes(first, second)
    for (const token of new Set(first.flat())) expect(says(token)).toBeCloseTo(odds([token]) - odds([]), 8)
  })
})

describe('detectors', () => {
  const known: Known = {
    human: cutPages(first.human, 200).slice(0, 40),
    written: cutPages(generate(first.A, { seed: 5 }).stream, 200).slice(0, 40),
    aside: cutPages(first.human, 200).slice(40, 80),
    model: first.A,
  }
  const page = (facts: Partial<CrawledPage>): CrawledPage => ({ ids: known.aside[0]!, origin: 'human', generation: 0, archived: false, ...facts }) // prettier-ignore
  const dropsBy = (name: string) =>
    learnFilter(
      detectors.find(detector => detector.name === name)!,
      known,
    )

  test('that go by facts drop what lacks them', () => {
    expect([page({ label: 'human' }), page({ label: 'model' }), page({})].map(dropsBy('provenance'))).toEqual([false, true, true]) // prettier-ignore
    expect([page({ date: 0 }), page({ date: 2 }), page({})].map(dropsBy('date'))).toEqual([false, true, true])
    expect([page({ archived: true }), page({})].map(dropsBy('archive'))).toEqual([false, true])
  })

  test.each(detectors.filter(({ kind }) => kind === 'score').map(({ name }) => name))(
    '%s drops a twentieth of human text that was set aside, about',
    name => {
      const drops = dropsBy(name)
      const dropped = known.aside.filter(ids => drops(page({ ids }))).length
      expect(dropped).toBeLessThanOrEqual(2)
    },
  )

  test('that score never judge by what is said of a page', () => {
    for (const name of ['log-ratio', 'bayes', 'watermark']) {
      const drops = dropsBy(name)
      expect(drops(page({ label: 'model', date: 3 }))).toBe(drops(page({ label: 'human', archived: true })))
    }
  })
})

describe('collecting', () => {
  test('by labels leaves the share of human pages that their chances say, within two standard errors', () => {
    const differences = Array.from({ length: 20 }, (_, seed) => {
      const collecting = { ...options, detector: 'provenance', seed: String(seed) }
      const { found, kept } = [...collect(first, collecting)].at(-1)!
      const human = [...kept].filter(({ origin }) => origin === 'human').length
      return human / kept.size - shareByLabels(found, collecting)
    })
    const mean = differences.reduce((a, b) => a + b) / differences.length
    const variance =
      differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (differences.length - 1)
    expect(Math.abs(mean)).toBeLessThan(2 * Math.sqrt(variance / differences.length))
  })

  test('without a filter keeps all, and what models wrote grows from round to round', () => {
    const shares = [...collect(first, { ...options, detector: 'none', seed: '1' })].map(({ found, kept }) => {
      expect(kept.size).toBe(found.length)
      return found.filter(({ origin }) => origin === 'model').length / found.length
    })
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBeGreaterThan(0.4)
  })

  test('finds text of several generations, and human text that bears the label of a model', () => {
    const { found } = [...collect(first, { ...options, flipped: 0, detector: 'none', seed: '2' })].at(-1)!
    expect([...new Set(found.map(({ generation }) => generation))].sort()).toEqual([0, 1, 2, 3])
    expect(found.some(({ origin, label }) => origin === 'human' && label === 'model')).toBe(true)
    expect(found.some(({ origin, date }) => origin === 'model' && date === undefined)).toBe(true)
  })
})
