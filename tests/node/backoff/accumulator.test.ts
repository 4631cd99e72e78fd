import { describe, expect, test } from 'vitest'
import { ngramTables } from '../../../src/backoff/counts/ngram-tables.ts'
import { grown, NgramAccumulator } from '../../../src/node/backoff/accumulator.ts'
import { randomFrom } from '../../../src/random.ts'

/** Pieces of tokens by first appearance, as a reader gives them; each ends with a passage. */
function piecesOf(draw: (at: number) => number, tokens: number) {
  const ids = new Map<number, number>()
  const numbers = Int32Array.from({ length: tokens }, (_, at) => {
    if (at % 10 === 9) return 0
    const word = draw(at)
    if (!ids.has(word)) ids.set(word, ids.size + 1)
    return ids.get(word)!
  })
  const pieces = Array.from({ length: 10 }, (_, piece) =>
    numbers.slice((piece * tokens) / 10, ((piece + 1) * tokens) / 10),
  )
  const words = ['', ...Array.from(ids.keys(), word => `w${word}`)]
  return { pieces, words }
}

function tallied({ pieces, words }: ReturnType<typeof piecesOf>, decided: number) {
  const accumulator = new NgramAccumulator(3, { pieces: pieces.length, decided })
  for (const piece of pieces) accumulator.add(piece)
  return accumulator.take(words)
}

const random = randomFrom('tally')
const various = piecesOf(() => random.below(5000), 20_000)
const repetitive = piecesOf(at => at % 7, 20_000)

describe('the n-grams of a text that comes in', () => {
  test('are counted where there are fewer of them than tokens', () => {
    expect(tallied(repetitive, 5000)).toHaveProperty('tables')
  })

  test('are left to be sorted, the text whole and renumbered, where there are more', () => {
    const sorted = tallied(various, 5000)
    if (!('stream' in sorted)) throw new Error('they were counted')
    const counted = tallied(various, 1e9)
    if (!('tables' in counted)) throw new Error('they were not counted')
    expect(sorted.vocabulary.types).toEqual(counted.vocabulary.types)
    const tables = ngramTables(sorted.stream, sorted.vocabulary.unknown + 1, 3)
    expect(tables.map(({ size }) => size)).toEqual(counted.tables.map(({ size }) => size))
    expect(tables[0]!.count).toEqual(counted.tables[0]!.count)
    expect(sorted.stream).toMatchObject({ words: 18_000, passages: 2000 })
  })

  test.each([
    ['as long as was predictn', 10],
    ['much longer than was predictn', 1],
  ])('are left to be sorted with all of a text %s', (_, pieces) => {
    const text = piecesOf(() => random.below(50_000), 1_300_000)
    const accumulator = new NgramAccumulator(3, { pieces, decided: 100_000 })
    for (const piece of text.pieces) accumulator.add(piece)
    const { vocabulary, ...rest } = accumulator.take(text.words)
    if (!('stream' in rest)) throw new Error('they were counted')
    const read = Array.from(rest.stream.ids, id => vocabulary.types[id])
    expect(read).toEqual(['', ...text.pieces.flatMap(piece => Array.from(piece, word => text.words[word]))])
  })

  test('are counted where the text ends before it is known', () => {
    expect(tallied(various, 1e9)).toHaveProperty('tables')
  })
})

test('n-grams grow as a power of the tokens: twice the tokens gave √2 times the n-grams, and four times as many give twice', () => {
  const { tokens, ngrams } = grown({ tokens: 100, ngrams: 50 }, { tokens: 200, ngrams: 50 * Math.SQRT2 }, 4)
  expect(tokens).toBe(800)
  expect(ngrams).toBeCloseTo(100 * Math.SQRT2, 9)
})
