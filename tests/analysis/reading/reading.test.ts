import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closeReading, marksOf } from '../../../src/analysis/reading/close-reading.ts'
import { difference } from '../../../src/analysis/reading/difference.ts'
import { forebears, parentOf } from '../../../src/analysis/reading/descent.ts'
import { contextOf, forebearsStory } from '../../../src/report/reading/descent-view.ts'
import { readHumanText } from '../../../src/analysis/reading/human-text.ts'
import { lastWords } from '../../../src/analysis/reading/last-words.ts'
import { legendNotes, legendTable } from '../../../src/report/reading/legend.ts'
import { nearestOf } from '../../../src/analysis/reading/nearest.ts'
import { passagesOf } from '../../../src/text/passage.ts'
import { tokenizerNamed } from '../../../src/text/tokenizers/index.ts'
import { encode } from '../../../src/text/vocabulary.ts'

const span = (token: number, length: number) => ({ token, length })
const spaced = tokenizerNamed('whitespace')
// Of five passages the last is for test and the one before it for development; A reads the first three. At order 1 everyday
// spans have three tokens, and those of four are marked.
const HUMAN = passagesOf(['a b c d e f g', 'h i . j k . l m n', 'e f g a z', 'dev', 'a b u v'])
// Most of what is written is nobody's, so that marks say something.
const NEW = 'n m l k j i h g f e d c b a n k h e b m j g d a l i f c'
const WRITTEN = ['a b c d e f g h', 'n j k . c d e f q', 'a b m a b c d z', NEW]

function reading(number: number, written = WRITTEN) {
  const human = readHumanText(HUMAN, { tokens: 'whitespace', order: 1 })
  return closeReading({
    human,
    order: 1,
    written: encode(
      written.map(text => ({ text })),
      human.vocabulary,
    ),
    generation: 'A',
    number,
    text: written[number]!,
    last: { types: new Set(['z', 'm']), share: 0.1 },
    chains: [],
  })
}

describe('a close reading, by hand', () => {
  test('finds what is copied from the human text, where it stands, and how often', () => {
    expect(reading(0).spans.copied).toEqual([{ ...span(0, 7), passage: '1', at: 0, times: 1 }])
    expect(reading(1).spans.copied).toEqual([{ ...span(4, 4), passage: '1', at: 2, times: 1 }])
    expect(reading(2).spans.copied).toEqual([{ ...span(3, 4), passage: '1', at: 0, times: 1 }])
  })

  test('finds what stands elsewhere in the same generation', () => {
    expect(reading(0).spans.repeated).toEqual([
      { ...span(0, 4), passage: 'A/3', at: 3, times: 1 },
      { ...span(2, 4), passage: 'A/2', at: 4, times: 1 },
    ])
    expect(reading(2).spans.repeated).toEqual([{ ...span(3, 4), passage: 'A/1', at: 0, times: 1 }])
  })

  test('finds whole sentences, and the words that no later generation writes', () => {
    expect(reading(1).spans.sentence).toEqual([])
    const { spans, last } = reading(0, ['h i . j k . l m n', NEW])
    // The small letter k is a word, whose full stop ends a sentence.
    expect(spans.sentence).toEqual([
      { ...span(0, 3), passage: '2', at: 0, times: 1 },
      { ...span(3, 3), passage: '2', at: 3, times: 1 },
      { ...span(6, 3), passage: '2', at: 6, times: 1 },
    ])
    expect(last).toEqual({ tokens: [{ token: 7, type: 'm' }], here: 1 / 9, generation: 0.1 })
  })

  test('gives each share beside that of the generation and of human text', () => {
    const tiers = reading(2).tiers.map(tier => [tier.kind, tier.length, tier.here, tier.generation])
    expect(tiers[0]).toEqual(['copied', 3, 4 / 8, (7 + 7 + 4) / 53])
    expect(reading(2).tiers[0]!.marked).toBe(false)
  })

  test('an empty passage has no spans and no shares', () => {
    const { tokens, spans, tiers, nearest } = reading(1, ['a b', '', 'c'])
    expect([tokens, spans.copied, nearest]).toEqual([0, [], undefined])
    expect(tiers.every(({ here }) => here === 0)).toBe(true)
  })

  test('the legend is not wider than a terminal', () => {
    const lines = legendTable({ ...reading(0), generation: 'ABC' }, { origin: 'constructed' }).split('\n')
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(80)
    const narrow = legendTable(reading(0), { origin: 'constructed', width: 60 }).split('\n')
    expect(Math.max(...narrow.map(line => line.length))).toBeLessThanOrEqual(60)
  })

  test('a seam between marks is explained where there is one', () => {
    const notes = (number: number) => legendNotes(reading(number), { origin: 'human', words: true }).join(' ')
    expect(notes(0)).toContain('After }{ comes the rest of a span that began earlier.')
    expect(notes(2)).not.toMatch(/rest of a span that began/)
  })
})

describe('last words', () => {
  const types = ['sea', 'ship', 'oar', '__proto__']
  const counts = [
    [5, 3, 2, 2],
    [4, 3, 1, 2],
    [4, 0, 1, 0],
    [4, 0, 0, 1],
  ]

  test('are the types that no later generation has', () => {
    expect(lastWords(types, counts, 1)).toEqual({ types: new Set(['ship']), share: 3 / 10 })
    expect(lastWords(types, counts, 2)).toEqual({ types: new Set(['oar']), share: 1 / 5 })
  })

  test('cannot be told of the last generation', () => {
    expect(lastWords(types, counts, 3)).toBeUndefined()
  })
})

describe('the nearest human passage', () => {
  test('is the one that takes the fewest changes, by hand', () => {
    const passages = passagesOf(['sitting', 'bitten', 'mitten', 'a much longer text than that'])
    expect(nearestOf('kitten', passages, new Set())).toEqual({
      id: '2',
      text: 'bitten',
      similarity: 5 / 6,
      among: 4,
    })
    expect(nearestOf('', passages, new Set())).toBeUndefined()
  })

  test('stands beside the usual likeness of its length where thirty passages have about this length', () => {
    const usual = (count: number) =>
      nearestOf('kitten', passagesOf(Array<string>(count).fill('mitten')), new Set())?.usual
    expect([usual(29), usual(30)]).toEqual([undefined, 5 / 6])
  })

  test('is never passed over for its length', () => {
    const words = fc.array(fc.constantFrom('a', 'bc', '👍', 'def', 'a'), { maxLength: 8 })
    const text = words.map(list => list.join(' '))
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1, maxLength: 6 }), (one, others) => {
        const passages = passagesOf(others)
        const alone = passages.map(passage => nearestOf(one, [passage], new Set())?.similarity ?? 0)
        expect(nearestOf(one, passages, new Set())?.similarity ?? 0).toBe(Math.max(0, ...alone))
      }),
    )
  })
})

describe('the difference', () => {
  test('takes out and puts in, by hand; a word or two between changes belong to them', () => {
    expect(difference('The old ship went to sea .', 'the old ship came to land .', spaced)).toBeUndefined()
    expect(difference('the old ship went to sea .', 'the old ship came to land .', spaced)).toEqual([
      { kind: 'same', text: 'the old ship' },
      { kind: 'gone', text: 'went to sea .' },
      { kind: 'new', text: 'came to land .' },
    ])
  })

  test('what is the same and gone is the one text, what is the same and new the other', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '[d]', '__proto__', '-'), { maxLength: 25 })
      .map(list => list.join(' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = difference(before, after, spaced)
        if (!changes) return
        const without = (kind: string) =>
          changes
            .filter(change => change.kind !== kind)
            .map(change => change.text)
            .join(' ')
        expect(without('new')).toBe(before)
        expect(without('gone')).toBe(after)
      }),
    )
  })
})

describe('descent', () => {
  const parents = [[4, 2, 3] as const, [9, 0, 1] as const]

  test('a token was copied from where the runs say', () => {
    expect(parentOf(parents, 0)).toEqual({ row: 4, token: 2 })
    expect(parentOf(parents, 2)).toEqual({ row: 4, token: 4 })
    expect(parentOf(parents, 3)).toEqual({ row: 9, token: 0 })
    expect(parentOf(parents, 4)).toBeUndefined()
  })

  test('the passages that gave most are named first', () => {
    const chain = (passage: string) => [{ passage, source: 'human', token: 0 }]
    const from = forebears(['x/1', 'y/1', 'y/1', 'z/1'].map(chain))
    expect(from).toEqual([
      { passage: 'y/1', tokens: 2 },
      { passage: 'x/1', tokens: 1 },
      { passage: 'z/1', tokens: 1 },
    ])
    expect(forebearsStory(from, { tokens: 4, origin: 'human' })).toBe(
      'Its 4 tokens go back to 3 different passages of the human text; y/1 gave most (2), then x/1 (1) and z/1 (1).',
    )
    expect(forebearsStory(from.slice(1), { tokens: 2, origin: 'human' })).toBe(
      'Its 2 tokens go back to as many different passages of the human text.',
    )
    expect(forebearsStory(from.slice(0, 1), { tokens: 1, origin: 'human' })).toBe(
      'Its one token goes back to one passage of the human text, y/1.',
    )
  })

  test('a token is shown in its surroundings, or in its sentence', () => {
    const text = `It was so. And ${'and '.repeat(19)}I saw [a] whale then. It blew.`
    const word = tokenizerNamed('word')
    const token = word.split(text).indexOf('whale')
    expect(contextOf(text, token, word)).toBe(
      '… and and and and and and and I saw [a] ⟦whale⟧ then. It blew.',
    )
    expect(contextOf(text, 1, word, { sentence: true })).toBe('It [was] so. …')
  })
})

test('the marks of a reading are its spans', () => {
  expect(marksOf(reading(2)).last).toEqual([span(2, 1), span(7, 1)])
})
