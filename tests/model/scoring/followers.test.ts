import { expect, test } from 'vitest'
import { ContextCursor } from '../../../src/model/index/context-counts.ts'
import { SeenNext } from '../../../src/model/scoring/followers.ts'
import { nextProbabilities } from '../../../src/model/scoring/score.ts'
import { train } from '../../../src/model/train.ts'
import { toyBook } from '../../toy.ts'

test.each([1, 2, 3, 4])(
  'what was seen after each context gives the probabilities that perplexity uses, at order %i',
  order => {
    const model = train(toyBook({ words: 600, octaves: 6 }).passages, { order })
    const { vocabulary, occurrences } = model
    const next = new SeenNext(model)
    const cursor = new ContextCursor(occurrences, order, vocabulary.unknown)
    const probabilities = new Float64Array(vocabulary.size + 1)
    const before: string[] = []
    for (const type of ['ba', 'be', 'never', 'ba', 'bi', '.']) {
      next.distribution(cursor, probabilities)
      const expected = nextProbabilities(model, before)
      expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
      probabilities.forEach((p, id) => expect(p).toBeCloseTo(expected[id]!, 12))
      before.push(type)
      cursor.advance(vocabulary.idOf(type))
    }
  },
)
