import { expect, test } from 'vitest'
import { guessLanguage, languagesByTurns, LEAST_WORDS } from '../../../src/text/languages/guess.ts'

/** Article 1 of the Universal Declaration of Human Rights, which has been translated into all of these. */
const article: Readonly<Record<string, string>> = {
  en: 'All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.',
  de: 'Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.',
  fr: 'Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.',
  es: 'Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y conciencia, deben comportarse fraternalmente los unos con los otros.',
  it: 'Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza.',
  nl: 'Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand en geweten, en behoren zich jegens elkander in een geest van broederschap te gedragen.',
  pt: 'Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência, devem agir uns para com os outros em espírito de fraternidade.',
  ru: 'Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.',
  ja: 'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。',
  zh: '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。',
  el: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.',
  ko: '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.',
}

test.each(Object.entries(article))('%s is told from 200 words on', (language, text) => {
  expect(guessLanguage(Array<string>(40).fill(text))).toBe(language)
})

test('below 200 words a text is of no known language', () => {
  const words = Array<string>(LEAST_WORDS - 1)
    .fill('the')
    .join(' ')
  expect([guessLanguage([words]), guessLanguage([`${words} of`]), guessLanguage([])]).toEqual([
    'unknown',
    'en',
    'unknown',
  ])
})

test('words of no language, and a text of two, are unknown', () => {
  expect(guessLanguage(['mbo cha vi '.repeat(100)])).toBe('unknown')
  expect(guessLanguage(['the und '.repeat(150)])).toBe('unknown')
})

test('a text of several languages is in the one of its clear majority, whatever its script, and else in none', () => {
  const [english, german, japanese, chinese] = ['en', 'de', 'ja', 'zh'].map(language => article[language]!)
  const mixed = (...parts: readonly (readonly [string | undefined, number])[]) =>
    guessLanguage(parts.flatMap(([text, times]) => Array<string>(times).fill(text!)))
  expect(mixed([english, 40], [japanese, 5])).toBe('en')
  expect(mixed([english, 40], [japanese, 20])).toBe('unknown')
  expect(mixed([japanese, 40], [english, 5])).toBe('ja')
  expect(mixed([chinese, 40], [japanese, 2])).toBe('zh')
  expect(mixed([english, 30], [german, 30])).toBe('unknown')
  expect(mixed([english, 60], [german, 8])).toBe('en')
})

test('a text of two languages by turns names both, the one with more of it first', () => {
  const parts = (...counts: readonly [string, number][]) =>
    counts.flatMap(([language, times]) => Array<string>(times).fill(article[language]!))
  expect(languagesByTurns(parts(['en', 30], ['de', 50]))).toEqual(['de', 'en'])
  expect(languagesByTurns(parts(['en', 60], ['de', 2]))).toEqual([])
  expect(languagesByTurns([])).toEqual([])
})
