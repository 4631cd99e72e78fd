import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/refusal.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { tokenizerNamed, tokenizers } from '../../src/text/tokenizers/index.ts'
import { encode, learnVocabulary } from '../../src/text/vocabulary.ts'
import { hostileText } from '../hostile.ts'
import { read } from '../toy.ts'

const word = tokenizerNamed('word')
const learn = (...texts: string[]) => learnVocabulary(passagesOf(texts), word)

test('ids run from 1 by falling count, ties by code unit', () => {
  const { vocabulary, stream } = read('c a b a', 'b a Z')
  expect(vocabulary.types).toEqual(['', 'a', 'b', 'Z', 'c'])
  expect([...vocabulary.counts]).toEqual([2, 3, 2, 1, 1])
  expect([...stream.ids]).toEqual([0, 4, 1, 2, 1, 0, 2, 1, 3, 0])
  expect([vocabulary.size, vocabulary.unknown]).toEqual([4, 5])
})

test.each(['<s>', '</s>', '<unk>', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '0', '-1'])(
  '%s is a word like any other',
  type => {
    const without = read('a b').vocabulary
    expect(without.idOf(type)).toBe(without.unknown)
    const { vocabulary, stream } = read(`${type} ${type} a`)
    expect(vocabulary.types).toEqual(['', type, 'a'])
    expect(vocabulary.idOf(type)).toBe(1)
    expect([...stream.ids]).toEqual([0, 1, 1, 2, 0])
  },
)

test('what the text has not is unknown, the empty string too', () => {
  const { vocabulary } = read('a b')
  expect(['c', 'A', '', 'a '].map(vocabulary.idOf)).toEqual([3, 3, 3, 3])
  expect([...encode(passagesOf(['b c', 'd']), vocabulary).ids]).toEqual([0, 2, 3, 0, 3, 0])
})

test('a text without tokens is refused', () => {
  expect(() => learnVocabulary([], word)).toThrow(Refusal)
  expect(() => learn('\u00a0\u3000')).toThrow('the training text has no tokens')
})

describe('words', () => {
  test('are folded: The, the and THE are one type', () => {
    expect(learn('The whale, THE whale: the whale.').vocabulary.types.slice(1, 3)).toEqual(['the', 'whale'])
  })

  test('keep the form that is usual inside sentences', () => {
    const { vocabulary } = learn('Whales saw Ahab. Whales saw whales. Whales fled.')
    const form = (type: string) => vocabulary.forms[vocabulary.idOf(type)]
    expect([form('whales'), form('ahab'), form('saw')]).toEqual(['whales', 'Ahab', 'saw'])
  })

  test('are written with a capital where a sentence begins', () => {
    const { vocabulary } = learn('the straße ǆ İstanbul ıi éa (')
    const capital = (type: string) => vocabulary.capitalised[vocabulary.idOf(word.fold(type))]
    expect(['the', 'straße', 'éa', 'İstanbul', '('].map(capital)).toEqual([
      'The',
      'Straße',
      'Éa',
      'İstanbul',
      '(',
    ])
  })

  test('are left small where the capital would be another word', () => {
    const { vocabulary } = learn('ßa ıi ŉa ﬁn')
    const capital = (type: string) => vocabulary.capitalised[vocabulary.idOf(type)]
    expect(['ßa', 'ıi', 'ŉa', 'ﬁn'].map(capital)).toEqual(['ßa', 'ıi', 'ŉa', 'ﬁn'])
  })
})

test.each(tokenizers)('for $name, every form of a type is read as that type', tokenizer => {
  fc.assert(
    fc.property(hostileText, text => {
      const passages = passagesOf([text, 'a'])
      const { forms, capitalised, idOf } = learnVocabulary(passages, tokenizer).vocabulary
      for (const [id, form] of [...forms.entries(), ...capitalised.entries()].filter(([id]) => id > 0))
        expect(tokenizer.split(form).map(token => idOf(tokenizer.fold(token)))).toEqual([id])
    }),
    { seed: 1, numRuns: 300 },
  )
})

test.each(tokenizers)('for $name, reading with a vocabulary is how the vocabulary was learnt', tokenizer => {
  fc.assert(
    fc.property(fc.array(hostileText, { maxLength: 3 }), texts => {
      const passages = passagesOf([...texts, 'a'])
      const { vocabulary, stream } = learnVocabulary(passages, tokenizer)
      expect(encode(passages, vocabulary)).toEqual(stream)
      const counts = Int32Array.from(
        vocabulary.types,
        (_, id) => stream.ids.filter(other => other === id).length,
      )
      counts[0]! -= 1
      expect(vocabulary.counts).toEqual(counts)
      expect(vocabulary.counts.subarray(1)).toEqual(counts.slice(1).sort((a, b) => b - a))
    }),
    { seed: 2, numRuns: 300 },
  )
})
