import { describe, expect, test } from 'vitest'
import { lineage, type LineageOptions, type Progress } from '../../src/lineage/lineage.ts'
import { Refusal } from '../../src/refusal.ts'
import { passagesOf, type Corpus } from '../../src/text/passage.ts'
import { split } from '../../src/text/corpus/split.ts'
import { inventedWord, toyBook } from '../toy.ts'

const book = toyBook({ words: 2000, octaves: 9 })
const run = (options: LineageOptions = {}) => [
  ...lineage(book, { order: 2, generations: 4, seed: 1, ...options }),
]
const corpusOf = (...texts: string[]): Corpus => ({ ...book, passages: passagesOf(texts) })

/** What of a generation could differ: all but the functions of its model. */
const facts = (generations: ReturnType<typeof run>) =>
  generations.map(({ name, number, writing, written, counts, metrics, sample }) => ({
    ...{ name, number, counts, metrics, sample },
    ...{ ids: writing.stream.ids, parents: writing.parents, ancestors: written.ancestors },
  }))

const variants: LineageOptions[] = [
  {},
  { regime: 'accumulate' },
  { order: 1, temperature: 0.7 },
  { tokens: 'char', order: 4, topK: 5 },
  { tokens: 'whitespace', order: 3, topP: 0.8 },
  { passages: 30, regime: 'accumulate' },
  { size: 500 },
]

describe.each(variants)('%o', options => {
  const generations = run(options)

  test('the same plan gives the same generations', () => {
    expect(facts(run(options))).toEqual(facts(generations))
  })

  test('going on after a generation gives what the whole lineage gave', () => {
    for (const after of [1, 3])
      expect(facts(run({ ...options, after }))).toEqual(facts(generations.slice(after)))
  })

  test('asking for more generations changes none of the first', () => {
    expect(facts(run({ ...options, generations: 2 }))).toEqual(facts(generations.slice(0, 2)))
  })

  test('every generation writes as much as the plan says', () => {
    for (const { writing, baseline } of generations) {
      if (options.passages) expect(writing.stream.passages).toBe(options.passages)
      else expect(writing.stream.words).toBe(options.size ?? baseline.human.stream.words)
    }
  })

  test('vocabulary, weights and order stay those of A', () => {
    for (const { model, baseline } of generations) {
      expect(model.vocabulary).toBe(baseline.vocabulary)
      expect(model.weights).toBe(baseline.weights)
      expect(model.order).toBe(options.order ?? 2)
    }
  })

  test('words outside the vocabulary are the same share in every generation', () => {
    expect(new Set(generations.map(({ metrics }) => metrics['out-of-vocabulary'])).size).toBe(1)
  })
})

test('generations are A, B, C and D', () => {
  expect(run().map(({ name, number }) => [name, number])).toEqual([['A', 1], ['B', 2], ['C', 3], ['D', 4]]) // prettier-ignore
})

test('another seed gives another lineage', () => {
  expect(facts(run({ seed: 2 }))[0]!.ids).not.toEqual(facts(run())[0]!.ids)
})

test('A is trained on the training part of the split, and ancestors of it are its own places', () => {
  const { baseline, training } = run({ generations: 1 })[0]!
  expect(training).toEqual([baseline.human])
  expect(baseline.passageIds).toEqual(split(book.passages).train.map(({ id }) => id))
  expect([...baseline.human.ancestors!]).toEqual([...baseline.human.ancestors!.keys()])
})

test('where nothing is held out A learns from all of the text, and nothing is measured on text that it has not read', () => {
  const tested = ['perplexity', 'open-perplexity', 'out-of-vocabulary', 'accuracy', 'perplexity/1']
  const [usual, [A]] = [run(), run({ heldOut: 'none' })]
  expect(tested.filter(row => row in usual[0]!.metrics)).not.toEqual([])
  const { baseline, metrics } = A!
  expect(baseline.passageIds).toEqual(book.passages.map(({ id }) => id))
  const missing = Object.keys(usual[0]!.metrics).filter(row => !(row in metrics))
  expect(missing).toEqual(expect.arrayContaining(tested.filter(row => row in usual[0]!.metrics)))
  expect(Object.values(metrics).every(Number.isFinite)).toBe(true)
  expect(Object.values(baseline.metrics).every(Number.isFinite)).toBe(true)
})

test('the first text is called human, unless a program made it', () => {
  const nameOf = (constructed: boolean) =>
    [...lineage({ ...book, constructed }, { generations: 1 })][0]!.training[0]!.name
  expect([nameOf(false), nameOf(true)]).toEqual(['human', 'constructed'])
})

test('under replace the ancestors of B are those of its parents in A', () => {
  const [A, B] = run()
  B!.writing.parents!.forEach((parent, place) =>
    expect(B!.written.ancestors![place]).toBe(parent < 0 ? -1 : A!.written.ancestors![parent]),
  )
})

test('under accumulate B copies from the human text and from A', () => {
  const [A, B] = run({ regime: 'accumulate' })
  const human = A!.baseline.human.stream.ids.length
  expect(B!.writing.parents!.some(parent => parent >= 0 && parent < human)).toBe(true)
  expect(B!.writing.parents!.some(parent => parent >= human)).toBe(true)
  B!.writing.parents!.forEach((parent, place) => {
    if (B!.writing.stream.ids[place] === 0) return
    const ancestor = parent < human ? parent : A!.written.ancestors![parent - human + 1]!
    expect(B!.written.ancestors![place]).toBe(ancestor)
  })
})

test('without genealogy the texts are the same, and only what needs ancestors is not measured', () => {
  const [traced, untraced] = [run(), run({ genealogy: false })]
  untraced.forEach(({ written, metrics }, index) => {
    expect(written.stream).toEqual(traced[index]!.written.stream)
    expect(written.ancestors).toBeUndefined()
    const { 'surviving-ancestors': ancestors, ...others } = traced[index]!.metrics
    expect(ancestors).toBeGreaterThan(0)
    expect(metrics).toEqual(others)
  })
})

test('under replace a type that is lost stays lost, whatever the decoding', () => {
  for (const options of [{}, { order: 1 }, { order: 3, temperature: 1.5 }, { tokens: 'char', order: 3 }]) {
    let alive: ArrayLike<number> = run({ ...options, generations: 1 })[0]!.counts.map(() => 1)
    for (const { counts } of run({ ...options, generations: 8 })) {
      expect(counts.filter((count, id) => count > 0 && alive[id] === 0)).toHaveLength(0)
      alive = counts
    }
  }
})

test('who stops early gets what was asked for, and no more is worked out', () => {
  const told: string[] = []
  for (const { name } of lineage(book, {
    generations: 500,
    progress: ({ generation }) => told.push(generation),
  }))
    if (name === 'B') break
  expect(new Set(told)).toEqual(new Set(['A', 'B']))
})

test('progress names the generation and its stage and never goes back', () => {
  const told: Progress[] = []
  run({ progress: progress => told.push(progress) })
  const stages = new Set(told.map(({ generation, stage }) => `${generation} ${stage}`))
  expect([...stages].slice(0, 6)).toEqual([
    'A reading',
    'A learning',
    'A writing',
    'A measuring',
    'B learning',
    'B writing',
  ])
  const done = told.map(progress => progress.done)
  expect(done).toEqual([...done].sort((a, b) => a - b))
  expect([done[0], done.at(-1)]).toEqual([0, 1])
})

test('every sample goes on from the opening of the lineage', () => {
  const generations = run({ generations: 3 })
  const { opening, vocabulary } = generations[0]!.baseline
  expect(opening).toHaveLength(3)
  for (const { sample } of generations) {
    const types = sample.toLowerCase().split(/[ .]+/).slice(0, 3)
    expect(types).toEqual(opening.map(id => vocabulary.types[id]))
  }
})

describe('what cannot be run is refused', () => {
  const start = (corpus: Corpus, options: LineageOptions = {}) => lineage(corpus, options).next()

  test('an option out of range', () => {
    expect(() => start(book, { order: 11 })).toThrow(Refusal)
    expect(() => start(book, { regime: 'none' })).toThrow(/regime must be/)
  })

  test('a text of two passages', () => {
    expect(() => start(corpusOf('a b c', 'a b c'))).toThrow(/at least three are needed/)
  })

  test('a text whose held-out part shares no word with the rest', () => {
    expect(() => start(corpusOf('a b c', 'a b c', 'd e f'))).toThrow(/shares no word/)
  })

  test('an order longer than every passage', () => {
    expect(() => start(corpusOf('a b', 'a b', 'a b'), { order: 9 })).toThrow(
      /order 9 is longer than every passage/,
    )
  })

  test('a text without words', () => {
    expect(() => start(corpusOf('\u00a0', '\u00ad', '\u200b'))).toThrow(/the text has 0 passages/)
  })
})

// A model of a high order may write passages that are all shorter than its order: the next one learns from them all the same.
test('a lineage that has begun is not refused halfway', () => {
  const passages = Array.from({ length: 30 }, (_, number) => inventedWord(number % 4))
  const corpus = corpusOf(...passages.map((word, index) => (index % 10 === 0 ? 'a b c d' : word)))
  for (let seed = 1; seed <= 20; seed++)
    expect([
      ...lineage(corpus, { order: 4, generations: 5, passages: 3, seed, metrics: ['types-written'] }),
    ]).toHaveLength(5)
})
