import { expect, test } from 'vitest'
import fc from 'fast-check'
import { passageBytes } from '../../src/report/run/passage-bytes.ts'
import { passageLines, type PlainText } from '../../src/report/run/passages.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { passageStarts } from '../../src/text/stream.ts'
import { tokenizers } from '../../src/text/tokenizers/index.ts'
import { learnVocabulary } from '../../src/text/vocabulary.ts'
import { hostileText } from '../hostile.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })
const bytesOf = (text: PlainText) =>
  Array.from(passageBytes(text, 3), chunk => decoder.decode(chunk)).join('')
const linesOf = (text: PlainText) => Array.from(passageLines(text), line => `${line}\n`).join('')

/** A text of which the ids stand in any order, with places that they were copied from. */
function plain(texts: readonly string[], tokenizer: (typeof tokenizers)[number], traced: boolean): PlainText {
  const { vocabulary, stream } = learnVocabulary(passagesOf(texts), tokenizer)
  const { types, forms, capitalised, roles, writtenForms, firstForms, unknown } = vocabulary
  const ids = stream.ids.map(id => (id === 0 ? 0 : 1 + ((id * 7) % unknown)))
  const parents = ids.map((_, place) => (place % 5 === 0 ? place : Math.max(1, place - 1)))
  return {
    name: 'A',
    stream: { ...stream, ids },
    ...(traced ? { parents, trainingStarts: passageStarts(stream) } : {}),
    surfaceForms: {
      rules: { tokens: tokenizer.name },
      types,
      forms,
      capitalised,
      roles,
      writtenForms,
      firstForms,
    },
  }
}

test('passages as bytes are the lines of JSON, with a genealogy or without', () => {
  for (const tokenizer of tokenizers)
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostileText, fc.string({ unit: 'grapheme' })), { minLength: 1 }),
        fc.boolean(),
        (texts, traced) => {
          const text = plain([...texts, 'one "word" \\ and o\' the others.'], tokenizer, traced)
          expect(bytesOf(text)).toBe(linesOf(text))
        },
      ),
    )
})

test('halves of a pair that no text has alone are put together as strings are', () => {
  const forms = ['', '\ud83d', '\ude00', 'a']
  const text = { name: 'A', stream: { ids: Int32Array.of(0, 1, 2, 3, 0, 2, 1, 0), words: 5, passages: 2 } }
  const surfaceForms = {
    rules: { tokens: 'char' },
    ...{ types: forms, forms, capitalised: forms, writtenForms: forms },
    firstForms: Int32Array.of(0, 1, 2, 3, 4),
    roles: new Uint8Array(5),
  }
  expect(bytesOf({ ...text, surfaceForms })).toBe(linesOf({ ...text, surfaceForms }))
  expect(bytesOf({ ...text, surfaceForms })).toContain('😀a')
})
