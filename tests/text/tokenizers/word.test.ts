import { expect, test } from 'vitest'
import { tidy } from '../../../src/text/passage.ts'
import { tokenizerFor } from '../../../src/text/tokenizers/index.ts'

const typesOf = (text: string, language = 'unknown') =>
  tokenizerFor({ tokens: 'word', language }).read(tidy(text)).types

/** Texts of which each is one word, whatever shape its marks have. */
const one: Readonly<Record<string, readonly string[]>> = {
  "don't": ["don't", 'don’t', 'donʼt', 'don´t', 'don`t', 'don′t', 'don＇t', 'don‛t', 'DON‘T'],
  'carpet-bag': ['carpet-bag', 'carpet‑bag', 'carpet‐bag', 'car\u00ADpet-bag'],
  'col·legi': ['col·legi', 'col•legi', 'col‧legi', 'coŀlegi'],
  'צה"ל': ['צה"ל'],
  'צה״ל': ['צה״ל'],
  'ג׳ירפה': ['ג׳ירפה'],
  'בית-ספר': ['בית-ספר', 'בית־ספר'],
  "п'ять": ["п'ять", 'п’ять', 'пʼять', 'п`ять'],
  ինչու: ['ինչու', 'ինչո՞ւ'],
  བོད: ['བོད', 'བོད་'],
  οδος: ['ΟΔΟΣ', 'οδος', 'οδοσ'],
  'می\u200Cخواهد': ['می\u200Cخواهد'],
  'සත්\u200Dය': ['සත්\u200Dය'],
  'caf\uFFFDs': ['caf\uFFFDs'],
  '1,000.5': ['1,000.5'],
  '❤': ['❤️', '❤'],
  '👍🏽': ['👍🏽'],
  '🇩🇪': ['🇩🇪'],
  '👨‍👩‍👧‍👦': ['👨‍👩‍👧‍👦'],
  '🏳‍🌈': ['🏳️‍🌈'],
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿': ['🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  '1⃣': ['1️⃣'],
}

test.each(Object.entries(one))('%s is one word', (type, texts) => {
  for (const text of texts) {
    const types = typesOf(text)
    expect(types).toHaveLength(1)
    expect(types[0]!.replaceAll('\u2060', '')).toBe(type)
  }
})

test('two flags are two signs, and a hand and its tone one', () => {
  expect(typesOf('🇩🇪🇫🇷👍🏽👍')).toEqual(['🇩🇪', '🇫🇷', '👍🏽', '👍'])
})

test('scripts without blanks are read sign by sign, but where U+200B parts words', () => {
  expect(typesOf('我爱猫。')).toEqual(['我', '爱', '猫', '。'])
  expect(typesOf('日本のコーヒー')).toEqual(['日', '本', 'の', 'コ', 'ー', 'ヒ', 'ー'])
  expect(typesOf('น้ำดี')).toEqual(['น้ำ', 'ดี'])
  expect(typesOf('ខ្ញុំអាន')).toEqual(['ខ្ញុំ', 'អា', 'ន'])
  expect(typesOf('ខ្ញុំ\u200Bចូលចិត្ត\u200Bអាន\u200Bសៀវភៅ\u200Bខ្ញុំ')).toEqual(['ខ្ញុំ', 'ចូលចិត្ត', 'អាន', 'សៀវភៅ', 'ខ្ញុំ'])
})

test('elision parts words in French, Italian and Catalan, and in no other language', () => {
  expect(typesOf('L’étude qu’il aujourd’hui d’accord n’est-ce', 'fr')).toEqual([
    "l'",
    'étude',
    "qu'",
    'il',
    "aujourd'hui",
    "d'accord",
    "n'",
    'est-ce',
  ])
  expect(typesOf("dell'arte un'amica po' c'è", 'it')).toEqual([
    "dell'",
    'arte',
    "un'",
    'amica',
    'po',
    "'",
    "c'",
    'è',
  ])
  expect(typesOf("l'home", 'ca')).toEqual(["l'", 'home'])
  expect(typesOf("d’Artagnan isn't", 'en')).toEqual(["d'artagnan", "isn't"])
  expect(typesOf('l’étude')).toEqual(["l'étude"])
})

test('small letters are those of the language', () => {
  expect(typesOf('ILIK İnek', 'tr')).toEqual(['ılık', 'inek'])
  expect(typesOf('ILIK Straße STRASSE')).toEqual(['ilik', 'straße', 'strasse'])
})

test('capitals that are kept stay in the type; apostrophes are of one shape all the same', () => {
  const { read, capitals } = tokenizerFor({ tokens: 'word', case: 'keep' })
  expect(read('The the DON’T').types).toEqual(['The', 'the', "DON'T"])
  expect(capitals).toBe(false)
})

test('straight double quotes open or close by what stands beside them', () => {
  const quotes = (text: string) =>
    typesOf(text)
      .filter(type => /["“”]/.test(type))
      .join('')
  expect(quotes('"Sir?"—"Yes," he said, "but—"')).toBe('“”“”“”')
  expect(quotes('("Oh, \'"No"\'") 5" ["a"] «"b"» --"c"-- "d"—')).toBe(
    '““””' + '”' + '“”' + '“”' + '“”' + '“”',
  )
  expect(typesOf('“Sir?” "Sir?"').slice(0, 4)).toEqual(typesOf('“Sir?” "Sir?"').slice(4))
})

test('equal plans have one tokenizer', () => {
  expect(tokenizerFor({ tokens: 'word', language: 'fr' })).toBe(
    tokenizerFor({ tokens: 'word', language: 'fr-CA', case: 'fold' }),
  )
  expect(tokenizerFor({ tokens: 'char', language: 'fr' })).toBe(tokenizerFor({ tokens: 'char' }))
})

test('a line of ten million characters is split in time that grows with its length', () => {
  for (const piece of ["a'", '\u0301', '"', 'ก', '👩\u200D', '\u{1F3F4}\u{E0067}', 'a-', '·', 'ה"'])
    expect(typesOf(piece.repeat(200_000)).length).toBeGreaterThan(0)
})
