import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generate } from '../../src/model/sampling/generate.ts'
import { train } from '../../src/model/train.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { tokenizers, tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import { encode, learnVocabulary } from '../../src/text/vocabulary.ts'
import { writePassages } from '../../src/text/write.ts'
import { withoutSurfaces } from '../../src/text/stream.ts'
import { hostileText, hostileTexts } from '../hostile.ts'

const word = tokenizerNamed('word')

/** Passages as their authors set them, each with what a rule for English gets wrong. */
const AUTHORED = [
  '„Guten Tag“, sagte die Frau. „Wie geht es Ihnen?“, fragte er.',
  '»Ach Gott,« dachte er, »was für einen Beruf habe ich gewählt!«',
  '« Bonjour », dit-il ; « comment allez-vous ? »',
  '«\u00A0Oui\u00A0», dit-elle\u202F; «\u202Fnon\u202F!\u202F»',
  '‘I’m late,’ said Tom. ‘So am I,’ said Ann.',
  '"I\'m late," said Tom--"and so is Ann," he thought.',
  'It was 10:30 a.m. in the U.S.A., i.e. late; see www.example.org.',
  '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。',
  '¿Qué hora es? —preguntó—. ¡Es tarde! ¿Y tú?',
  'Goethe – und zwar oft. Das kostete 3,50 Mark (so viel!).',
  "Mr. McDonald's iPhone, the USA and NATO; rock ’n’ roll in the ’90s.",
  'He said: “你好！”然后走了。《红楼梦》是一本书。',
  'قال: «مرحبًا»، ثم ذهب. هل تعرف؟ نعم؛ أعرف.',
  'उसने कहा, "नमस्ते।" फिर वह चला गया। क्या?',
  'self-  made   carpet-bag - and a dash—there – and ... here',
]

describe('a text comes back as its author set it', () => {
  test.each(AUTHORED)('%s', text => {
    const { vocabulary, stream } = learnVocabulary(passagesOf([text, ...AUTHORED]), word)
    expect(Array.from(writePassages(stream, vocabulary))[0]).toBe(passagesOf([text])[0]!.text)
  })

  test('whatever it holds', () => {
    const check = (texts: string[]) => {
      const passages = passagesOf(texts).filter(({ text }) => word.split(text).length > 0)
      if (passages.length === 0) return
      const { vocabulary, stream } = learnVocabulary(passages, word)
      expect(Array.from(writePassages(stream, vocabulary), bare)).toEqual(
        passages.map(({ text }) => bare(text)),
      )
    }
    check([...hostileTexts])
    fc.assert(fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), check), {
      seed: 1,
      numRuns: 500,
    })
  })
})

/** A text without the kinds of white space: those that are no gap of their own are written as blanks. */
const bare = (text: string) => text.replace(/\s+/gu, ' ').trim()

test('a model that can only repeat a passage repeats it as it is, in every generation', () => {
  for (const text of AUTHORED) {
    let model = train(passagesOf([text]), { order: 5 })
    for (const seed of [1, 2, 3]) {
      const { stream } = generate(model, { seed, passages: 5 })
      for (const written of writePassages(stream, model.vocabulary))
        expect(
          word.split(written).every(token => text.includes(token)),
          written,
        ).toBe(true)
      model = train({ stream }, model.recipe)
    }
  }
})

describe.each(tokenizers.filter(({ keepsSurfaces }) => keepsSurfaces))('$name', tokenizer => {
  test.each([1, 2, 3])('order %i: what was written from copied surfaces reads as what was drawn', order => {
    const model = train(passagesOf([...AUTHORED, ...hostileTexts.slice(0, -1)]), {
      tokens: tokenizer.name,
      order,
    })
    const { vocabulary } = model
    const { stream } = generate(model, { seed: order, size: 20_000 })
    const again = encode(passagesOf(Array.from(writePassages(stream, vocabulary))), vocabulary)
    expect(again.ids.join(' ').replaceAll(/( 0)+/g, ' 0')).toBe(
      stream.ids.join(' ').replaceAll(/( 0)+/g, ' 0'),
    )
  })
})

test('a generation with and without a genealogy is written alike', () => {
  const model = train(passagesOf(AUTHORED), { order: 2 })
  const traced = generate(model, { seed: 1, size: 2000 })
  const untraced = generate(model, { seed: 1, size: 2000, genealogy: false })
  expect(untraced.stream).toEqual(traced.stream)
  expect(untraced.parents).toBeUndefined()
})

test('a type has its forms in the order of their use inside sentences, and more of them than a byte tells apart are written as the usual one', () => {
  const forms = Array.from({ length: 40 }, (_, k) =>
    Array.from('abcdef', (letter, bit) => (((k >> bit) & 1) === 1 ? letter.toUpperCase() : letter)).join(''),
  )
  const text = forms.join(' ')
  const { vocabulary, stream } = learnVocabulary(passagesOf([text]), word)
  const written = Array.from(writePassages(stream, vocabulary))[0]!.split(' ')
  const kept = written.filter((form, at) => form === forms[at])
  expect(written.every((form, at) => form === forms[at] || form === vocabulary.forms[1])).toBe(true)
  expect(kept.length).toBe(31)
})

test('without surfaces a text is written by rules', () => {
  const { vocabulary, stream } = learnVocabulary(passagesOf(['« Bonjour », dit-il ; oui.']), word)
  expect([...writePassages(withoutSurfaces(stream), vocabulary)]).toEqual(['«Bonjour», dit-il; oui.'])
})
