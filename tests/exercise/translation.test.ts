import { afterEach, describe, expect, test } from 'vitest'
import { packOf } from '../../src/exercise/pack.ts'
import { inLanguage, textsOf } from '../../src/exercise/translation.ts'
import { variantOf } from '../../src/exercise/variant.ts'
import { listPacks } from '../../src/node/exercises/packs.ts'
import { translate } from '../../src/phrase.ts'
import phrases from '../../src/locales/en.json'
import { given } from '../../src/given.ts'

afterEach(() => translate({}))

/** An exercise of two questions. */
const EXERCISE = {
  format: 'collapse-lab/exercise/1',
  name: 'two',
  version: 1,
  title: 'Two questions',
  summary: 'A guess and a choice.',
  minutes: 5,
  items: [
    { kind: 'prediction', id: 'guess', points: 1, prompt: 'How many?', expects: { options: { few: 'a few', many: 'many' } } },
    { kind: 'choice', id: 'back', points: 2, prompt: 'Can it come back?', options: { yes: 'yes', no: 'no' }, answer: { is: ['no'] }, hint: 'Look.' },
  ],
} // prettier-ignore

const german = (texts: unknown) => packOf(inLanguage(EXERCISE, textsOf(texts, EXERCISE, 'exercise.de.json')))

describe('the texts of an exercise in another language', () => {
  test('take the place of its own; what they leave out stays', () => {
    const { title, summary, tasks } = german({
      title: 'Zwei Fragen',
      items: { guess: { prompt: 'Wie viele?', options: { few: 'wenige' } }, back: { hint: 'Sieh hin.' } },
    })
    expect([title, summary]).toEqual(['Zwei Fragen', 'A guess and a choice.'])
    expect(tasks.map(({ prompt, hint, options }) => [prompt, hint, options])).toEqual([
      ['Wie viele?', undefined, { few: 'wenige', many: 'many' }],
      ['Can it come back?', 'Sieh hin.', { yes: 'yes', no: 'no' }],
    ])
  })

  test.each([
    ['a question that is not there', { items: { other: { prompt: 'Was?' } } }, 'there is no question "other"'],
    ['an option that is not there', { items: { back: { options: { maybe: 'vielleicht' } } } }, 'question back has no option "maybe"'],
    ['anything but texts', { version: 2 }, 'version: Invalid key: Expected never but received "version"'],
    ['an answer', { items: { back: { answer: { is: ['yes'] } } } }, 'items.back.answer: Invalid key: Expected never but received "answer"'],
    ['no texts at all', [], 'the file: Invalid type: Expected Object but received null'],
  ])('with %s are refused', (_claim, texts, message) => {
    expect(() => textsOf(texts, EXERCISE, 'exercise.de.json')).toThrow(`exercise.de.json: ${message}`)
  }) // prettier-ignore
})

const packs = listPacks().map(({ pack: { name }, value }) => [name, value] as const)

/** A text in which every word is marked, and no value. */
const marked = (text: string) =>
  text.split(/(\{\d+\})/).map((part, at) => (at % 2 === 1 ? part : part.replace(/\p{L}+/gu, '⟦$&⟧'))).join('') // prettier-ignore

describe.each(packs)('%s in another language', (_name, value) => {
  interface Item {
    id: string
    prompt: string
    options?: object
    expects?: { options?: object }
  }
  const { title, items } = value as { title: string; items: Item[] }
  const texts = {
    title: marked(title),
    items: Object.fromEntries(
      items.map(({ id, prompt, options = {}, expects: { options: expected = options } = {} }) => [
        id,
        { prompt: marked(prompt), ...given({ options: Object.fromEntries(Object.entries(expected).map(([name, text]) => [name, marked(String(text))])) }) },
      ]),
    ),
  } // prettier-ignore
  const translated = inLanguage(value, textsOf(texts, value, 'exercise.zz.json'))

  test('has the same seeds, needs and points', () => {
    const [own, other] = [packOf(value), packOf(translated)]
    expect(variantOf('secret', other, 'ada')).toBe(variantOf('secret', own, 'ada'))
    expect(other.runs).toEqual(own.runs)
    const facts = (pack: typeof own) => pack.tasks.map(({ id, points, needs }) => ({ id, points, needs }))
    expect(facts(other)).toEqual(facts(own))
  })

  test('asks for answers, and says what is wrong with one, in no word of English', () => {
    translate(Object.fromEntries(Object.keys(phrases).map(key => [key, marked(key)])))
    const runs = { factsOf: () => { throw new Error('no key is needed') }, attempt: () => { throw new Error('no key is needed') } } // prettier-ignore
    for (const { kind, form, options = {}, free = {}, mark } of packOf(translated).tasks) {
      const { note = '' } = kind === 'goal' || kind === 'short-text' ? {} : mark({ of: 'another kind' }, runs)
      const names = [...Object.keys(options), ...Object.keys(free)]
      const values = JSON.stringify(options) + JSON.stringify(free)
      const words = (`${form} ${note}`.replace(/⟦[^⟧]*⟧/g, ' ').match(/[\p{L}-]{2,}/gu) ?? []).filter(
        word => !names.includes(word) && !values.includes(word) && !word.startsWith('--'),
      )
      expect(words).toEqual([])
    }
  })
})
