import { withoutSurfaces } from '../../src/text/stream.ts'
import { expect, test } from 'vitest'
import { passagesOf } from '../../src/text/passage.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import {
  encode,
  learnVocabulary,
  restrictToVocabulary,
  spelledAs,
  extendVocabulary,
} from '../../src/text/vocabulary.ts'
import { hostileTexts } from '../hostile.ts'
import { read } from '../toy.ts'

const { vocabulary } = read('a a b')

test('strangers get ids of their own, the same in every text, behind the vocabulary', () => {
  const { vocabulary: wide, streams } = extendVocabulary(
    vocabulary,
    passagesOf(['a x']),
    passagesOf(['y x', 'b']),
  )
  expect(streams.map(({ ids }) => [...ids])).toEqual([
    [0, 1, 3, 0],
    [0, 4, 3, 0, 2, 0],
  ])
  expect([wide.size, wide.unknown, wide.types]).toEqual([2, 5, ['', 'a', 'b', 'x', 'y']])
  expect([...wide.counts]).toEqual([1, 2, 1, 0, 0])
  expect(['a', 'y', 'z'].map(wide.idOf)).toEqual([1, 4, 5])
})

test('narrowed, a text is as the vocabulary alone reads it', () => {
  const texts = passagesOf(hostileTexts)
  const { vocabulary: known } = learnVocabulary(
    passagesOf(['__proto__ and <s> and a']),
    tokenizerNamed('word'),
  )
  const { streams } = extendVocabulary(known, texts)
  expect(restrictToVocabulary(streams[0]!, known)).toEqual(withoutSurfaces(encode(texts, known)))
})

test('a vocabulary can take the spelling of another', () => {
  const word = tokenizerNamed('word')
  const { vocabulary: human } = learnVocabulary(passagesOf(['see Paris and go']), word)
  const { vocabulary: other } = learnVocabulary(passagesOf(['we see PARIS']), word)
  const spelled = spelledAs(other, human)
  expect(spelled.forms[human.idOf('paris')]).toBe('PARIS')
  expect(spelled.forms[human.idOf('go')]).toBe('go')
})
