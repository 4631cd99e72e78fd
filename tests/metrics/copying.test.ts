import { describe, expect, test } from 'vitest'
import { matchSpans } from '../../src/metrics/features/spans.ts'
import { measure } from '../../src/metrics/measure.ts'
import { indexText } from '../../src/model/index/suffix-index.ts'
import { read } from '../toy.ts'
import { besideHuman, streamIn } from './features.ts'

const human = ['a b c d', 'b a']

describe('novelty', () => {
  // Pairs of the human text: ab, bc, cd, ba. Of ab, bd: one of two is new; the triple abd is new.
  test('of `a b d` is one pair in two, and the only triple', () => {
    const rows = measure(besideHuman({ human, test: ['a b'], written: ['a b d'] }))
    expect([rows['novelty-within-order'], rows['novelty-beyond-order']]).toEqual([1 / 2, 1])
  })

  test('of the human text itself is none', () => {
    const rows = measure(besideHuman({ human, test: ['a b'], written: human }))
    expect([rows['novelty-within-order'], rows['novelty-beyond-order']]).toEqual([0, 0])
  })

  test('looks at no sequence across passages', () => {
    const rows = measure(besideHuman({ human, test: ['a b'], written: ['d', 'b', 'a b'] }))
    expect(rows['novelty-within-order']).toBe(0)
    expect(Object.keys(rows)).not.toContain('novelty-beyond-order')
  })

  test('of the human row is that of held-out human text', () => {
    const { vocabulary } = read(...human)
    const compared = streamIn(vocabulary, 'a c')
    const rows = measure(besideHuman({ human, test: ['a b'], written: human, compared }))
    expect(rows['novelty-within-order']).toBe(1)
  })
})

test('matches are as long as the text goes on alike, within the passage and the limit', () => {
  const { vocabulary, stream } = read(...human)
  const text = streamIn(vocabulary, 'b c d a', 'a b c d', 'new a')
  const { lengths, room } = matchSpans(indexText(stream, vocabulary.unknown + 1, 3), text, 3)
  // places:            | b  c  d  a  |  a  b  c  d  | new a |
  expect([...lengths]).toEqual([0, 3, 2, 1, 1, 0, 3, 3, 2, 1, 0, 0, 1, 0])
  expect([...room]).toEqual([0, 3, 3, 2, 1, 0, 3, 3, 2, 1, 0, 2, 1, 0])
})

describe('surviving ancestors', () => {
  // Human places: 0 | 1 a, 2 b, 3 c, 4 d | 5 | 6 b, 7 a | 8. Written: a from 1, b from 6, b from 6, d from nowhere.
  test('are the different human places that words go back to, over the human words', () => {
    const ancestors = Int32Array.of(-1, 1, 6, 6, -1, 8)
    const rows = measure(besideHuman({ human, test: ['a'], written: ['a b b d'], ancestors }))
    expect(rows['surviving-ancestors']).toBe(2 / 6)
  })

  test('are not told where nobody knows them', () => {
    const rows = measure(besideHuman({ human, test: ['a'], written: ['a'] }))
    expect(Object.keys(rows)).not.toContain('surviving-ancestors')
  })
})

describe('verbatim sentences', () => {
  const book = ['the sea . the ship .', 'a whale .']

  test('are whole ones: a piece of a human sentence does not count', () => {
    const rows = measure(
      besideHuman({ human: book, test: book, written: ['the ship . whale .', 'a whale . the sea .'] }),
    )
    expect(rows['verbatim-sentences']).toBe(3 / 4)
  })

  test('of the human row are those of held-out human text', () => {
    const { vocabulary } = read(...book)
    const compared = streamIn(vocabulary, 'a ship . the sea .', 'the whale .', 'a sea .')
    const rows = measure(besideHuman({ human: book, test: book, written: book, compared }))
    expect(rows['verbatim-sentences']).toBe(1 / 4)
  })
})
