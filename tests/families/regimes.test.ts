import { describe, expect, test } from 'vitest'
import { lineage } from '../../src/lineage/lineage.ts'
import { regimeNamed, regimes, type Source } from '../../src/lineage/regimes/index.ts'
import { concatenate, streamOf } from '../../src/text/stream.ts'
import { toyBook } from '../toy.ts'

const sourceOf = (name: string): Source => ({
  name,
  stream: streamOf(Int32Array.of(0, 1, 0)),
  ancestors: Int32Array.of(0, 1, 2),
})
const human = sourceOf('human')
const written = ['A', 'B', 'C'].map(sourceOf)
const book = toyBook({ words: 1500, octaves: 8 })

test('every regime is found by its name, and no name is used twice', () => {
  for (const regime of regimes) expect(regimeNamed(regime.name)).toBe(regime)
  expect(new Set(regimes.map(({ name }) => name)).size).toBe(regimes.length)
})

test('an unknown name is refused with the choices', () => {
  for (const { name } of regimes) expect(() => regimeNamed('constructor')).toThrow(name)
})

describe.each(regimes)('$name', regime => {
  test('says what it is and where it comes from', () => {
    expect([regime.title, regime.source].every(text => text.trim().length > 0)).toBe(true)
  })

  test('chooses whole texts from the shelf, the last one written among them', () => {
    const chosen = regime.choose({ human, written })
    expect(chosen.every(source => [human, ...written].includes(source))).toBe(true)
    expect(chosen).toContain(written[2])
  })

  test('needs no more than it says that it keeps', () => {
    if (regime.keeps === 'last')
      expect(regime.choose({ human, written: written.slice(-1) })).toEqual(regime.choose({ human, written }))
    else expect(regime.choose({ human, written })).toContain(written[0])
  })

  test('leaves the shelf as it is', () => {
    const shelf = { human, written: [...written] }
    regime.choose(shelf)
    expect(shelf).toEqual({ human, written })
  })

  const generations = [...lineage(book, { order: 2, generations: 4, regime: regime.name, seed: 1 })]

  test('A learns from the human text alone', () => {
    expect(generations[0]!.training).toEqual([generations[0]!.beginning.human])
  })

  test('every model is an index of the texts that were chosen, one after another', () => {
    for (const { training, model } of generations)
      expect(model.occurrences.stream).toEqual(concatenate(training.map(({ stream }) => stream)))
  })

  test('every written word is its human ancestor again', () => {
    for (const { written, beginning } of generations) {
      const { ids } = written.stream
      expect(written.ancestors).toHaveLength(ids.length)
      written.ancestors!.forEach((ancestor, place) => {
        if (ancestor >= 0) expect(beginning.human.stream.ids[ancestor]).toBe(ids[place])
        else expect(ids[place]).toBe(0)
      })
    }
  })

  test('nothing is written that the training text has not', () => {
    for (const { model, written } of generations) {
      const known = new Set(model.occurrences.stream.ids)
      expect(written.stream.ids.filter(id => !known.has(id))).toHaveLength(0)
    }
  })
})
