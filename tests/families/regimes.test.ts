import { describe, expect, test } from 'vitest'
import { lineage, type Generation } from '../../src/lineage/lineage.ts'
import { regimeNamed, regimes, type RegimeContext } from '../../src/lineage/regimes/index.ts'
import { together, type Source } from '../../src/lineage/sources.ts'
import { randomFrom } from '../../src/random.ts'
import { concatenate, streamOf } from '../../src/text/stream.ts'
import { toyBook } from '../toy.ts'

/** Forty passages of three tokens; place k has the id k. */
const sourceOf = (name: string, first: number): Source => {
  const ids = Int32Array.from({ length: 161 }, (_, at) => (at % 4 === 0 ? 0 : first + at))
  return { name, stream: streamOf(ids), ancestors: ids.map((id, at) => (id === 0 ? -1 : at)) }
}
const human = sourceOf('human', 1000)
const reserve: Source = {
  ...sourceOf('human', 2000),
  passages: Int32Array.from({ length: 40 }, (_, passage) => 40 + passage),
}
const written = ['A', 'B', 'C'].map((name, index) => sourceOf(name, 3000 + 1000 * index))
const shelfOf = (more: Partial<RegimeContext> = {}): RegimeContext => ({
  ...{ human, reserve, written, number: 4, words: 120 },
  ...{ humanShare: 0.25, humanDraws: 'without-replacement' },
  random: (...names) => randomFrom('1', ...names),
  ...more,
})
const book = toyBook({ words: 1500, octaves: 8 })

test('every regime is found by its name, and no name is used twice', () => {
  for (const regime of regimes) expect(regimeNamed(regime.name)).toBe(regime)
  expect(new Set(regimes.map(({ name }) => name)).size).toBe(regimes.length)
})

test('an unknown name is refused with the choices', () => {
  for (const { name } of regimes) expect(() => regimeNamed('constructor')).toThrow(name)
})

test('keep-human draws with replacement where it is told to: as many words, some passages twice and some not at all', () => {
  const [drawn] = regimeNamed('keep-human').choose(
    shelfOf({ words: 120, humanShare: 1, humanDraws: 'with-replacement' }),
  )
  expect(drawn!.name).toBe('human')
  expect(drawn!.stream.words).toBe(120)
  const different = new Set(drawn!.passages).size
  expect(drawn!.passages).toHaveLength(40)
  // Of 40 passages drawn 40 times 63 of 100 are drawn, give or take 4 (one standard deviation).
  expect(Math.abs(different / 40 - 0.633)).toBeLessThan(0.16)
})

/** The human text, reserve included, as one: what ancestors are places of. */
const originOf = ({ baseline: { human, reserve } }: Generation) =>
  reserve.stream.passages === 0 ? human.stream : together([human, reserve]).stream

describe.each(regimes)('$name', regime => {
  test('says what it is and where it comes from', () => {
    expect([regime.title, regime.source].every(text => text.trim().length > 0)).toBe(true)
  })

  test('chooses whole passages from the shelf, and says which they are', () => {
    const texts = [human, reserve, ...written]
    for (const source of regime.choose(shelfOf())) {
      const { ids, passages: count } = source.stream
      const own = texts.filter(({ name }) => name === source.name)
      expect(own).not.toEqual([])
      for (let passage = 0; passage < count; passage++) {
        const number = source.passages?.[passage] ?? passage
        const from = own.find(({ passages }) => (passages?.[0] ?? 0) === (number >= 40 ? 40 : 0))!
        const at = 1 + 4 * passage
        const there = 1 + 4 * (number % 40)
        expect(ids.slice(at, at + 4)).toEqual(from.stream.ids.slice(there, there + 4))
        expect(source.ancestors!.slice(at, at + 4)).toEqual(from.ancestors!.slice(there, there + 4))
      }
    }
  })

  test('needs no more than it says that it keeps', () => {
    const kept = { all: written, last: written.slice(-1), first: written.slice(0, 1) }[regime.keeps]
    expect(regime.choose(shelfOf({ written: kept }))).toEqual(regime.choose(shelfOf()))
    expect(regime.choose(shelfOf({ written: [] }))).not.toEqual(regime.choose(shelfOf()))
  })

  test('leaves the shelf as it is, and chooses the same again', () => {
    const context = shelfOf()
    const before = structuredClone([context.human, context.reserve, ...context.written])
    expect(regime.choose(context)).toEqual(regime.choose(context))
    expect([context.human, context.reserve, ...context.written]).toEqual(before)
  })

  const run = (seed: number) => [
    ...lineage(book, { order: 2, generations: 4, regime: regime.name, seed, metrics: ['types-written'] }),
  ]
  const generations = run(1)

  test('A learns from the human text alone', () => {
    expect(generations[0]!.training).toEqual([generations[0]!.baseline.human])
  })

  test('is a function of plan and seed', () => {
    const texts = (of: Generation[]) => of.map(({ training }) => training)
    expect(texts(run(1))).toEqual(texts(generations))
    expect(texts(run(2)).slice(1)).not.toEqual(texts(generations).slice(1))
  })

  test('every model is an index of the texts that were chosen, one after another', () => {
    for (const { training, model } of generations)
      expect(model.occurrences.stream).toEqual(concatenate(training.map(({ stream }) => stream)))
  })

  test('every written word was copied from its parent, and is its human ancestor again', () => {
    for (const generation of generations) {
      const { written, writing, model } = generation
      const { ids } = written.stream
      const origin = originOf(generation)
      expect(written.ancestors).toHaveLength(ids.length)
      for (let place = 0; place < ids.length; place++) {
        if (ids[place] === 0) continue
        expect(model.occurrences.stream.ids[writing.parents![place]!]).toBe(ids[place])
        expect(origin.ids[written.ancestors![place]!]).toBe(ids[place])
      }
    }
  })

  test('nothing is written that the training text has not', () => {
    for (const { model, written } of generations) {
      const known = new Set(model.occurrences.stream.ids)
      expect(written.stream.ids.filter(id => !known.has(id))).toHaveLength(0)
    }
  })
})
