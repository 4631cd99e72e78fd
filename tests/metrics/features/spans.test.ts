import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LONGEST_SPAN, matchSpans, sortDeeper } from '../../../src/metrics/features/spans.ts'
import { indexText } from '../../../src/model/index/suffix-index.ts'
import { read } from '../../toy.ts'
import { streamIn } from '../features.ts'

function spans(human: string[], text: string[], depth: number) {
  const { vocabulary, stream } = read(...human)
  const deep = sortDeeper(indexText(stream, vocabulary.unknown + 1, depth))
  return matchSpans(deep, streamIn(vocabulary, ...text))
}

test('go on as long as the human text does, whatever the depth of the index', () => {
  for (const depth of [1, 2, 3, 5])
    expect([...spans(['a b c d e f', 'a b x'], ['a b c d e', 'b x y'], depth).lengths]).toEqual([
      0, 5, 4, 3, 2, 1, 0, 2, 1, 0, 0,
    ])
})

test('are what comparing with every human passage finds', () => {
  const texts = fc.array(fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 20 }), {
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(texts, texts, fc.integer({ min: 1, max: 4 }), (human, text, depth) => {
      const joined = (passages: string[][]) => passages.map(tokens => tokens.join(' '))
      const found = spans([...joined(human), 'a b'], joined(text), depth).lengths
      const known = [...joined(human), 'a b'].map(passage => ` ${passage} `)
      const expected = text.flatMap(tokens => [
        ...tokens.map((_, at) => {
          let length = 0
          const stands = (size: number) =>
            at + size <= tokens.length &&
            known.some(passage => passage.includes(` ${tokens.slice(at, at + size).join(' ')} `))
          while (stands(length + 1)) length += 1
          return length
        }),
        0,
      ])
      expect([...found]).toEqual([0, ...expected])
    }),
    { numRuns: 300, seed: 1 },
  )
})

/** Reads of ids that finding the spans of one repeated word takes. */
function readsForRepeatedWord(tokens: number): number {
  const { vocabulary, stream } = read(Array(tokens).fill('the').join(' '))
  const { ids } = stream
  const index = indexText(stream, vocabulary.unknown + 1, 2)
  let reads = 0
  const counted = new Proxy(ids, {
    get(target, key) {
      reads += 1
      return Reflect.get(target, key, target) as unknown
    },
  })
  const found = matchSpans(sortDeeper({ ...index, stream: { ...stream, ids: counted } }), stream)
  expect(found.lengths[1]).toBe(LONGEST_SPAN)
  return reads
}

test('longer ones than the longest count as that, and a text of one word takes no quadratic time', () => {
  // Sorting reads n log n places and more while spans still grow: below 3.3 times for twice the text, and 4 in quadratic time.
  expect(readsForRepeatedWord(800) / readsForRepeatedWord(400)).toBeLessThan(3.3)
})
