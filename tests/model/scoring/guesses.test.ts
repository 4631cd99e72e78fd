import { describe, expect, test } from 'vitest'
import { GUESSES, rankTokens } from '../../../src/model/scoring/guesses.ts'
import { nextProbabilities } from '../../../src/model/scoring/score.ts'
import { train } from '../../../src/model/train.ts'
import { passagesOf } from '../../../src/text/passage.ts'
import { encode } from '../../../src/text/vocabulary.ts'
import { toyBook } from '../../toy.ts'

test('after `a` a model guesses what came most often', () => {
  const texts = passagesOf(['a b', 'a b', 'a c'])
  const model = train(texts, { tokens: 'whitespace', order: 2, weights: [0.1, 0.2, 0.7] })
  const { ranks, targets } = rankTokens(model, encode(passagesOf(['a c']), model.vocabulary))
  // `a` begins every passage; after it b came twice and c once; after c every passage ended.
  expect(Array.from(targets, id => model.vocabulary.types[id])).toEqual(['a', 'c', ''])
  expect([...ranks]).toEqual([1, 2, 1])
})

describe.each([1, 2, 3, 4])('at order %i', order => {
  test('guesses are the likeliest of all types, by the probabilities of scoring', () => {
    const { passages } = toyBook({ words: 600, octaves: 7 })
    const model = train(passages, { tokens: 'whitespace', order })
    const text = encode(passages.slice(0, 8), model.vocabulary)
    const { ranks } = rankTokens(model, text)
    let before: string[] = []
    text.ids.subarray(1).forEach((id, row) => {
      const chances = nextProbabilities(model, before)
      const better = chances.filter(
        (chance, other) => chance > chances[id]! * (1 + 1e-12) && other !== id,
      ).length
      const alike = chances.filter(chance => Math.abs(chance / chances[id]! - 1) <= 1e-12).length
      const rank = ranks[row] === 0 ? Infinity : ranks[row]!
      expect(rank).toBeGreaterThan(Math.min(better, GUESSES))
      if (better + alike <= GUESSES) expect(rank).toBeLessThanOrEqual(better + alike)
      before = id === 0 ? [] : [...before, model.vocabulary.types[id]!]
    })
  })
})
