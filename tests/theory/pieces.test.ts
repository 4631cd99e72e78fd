import { describe, expect, test } from 'vitest'
import { countNgrams, ngramsOf } from '../../src/metrics/features/ngrams.ts'
import { indexText } from '../../src/model/index/suffix-index.ts'
import { planOf } from '../../src/lineage/plan.ts'
import { copyingOf, meanPiece, survivalInPieces, survivalSpreads } from '../../src/theory/index.ts'
import { read } from '../toy.ts'

const copyingBy = (order: number, ...texts: string[]) => {
  const { stream, vocabulary } = read(...texts)
  const copying = copyingOf(indexText(stream, vocabulary.unknown + 1, Math.max(1, order - 1)), order)
  const facts = (generation: number) => ({
    plan: planOf({ order }),
    counts: vocabulary.counts,
    words: stream.words,
    written: stream.words,
    generation,
  })
  return { copying, facts }
}

describe('how a text is copied', () => {
  test('by hand: a context that the text has k times leads to the next place with chance 1 / k', () => {
    // Places: 0 boundary, a b c, boundary, a b d, boundary. With order 2 the contexts are <s>, a, b: twice each; c, d: once.
    const { logs } = copyingBy(2, 'a b c', 'a b d').copying
    const k = Array.from(logs.subarray(1), (log, place) => Math.round(Math.exp(log - logs[place]!)))
    expect(k).toEqual([2, 2, 2, 1, 2, 2, 2, 1])
  })

  test('with order 3 the context near the beginning of a passage is as long as what stands there', () => {
    const { logs } = copyingBy(3, 'a b c', 'd b c').copying
    const k = Array.from(logs.subarray(1), (log, place) => Math.round(Math.exp(log - logs[place]!)))
    // Before a: <s>, twice. Before b: <s> a, once. Before c: a b, once. Before the end: b c, twice.
    expect(k).toEqual([2, 1, 1, 2, 2, 1, 1, 2])
  })

  test('by hand: occurrences of a context nearby are as good as the one before', () => {
    // Before b: a, three times, two of them in the passage. Before c: b, likewise.
    const { logs } = copyingBy(2, 'a b a b c', 'a b d').copying
    expect(Math.exp(logs[5]! - logs[1]!)).toBeCloseTo((3 / 2) ** 4, 12)
  })

  test('with order 1 pieces are short in a long text, and a text without a repeated word is one piece with order 3', () => {
    const long = Array.from({ length: 200 }, (_, k) => `w${k}`).join(' ')
    const texts = Array.from({ length: 200 }, () => long)
    expect(meanPiece(copyingBy(1, ...texts).copying)).toBeLessThan(1.02)
    expect(meanPiece(copyingBy(3, long).copying)).toBeCloseTo(201, 5)
  })
})

describe('survival in pieces', () => {
  test('by hand: a word that a piece comes back to is lost sooner', () => {
    // With order 2 the model may go on behind either b: with chance ½ from before the second b back to c.
    const { copying, facts } = copyingBy(2, 'a b c b d')
    const places = copying.apart
    // Before c and before d stands b. From b (place 4) back to c (place 3): c and the b behind it are met 1 + ½ times.
    expect(Array.from(places.subarray(1, 6))).toEqual([1, 1, 2 / 3, 0, 1])
    expect(survivalInPieces(copying, [facts(1)])[0]!['surviving-types/1']).toBeCloseTo(
      (2 * (1 - Math.exp(-1)) + 1 - Math.exp(-2 / 3)) / 3,
      12,
    )
  })

  test('by hand: occurrences that are copied in one piece count as one', () => {
    // All five occurrences of x are in one piece with order 3; each of a … e is used once.
    const { copying, facts } = copyingBy(3, 'a x b x c x d x e x')
    const [first, second] = survivalInPieces(copying, [facts(1), facts(2)])
    expect(first!['surviving-types/2-5']).toBeCloseTo(1 - Math.exp(-1), 12)
    expect(first!['surviving-types/1']).toBeCloseTo(1 - Math.exp(-1), 12)
    expect(second!['surviving-types/2-5']).toBeCloseTo(1 - Math.exp(-(1 - Math.exp(-1))), 12)
  })

  test('of n-grams: by hand, and of single words as of words', () => {
    // The pair a b three times in one piece with order 3, b c, b d and b e once; the pairs from c, d to a once, too.
    const texts = ['a b c a b d a b e']
    const { copying, facts } = copyingBy(3, ...texts)
    const { stream, vocabulary } = read(...texts)
    const ngrams = (n: number) =>
      [n, countNgrams(ngramsOf(indexText(stream, vocabulary.unknown + 1, n), n))] as const
    const [rows] = survivalInPieces(copying, [facts(1)], new Map([ngrams(1), ngrams(2)]))
    expect(rows!['surviving-ngrams-2/2-5']).toBeCloseTo(rows!['surviving-types/2-5']!, 12)
    expect(rows!['surviving-ngrams-1/2-5']).toBe(rows!['surviving-types/2-5'])
    expect(rows!['surviving-ngrams-1']).toBe(rows!['surviving-types'])
    expect(survivalInPieces(copying, [facts(1)])[0]).not.toHaveProperty('surviving-ngrams-2')
  })

  test('by hand: types of one piece are lost together, so that the deviation is that of a single one', () => {
    const { copying, facts } = copyingBy(3, 'a b c d')
    const { expected, deviation } = survivalSpreads(copying, facts(1))['surviving-types']!
    const kept = 1 - Math.exp(-1)
    expect(expected).toBeCloseTo(kept, 12)
    // Without the room of a fixed length: √(s (1 − s)) of one type. Its share of the room, 4 tokens of 5 by e^−1, is taken off.
    const room = 4 * 5 * Math.exp(-1)
    expect(deviation).toBeCloseTo(Math.sqrt(16 * kept * (1 - kept) - (room * room) / 25) / 4, 12)
  })
})
