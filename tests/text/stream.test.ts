import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concatenate, countTypes, spreadSample, passageStarts, streamOf } from '../../src/text/stream.ts'

const stream = (...ids: number[]) => streamOf(Int32Array.from(ids))
const text = stream(0, 5, 3, 0, 7, 0)

test('words and passages are counted without the boundaries', () => {
  expect([text.words, text.passages]).toEqual([3, 2])
  expect([stream(0).words, stream(0).passages]).toEqual([0, 0])
  expect([stream(0, 0).words, stream(0, 0).passages]).toEqual([0, 1])
})

test('passages start after a boundary, and the last number is where a further one would', () => {
  expect([...passageStarts(text)]).toEqual([1, 4, 6])
  expect([...passageStarts(stream(0, 0, 2, 0))]).toEqual([1, 2, 4])
})

test('texts put together share the boundary between them', () => {
  expect(concatenate([text, stream(0, 1, 0), stream(0)])).toEqual(stream(0, 5, 3, 0, 7, 0, 1, 0))
  expect(concatenate([])).toEqual(stream(0))
})

test('types are counted by id, and passages at 0', () => {
  expect([...countTypes(stream(0, 2, 2, 0, 1, 2, 0), 4)]).toEqual([2, 1, 3, 0])
})

describe('a sample', () => {
  // Of five passages every third is taken, round and round: 1, 4, 2, 5, 3.
  const five = stream(0, 1, 1, 0, 2, 2, 0, 3, 3, 0, 4, 4, 0, 5, 5, 0)

  test('takes passages from all over the text, the last one cut', () => {
    expect(spreadSample(five, 5)).toEqual(stream(0, 1, 1, 0, 4, 4, 0, 2, 0))
    expect(spreadSample(five, 2)).toEqual(stream(0, 1, 1, 0))
    expect(spreadSample(five, 9)).toEqual(stream(0, 1, 1, 0, 4, 4, 0, 2, 2, 0, 5, 5, 0, 3, 0))
  })

  test('is the text itself when that has no more', () => {
    expect(spreadSample(five, 10)).toBe(five)
    expect(spreadSample(text, 99)).toBe(text)
  })

  test('has as many words as are asked for, and no passage twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1 }),
        fc.nat(60),
        (lengths, words) => {
          const passages = lengths.map((length, number) => [...Array<number>(length).fill(number + 1), 0])
          const whole = stream(0, ...passages.flat())
          const sample = spreadSample(whole, words)
          expect(sample.words).toBe(Math.min(words, whole.words))
          const counts = countTypes(sample, lengths.length + 1)
          const cut = lengths.filter(
            (length, number) => counts[number + 1]! > 0 && counts[number + 1]! < length,
          )
          expect(cut.length).toBeLessThanOrEqual(1)
          lengths.forEach((length, number) => expect(counts[number + 1]).toBeLessThanOrEqual(length))
        },
      ),
      { seed: 1, numRuns: 500 },
    )
  })

  test('of a long text has at least half of its share from every tenth of it', () => {
    const ids = Array.from({ length: 1000 }, (_, passage) => [1 + Math.floor(passage / 100), 0]).flat()
    const counts = countTypes(spreadSample(stream(0, ...ids), 100), 11).subarray(1)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(5)
  })
})
