import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import {
  deferred,
  either,
  numbered,
  phrase,
  recalled,
  recorded,
  translate,
  translated,
} from '../../src/phrase.ts'
import { Refusal, issueText } from '../../src/refusal.ts'
import { LIST, listed, phrasesIn, sources } from './phrases.js'

afterEach(() => translate({}))

describe('the list of phrases', () => {
  const { phrases, faults } = phrasesIn(sources())

  test('is that of the sources (node tests/phrases/phrases.js writes it)', () => {
    expect(listed(phrases)).toBe(readFileSync(join(import.meta.dirname, '../..', LIST), 'utf8'))
  })

  test('leaves out nothing that a refusal says', () => {
    expect(faults).toEqual([])
  })

  const of = (text: string) => phrasesIn([{ path: 'x.ts', text: `function x() { ${text} }` }])

  test('has plain text, phrases with numbered values, and both forms where a number decides', () => {
    expect(
      of("throw new Refusal(phrase`${path} has ${numbered(count, 'words')}`, 'take another')").phrases,
    ).toEqual({
      '{1} has {2} words': { one: '{1} has {2} word', other: '{1} has {2} words' },
      'take another': 'take another',
    })
  })

  test.each([
    ['a refusal with values that no phrase holds', 'throw new Refusal(`${path} is missing`, HINT)'],
    ['a hint with values', 'read({ hint: `name ${path}` })'],
    ['a piece of English among the values', "phrase`${path} is ${empty ? 'empty' : 'full'}`"],
  ])('finds %s', (_claim, text) => {
    expect(of(text).faults).toHaveLength(1)
  })

  test('finds a phrase that is said before the language is known', () => {
    expect(phrasesIn([{ path: 'x.ts', text: 'const x = phrase`again`' }]).faults).toHaveLength(1)
  })
})

describe('a phrase', () => {
  const german = {
    '{1} is missing': '{1} fehlt',
    '{1} of {2}': 'von {2} sind es {1}',
    'it has {1} words': { one: 'es hat {1} Wort', other: 'es hat {1} Wörter' },
    'run it again': 'noch einmal',
    '{1} or {2}': '{1} oder {2}',
    constructor: 'Erbauer',
  }

  test('is English without a language', () => {
    expect(phrase`${'run.json'} is missing`).toBe('run.json is missing')
    expect(phrase`it has ${numbered(1, 'words')}`).toBe('it has 1 word')
    expect(phrase`it has ${numbered(12_345, 'words')}`).toBe('it has 12,345 words')
    expect(either(['a', 'b', 'c'])).toBe('a or b or c')
  })

  test('is said in the chosen language, values in its order, a number in its form', () => {
    translate(german)
    expect(phrase`${'run.json'} is missing`).toBe('run.json fehlt')
    expect(phrase`${2} of ${3}`).toBe('von 3 sind es 2')
    expect(phrase`it has ${numbered(1, 'words')}`).toBe('es hat 1 Wort')
    expect(phrase`it has ${numbered(2000, 'words')}`).toBe('es hat 2,000 Wörter')
    expect(either(['a', 'b', 'c'])).toBe('a oder b oder c')
    expect(translated(deferred`run it again`)).toBe('noch einmal')
  })

  test('that the language lacks is English, also where it is a name of every object', () => {
    translate({ '{1} is missing': '{1} fehlt' })
    expect(phrase`constructor`).toBe('constructor')
    expect(phrase`${1} is there`).toBe('1 is there')
  })

  test('takes a value as it is, also one that looks like the place of another', () => {
    translate(german)
    expect(phrase`${'{2}'} of ${'$&'}`).toBe('von $& sind es {2}')
  })

  test('that a file keeps is English there, and is said in the chosen language afterwards', () => {
    translate({
      'taken off {1} lines of {2}': { one: 'von {1} Zeile von {2}', other: 'von {1} Zeilen von {2}' },
    })
    const kept = recorded`taken off ${12} lines of ${'1,000'}`
    expect(kept).toBe('taken off 12 lines of 1,000')
    expect(recalled(kept)).toBe('von 12 Zeilen von 1,000')
    expect(recalled('taken off 12 marks')).toBe('taken off 12 marks')
  })

  test('has the plural categories of the language', () => {
    const czech = { 'it has {1} words': { one: '{1} slovo', few: '{1} slova', other: '{1} slov' } }
    translate(czech, count => new Intl.PluralRules('cs').select(count))
    expect([1, 3, 7].map(count => phrase`it has ${numbered(count, 'words')}`)).toEqual([
      '1 slovo',
      '3 slova',
      '7 slov',
    ])
  })

  test('without values needs no mark in a refusal', () => {
    translate(german)
    const { message, hint } = new Refusal(phrase`${'run.json'} is missing`, 'run it again')
    expect([message, hint]).toEqual(['run.json fehlt', 'noch einmal'])
  })
})

test('what a schema finds wrong is a phrase, its own message or that of valibot', () => {
  translate({
    'Invalid {1}: Expected {2} but received {3}': '{1}: {2} erwartet, {3} bekommen',
    again: 'noch einmal',
  })
  expect(issueText({ message: 'Invalid type: Expected string but received 1' })).toBe(
    'type: string erwartet, 1 bekommen',
  )
  expect(issueText({ message: 'again' })).toBe('noch einmal')
})
