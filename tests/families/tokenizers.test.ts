import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generate } from '../../src/model/sampling/generate.ts'
import { train } from '../../src/model/train.ts'
import { passagesOf, tidy } from '../../src/text/passage.ts'
import { joinBy } from '../../src/text/tokenizers/spacing.ts'
import { tokenizerNamed, tokenizers } from '../../src/text/tokenizers/index.ts'
import { encode, learnVocabulary, type Vocabulary } from '../../src/text/vocabulary.ts'
import { writePassages } from '../../src/text/write.ts'
import type { Stream } from '../../src/text/stream.ts'
import { hostileText, hostileTexts } from '../hostile.ts'

const asPassages = (texts: Iterable<string>) =>
  Array.from(texts, (text, index) => ({ id: String(index), text }))

/** Passages as ids, one string a passage; empty ones, which leave no trace in a text, left out. */
const idsIn = ({ ids }: Stream) => ids.join(' ').split(/\b0\b/).map(tidy).filter(Boolean)

/** All passages but the last, which is cut where the size is reached. */
const whole = (passages: string[]) => passages.slice(0, -1)

/** The first passage that two texts do not share, as a pair; nothing when they are equal. */
const firstDifference = (a: readonly string[], b: readonly string[]) => {
  const at = a.findIndex((passage, index) => passage !== b[index])
  return at < 0 && a.length === b.length ? undefined : [a.at(at), b.at(at)]
}

const readAgain = (stream: Stream, vocabulary: Vocabulary) =>
  idsIn(encode(passagesOf([...writePassages(stream, vocabulary)]), vocabulary))

test('every tokenizer is found by its name, and no name is used twice', () => {
  for (const tokenizer of tokenizers) expect(tokenizerNamed(tokenizer.name)).toBe(tokenizer)
  expect(new Set(tokenizers.map(({ name }) => name)).size).toBe(tokenizers.length)
})

test('an unknown name is refused with the choices', () => {
  expect(() => tokenizerNamed('__proto__')).toThrow(
    /tokens must be word, char, whitespace, modern, got "__proto__"/,
  )
})

describe.each(tokenizers)('$name', tokenizer => {
  const tokensOf = (text: string) => tokenizer.split(tidy(text))

  test('what was split and joined is split the same way again', () => {
    const check = (text: string) => {
      const again = tokensOf(joinBy(tokenizer.spacing, tokensOf(text)))
      expect(firstDifference(again, tokensOf(text))).toBeUndefined()
    }
    hostileTexts.forEach(check)
    fc.assert(fc.property(hostileText, check), { seed: 1, numRuns: 2000 })
  })

  test('no token is empty, and together they are the text as it is written but for white space', () => {
    const check = (text: string) => {
      expect(tokensOf(text).includes('')).toBe(false)
      const bare = (some: string) => some.replace(/[\s\u200B]/gu, '')
      expect(bare(tokensOf(text).join(''))).toBe(bare(tidy(text)))
      const tidied = tidy(text)
      let at = 0
      const between = tokensOf(text).map(token => {
        const from = tidied.indexOf(token, at)
        const skipped = tidied.slice(at, from)
        at = from + token.length
        return skipped
      })
      expect(bare(between.join(''))).toBe('')
    }
    hostileTexts.forEach(check)
    fc.assert(fc.property(hostileText, check), { seed: 2 })
  })

  test('what is read are the surfaces and their types; straight double quotes alone have two', () => {
    const check = (text: string) => {
      const { surfaces, types } = tokenizer.read(tidy(text))
      expect(firstDifference(surfaces, tokensOf(text))).toBeUndefined()
      expect(types).toHaveLength(surfaces.length)
      const apart = tokenizer.name !== 'char' && tokenizer.name !== 'whitespace'
      const isFolded = (type: string, index: number) =>
        apart && surfaces[index] === '"' ? /[“”]/.test(type) : type === tokenizer.fold(surfaces[index]!)
      expect(types.find((type, index) => !isFolded(type, index))).toBeUndefined()
    }
    hostileTexts.forEach(check)
    fc.assert(fc.property(hostileText, check), { seed: 5 })
  })

  test('a stretch between white space is read by itself, whatever stands beside it', () => {
    const check = (text: string) => {
      const whole = tokenizer.read(tidy(text))
      const parts = tidy(text)
        .split(/([ \n\u00A0\u202F\u200B\u3000])/u)
        .filter((part, at) => part !== '' && (at % 2 === 0 || tokenizer.name === 'char'))
        .map(part => tokenizer.read(part))
      if (tokenizer.name === 'whitespace') return
      const surfaces = parts.flatMap(({ surfaces }) => surfaces)
      const types = parts.flatMap(({ types }) => types)
      expect(firstDifference(surfaces, whole.surfaces)).toBeUndefined()
      expect(firstDifference(types, whole.types)).toBeUndefined()
    }
    hostileTexts.forEach(check)
    fc.assert(fc.property(hostileText, check), { seed: 6, numRuns: 1000 })
  })

  test('folding twice is folding once', () => {
    const check = (text: string) => {
      const folded = tokensOf(text).map(tokenizer.fold)
      expect(firstDifference(folded.map(tokenizer.fold), folded)).toBeUndefined()
    }
    hostileTexts.forEach(check)
    fc.assert(fc.property(hostileText, check), { seed: 3 })
  })

  test('nothing but white space has no tokens', () => {
    expect(['', ' ', '\n\t'].map(tokensOf)).toEqual([[], [], []])
  })

  test('a passage that is written and read again has the same ids', () => {
    const check = (texts: string[]) => {
      const passages = passagesOf(texts)
      if (passages.every(({ text }) => tokenizer.split(text).length === 0)) return
      const { vocabulary, stream } = learnVocabulary(passages, tokenizer)
      expect(firstDifference(readAgain(stream, vocabulary), idsIn(stream))).toBeUndefined()
    }
    check([...hostileTexts])
    fc.assert(fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), check), {
      seed: 4,
      numRuns: 500,
    })
  })

  describe.each([1, 2, 3])('a model of order %i that learnt from hostile text', order => {
    const model = train(passagesOf([...hostileTexts.slice(0, -1)]), { tokens: tokenizer.name, order })
    const { stream } = generate(model, { seed: 1, size: 20000 })
    const { vocabulary } = model

    test('writes passages that have the same ids when they are split again', () => {
      const again = encode(asPassages(writePassages(stream, vocabulary)), vocabulary)
      expect(firstDifference(idsIn(again), idsIn(stream))).toBeUndefined()
    })

    // A model of single characters puts spaces beside spaces, and a new text folds them.
    if (tokenizer.words || order > 1)
      test('writes passages that have the same ids when they are taken in as a new text', () => {
        expect(firstDifference(whole(readAgain(stream, vocabulary)), whole(idsIn(stream)))).toBeUndefined()
      })
  })
})
