import { describe, expect, test } from 'vitest'
import { continuePassage } from '../../../src/model/sampling/continue.ts'
import { train } from '../../../src/model/train.ts'
import { chiSquare, chiSquareLimit } from '../../chi-square.ts'
import { read } from '../../toy.ts'

function modelOf(order: number, ...texts: string[]) {
  const { vocabulary, stream } = read(...texts)
  return train({ stream }, { order, vocabulary, weights: Array<number>(order + 1).fill(1) })
}

/** How a passage goes on from an opening, as types. */
function continued(model: ReturnType<typeof modelOf>, opening: string, options = {}) {
  const { types, idOf } = model.vocabulary
  const ids = opening.split(' ').filter(Boolean).map(idOf)
  const { ids: written, ended } = continuePassage(model, ids, { seed: 1, ...options })
  return { text: written.map(id => types[id] ?? '?').join(' '), ended }
}

const chain = modelOf(3, 'a b c d e')

test('goes on as the text does, to its end', () => {
  expect(continued(chain, 'a b')).toEqual({ text: 'a b c d e', ended: true })
  expect(continued(chain, '')).toEqual({ text: 'a b c d e', ended: true })
})

test('looks at fewer words where the last ones were never seen together', () => {
  expect(continued(chain, 'd b')).toEqual({ text: 'd b c d e', ended: true })
  expect(continued(chain, 'unheard d')).toEqual({ text: '? d e', ended: true })
})

test('goes on from any word of the text where even the last word is new', () => {
  const { text } = continued(chain, 'unheard')
  expect(['? a b c d e', '? b c d e', '? c d e', '? d e', '? e', '?']).toContain(text)
})

test('stops at the size, the opening included', () => {
  expect(continued(chain, 'a', { size: 3 })).toEqual({ text: 'a b c', ended: false })
  expect(continued(chain, 'a b', { size: 2 })).toEqual({ text: 'a b', ended: false })
})

test('meets the same chance for the same seed', () => {
  const model = modelOf(2, 'a b a c a d', 'b d c a', 'c c b')
  expect(continued(model, 'a')).toEqual(continued(model, 'a'))
  const texts = Array.from({ length: 20 }, (_, seed) => continued(model, 'a', { seed }).text)
  expect(new Set(texts).size).toBeGreaterThan(5)
})

test('with top-k 1 takes the most frequent at every step', () => {
  const model = modelOf(2, 'a b', 'a b d', 'a c', 'b d', 'b d b')
  expect(continued(model, 'a', { topK: 1, size: 3 }).text).toBe('a b d')
})

describe('for order 1', () => {
  // Of `a` and three `b` and two ends: 1/6, 3/6, 2/6.
  test('draws words and ends by their shares', () => {
    const model = modelOf(1, 'a b', 'b b')
    const first = Array.from({ length: 6000 }, (_, seed) => continued(model, '', { seed, size: 1 }).text)
    const counts = ['a', 'b', ''].map(text => first.filter(other => other === text).length)
    expect(chiSquare(counts, [1 / 6, 3 / 6, 2 / 6])).toBeLessThan(chiSquareLimit(2))
  })
})
