import { expect, test } from 'vitest'
import { chooseOpening } from '../../src/lineage/opening.ts'
import { train } from '../../src/model/train.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { encode } from '../../src/text/vocabulary.ts'

/** The opening that is chosen from held-out passages, as text. */
function opening(human: string[], test: string[], tokens = 'word'): string {
  const model = train(passagesOf(human), { tokens, order: 1, weights: [1, 1] })
  const chosen = chooseOpening(model, encode(passagesOf(test), model.vocabulary))
  return chosen.map(id => model.vocabulary.types[id]).join(tokens === 'char' ? '' : ' ')
}

const human = ['The sea was calm.', 'The sea was wide.', 'A ship was there.', 'Calm was the sea, and a ship.']

test('is the held-out beginning whose first words open most passages of the training text', () => {
  expect(opening(human, ['A ship was wide.', 'The sea and a ship.', 'Calm sea.'])).toBe('the sea and')
})

test('is the first of equals', () => {
  expect(opening(human, ['A ship was wide.', 'Calm was a ship.'])).toBe('a ship was')
})

test('is made of plain words that the vocabulary has', () => {
  expect(opening(human, ['The sea, calm.', 'The sea unheard.', 'Calm sea was.'])).toBe('calm sea was')
})

test('is twelve characters for characters', () => {
  expect(opening(human, ['The sea was a sea.', 'A sea.'], 'char')).toBe('The sea was ')
})

test('is empty where no passage has such a beginning', () => {
  expect(opening(human, ['Sea!', 'The sea.'])).toBe('')
})
