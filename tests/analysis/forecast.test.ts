import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineage } from '../../src/lineage/lineage.ts'
import { planOf } from '../../src/lineage/plan.ts'
import { bandForecasts, expectedTypes, forecast } from '../../src/analysis/forecast.ts'
import {
  hasWords,
  nothingToLose,
  endangeredPassage,
  forecastStory,
  forecastTable,
  loneWords,
} from '../../src/report/words/forecast-view.ts'
import { inventedWord } from '../toy.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { split } from '../../src/text/corpus/split.ts'
import { learnVocabulary } from '../../src/text/vocabulary.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import { expect as expectations, survivalChance } from '../../src/theory/index.ts'
import { hostileText, hostileTexts } from '../hostile.ts'
import { toyBook } from '../toy.ts'

const SENTENCE = 'The whale saw the whales, and the cat saw a whale.'
const typed = (text: string, type: string) =>
  forecast(passagesOf([text]), { language: 'en' }).types.find(other => other.type === type)

describe('by hand', () => {
  test('a word used twice: 1 − exp(−2), 1 − exp(−2 · 0.632), and a half-life of 5', () => {
    expect(typed(SENTENCE, 'whale')).toEqual({
      type: 'whale',
      form: 'whale',
      count: 2,
      chances: Array.from({ length: 10 }, (_, index) => survivalChance(2, index + 1)),
      halfLife: 5,
      family: 'whale',
      familyCount: 3,
    })
  })

  test('a word without relatives is its own family', () => {
    expect(typed(SENTENCE, 'cat')).toMatchObject({ count: 1, familyCount: 1, halfLife: 2 })
  })

  test('a possessive is a relative of its word', () => {
    const text = 'The father saw my father’s house.'
    expect(typed(text, 'father')).toMatchObject({ count: 1, family: 'father', familyCount: 2 })
    expect(typed(text, "father's")).toMatchObject({ count: 1, family: 'father', familyCount: 2 })
  })

  test('characters have no families', () => {
    const { types } = forecast(passagesOf(['as a']), { tokens: 'char' })
    expect(types.map(({ type, familyCount }) => [type, familyCount])).toEqual([
      ['a', 2],
      [' ', 1],
      ['s', 1],
    ])
  })

  test('the expected number of types is the sum of their chances, the one that runs are held against', () => {
    const { passages } = toyBook({ words: 3000 })
    const result = forecast(passages, { generations: 7 })
    const { vocabulary, stream } = learnVocabulary(passages, tokenizerNamed('word'))
    for (const t of [1, 4, 7]) {
      const sum = result.types.reduce((total, { count }) => total + survivalChance(count, t), 0)
      expect(expectedTypes(result, t)).toBeCloseTo(sum, 8)
      const facts = { plan: planOf(), counts: vocabulary.counts, generation: t }
      const law = expectations({ ...facts, words: stream.words, written: stream.words })
      expect(sum / result.types.length).toBeCloseTo(law['surviving-types']!, 12)
      for (const { band, chances } of bandForecasts(result))
        expect(chances[t - 1]).toBeCloseTo(law[`surviving-types/${band.name}`]!, 12)
    }
  })
})

describe('what a writer reads', () => {
  test('names the words that are used once and have no relative, in the order of the text', () => {
    const result = forecast(passagesOf(['A zebra saw whales.', 'No whale saw the 12 apes, an owl did.']), {
      language: 'en',
    })
    expect(loneWords(result, { limit: 3 })).toBe(
      '8 content words are used once, with no relative in the text to carry the stem (2 more have one). Spread evenly over the text, 3 of them: A, apes, did … and 5 more',
    )
    expect(loneWords(result, { limit: 1 })).toMatch(/1 of them: A … and 7 more$/)
    expect(loneWords(result, { limit: 8 })).toMatch(
      /In the order of the text: A, zebra, No, the, apes, an, owl, did$/,
    )
  })

  test('marks the words of the most endangered passage and leaves the rest as it stands', () => {
    const common = 'sea and sky '.repeat(9).trim()
    const rare =
      'But don’t the sea and sky, as “gulls” do, call sea and sky by sea and sky and sea and sky and sea?'
    const passage = endangeredPassage(forecast(passagesOf([common, rare, common]), { generations: 5 }))!
    expect(passage.text).toBe(
      '[But] [don’t] [the] sea and sky, [as] “[gulls]” [do], [call] sea and sky [by] sea and sky and sea and sky and sea?',
    )
    expect(passage.heading).toMatch(/\(2\): 8 of its 23 words/)
  })

  test('takes lines of verse together, and other brackets where the text has square ones', () => {
    const passage = endangeredPassage(forecast(passagesOf(['one [two]', 'three four'])))!
    expect(passage.text).toBe('{one} [{two}]\n{three} {four}')
    expect(passage.legend).toMatch(/^\{in brackets\}/)
    expect(passage.heading).toBe('The 2 short passages with the most to lose (1 to 2): 4 of their 4 words')
  })

  test('is none whose letters are set apart, as on a title page, but where all are', () => {
    const title = Array.from('THEWHALEANDITSHUNTER').join(' ')
    const prose =
      'the old captain saw a lantern by the river at dawn and the miller lost his kettle in the harbour before supper today'
    const found = (...texts: string[]) =>
      endangeredPassage(forecast(passagesOf(texts), { generations: 5 }))!.heading
    expect(found(title, `${prose} ${prose}`)).toContain('(2)')
    expect(found(title)).toContain('(1)')
  })

  test('no word is marked where none is endangered', () => {
    expect(endangeredPassage(forecast(passagesOf(['a '.repeat(500)])))).toBeUndefined()
  })

  test('of a long passage shows the part with the most to lose', () => {
    const rare = Array.from({ length: 30 }, (_, index) => `w${'abcdefghijklmnopqrstuvwxyzABCD'[index]!}x`)
    const { text } = endangeredPassage(
      forecast(passagesOf([`${'sea '.repeat(500)}${rare.join(' ')}${' sea'.repeat(500)}`])),
    )!
    expect(text).toMatch(/^… sea/)
    expect(text).toMatch(/\[wax\] \[wbx\]/)
    expect(text.length).toBeLessThan(900)
  })

  test('of a text without letters it says that there are no words', () => {
    const result = forecast(passagesOf(['1 2, 3!']))
    expect(hasWords(result)).toBe(false)
    expect(endangeredPassage(result)).toBeUndefined()
    expect(nothingToLose(result)).toBe('There are no words in this text: none of its tokens has a letter.')
    const common = forecast(passagesOf(['a '.repeat(500)]))
    expect(nothingToLose(common)).toBe('No word is more likely lost than still used after the last round.')
  })

  test('of a narrow line it leaves generations between the first and the last out', () => {
    const result = forecast(passagesOf(['one two two three']))
    for (const [width, heads] of [
      [80, /after 1 +2 +5 +10 +half/],
      [67, /after 1 +5 +10 +half/],
      [58, /after 1 +10 +half/],
      [50, /after 1 +10 +half/],
    ] as const) {
      const text = forecastTable(result, { width })
      expect(text).toMatch(heads)
      expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(width)
    }
  })

  test('says how many words are left of thirty and more, and of fewer that it is not told', () => {
    const of = (types: number) =>
      forecastStory(
        forecast(passagesOf([Array.from({ length: types }, (_, n) => inventedWord(n)).join(' ')])),
      )
    expect(of(30)).toMatch(/Of the 30 different words .*, about 19 are expected to be left after 1 round,/)
    expect(of(29)).toMatch(/has 29 different words .*: fewer than 30, too few to say how many are left\.$/)
    expect(of(29)).not.toMatch(/expected/)
  })

  test('says 1 word and 1 round of one', () => {
    const result = forecast(passagesOf(['word']), { generations: 1 })
    expect(forecastTable(result)).toMatch(/after 1 +half-life\n─+\nused once +1 +63\.2 % +2$/)
  })
})

test.each(['word', 'char', 'whitespace'])('hostile text is forecast like any other (%s)', tokens => {
  const all = (texts: readonly string[]) => {
    const passages = passagesOf(texts)
    // A no-break space is a visible character to some and no token to any.
    if (passages.every(({ text }) => tokenizerNamed(tokens).split(text).length === 0)) return
    const result = forecast(passages, { tokens, generations: 3 })
    expect(result.types.every(({ count, familyCount }) => count >= 1 && familyCount >= count)).toBe(true)
    expect(loneWords(result, { limit: 5 }).length).toBeLessThan(400)
    expect((endangeredPassage(result)?.text ?? '').length).toBeLessThan(2000)
  }
  all(hostileTexts)
  fc.assert(fc.property(fc.array(hostileText, { minLength: 1, maxLength: 3 }), all), { numRuns: 50 })
})

test('an empty text and options that will not do are refused', () => {
  expect(() => forecast([])).toThrow(/no tokens/)
  expect(() => forecast(passagesOf(['a']), { generations: 0 })).toThrow(/from 1 to 500, got 0/)
  expect(() => forecast(passagesOf(['a']), { generations: 501 })).toThrow(/from 1 to 500, got 501/)
  expect(() => forecast(passagesOf(['a']), { tokens: 'syllable' })).toThrow(/tokens must be/)
})

// 16 lineages of order 2 over a toy book: the mean share of each band against the forecast of the text that A reads.
test('real lineages keep of each band what was forecast, within 4 standard errors', () => {
  const book = toyBook({ words: 8000, octaves: 14 })
  const GENERATIONS = 4
  const SEEDS = 16
  const expected = bandForecasts(forecast(split(book.passages).train, { generations: GENERATIONS }))
  const runs = Array.from({ length: SEEDS }, (_, index) =>
    Array.from(
      lineage(book, {
        metrics: ['surviving-types'],
        order: 2,
        generations: GENERATIONS,
        seed: `forecast ${index}`,
      }),
      ({ metrics }) => metrics,
    ),
  )
  expect(expected.filter(({ types }) => types > 50).length).toBeGreaterThanOrEqual(3)
  for (const { band, types, chances } of expected)
    chances.forEach((chance, index) => {
      const shares = runs.map(metrics => metrics[index]![`surviving-types/${band.name}`]!)
      const mean = shares.reduce((sum, share) => sum + share, 0) / SEEDS
      // The law's own standard deviation of a share, over the seeds.
      const error = Math.sqrt((chance * (1 - chance)) / types / SEEDS)
      expect(Math.abs(mean - chance)).toBeLessThanOrEqual(4 * error + 1e-9)
    })
})
