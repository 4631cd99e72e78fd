import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../src/random.ts'
import { sentenceRoles, sentenceStarts } from '../../src/text/sentences.ts'
import { split } from '../../src/text/corpus/split.ts'
import {
  backwards,
  withArticle,
  storyteller,
  STORY_BOUNDS,
  type Grammar,
  weightedChoice,
  zipfList,
} from '../../src/stories/grammar.ts'
import {
  constructStories,
  STORIES_PER_BOOK,
  STORY_COUNTS,
  type StoryType,
} from '../../src/stories/stories.ts'
import { joinBy } from '../../src/text/tokenizers/spacing.ts'
import { word } from '../../src/text/tokenizers/word.ts'

const types = Object.keys(STORY_COUNTS) as StoryType[]
const stories = constructStories()
const tokens = stories.map(({ text }) => word.split(text))
const isWord = (token: string) => /^[\p{L}\p{N}]/u.test(token)

const counts = new Map<string, number>()
const countsByType = new Map(types.map(type => [type, new Map<string, number>()]))
stories.forEach(({ label }, index) => {
  const own = countsByType.get(label as StoryType)!
  for (const token of tokens[index]!.filter(isWord).map(word.fold)) {
    counts.set(token, (counts.get(token) ?? 0) + 1)
    own.set(token, (own.get(token) ?? 0) + 1)
  }
})

const share = (part: number, whole: number) => part / whole

describe('ten thousand constructed stories', () => {
  it("has the article's shares exactly", () => {
    const found = types.map(type => stories.filter(({ label }) => label === type).length)
    expect(found).toEqual([5500, 3000, 1000, 500])
  })

  it('numbers the stories in order, a hundred to a book', () => {
    expect(stories.map(({ id }) => id)).toEqual(
      stories.map((_, index) => `story-${String(index + 1).padStart(5, '0')}`),
    )
    expect(bookSizes()).toEqual(Array.from({ length: 100 }, () => STORIES_PER_BOOK))
    expect([stories[0]!.section, stories.at(-1)!.section]).toEqual(['book-001', 'book-100'])
  })

  it('tells the same text for ever, and another for another seed', () => {
    const hash = createHash('sha256').update(stories.map(({ label, text }) => `${label}\t${text}`).join('\n'))
    expect(hash.digest('hex')).toBe('f764aa01fd6297b902b049c11a2b6fd9f5fbbe33f47e7ad22cfbc783be2282c8')
    expect(constructStories({ seed: 'stories' })).toEqual(stories)
    const texts = new Set(stories.map(({ text }) => text))
    const others = constructStories({ seed: 'other' })
    expect(others.filter(({ text }) => texts.has(text))).toEqual([])
    expect(others.map(({ label }) => label)).not.toEqual(stories.map(({ label }) => label))
  })

  it('keeps every story to 3 to 7 sentences and 40 to 90 words', () => {
    const { sentences, words } = STORY_BOUNDS
    const outside = tokens.filter(story => {
      const length = story.filter(isWord).length
      const ends = sentenceStarts(sentenceRoles(story)).length
      return length < words.from || length > words.to || ends < sentences.from || ends > sentences.to
    })
    expect(outside).toEqual([])
  })

  it('tells no story twice, and hardly one sentence in ten again', () => {
    expect(new Set(stories.map(({ text }) => text)).size).toBe(stories.length)
    const sentences = stories.flatMap(({ text }) => text.split(/(?<=[.?!][”)]?) /))
    expect(share(new Set(sentences).size, sentences.length)).toBeGreaterThan(0.88)
  })

  it('has a long tail: over 9,000 types, nearly half of them at most five times', () => {
    const rare = [...counts.values()].filter(count => count <= 5).length
    const once = [...counts.values()].filter(count => count === 1).length
    expect(counts.size).toBeGreaterThan(9000)
    expect(share(rare, counts.size)).toBeGreaterThan(0.4)
    expect(share(once, counts.size)).toBeGreaterThan(0.15)
  })

  it.each(types)('gives %s stories a vocabulary of their own', type => {
    const own = [...countsByType.get(type)!]
    const only = own.filter(([token, count]) => counts.get(token) === count)
    const sum = (entries: [string, number][]) => entries.reduce((total, [, count]) => total + count, 0)
    expect(share(only.length, own.length)).toBeGreaterThan(0.65)
    expect(share(sum(only), sum(own))).toBeGreaterThan(0.2)
  })

  it('mixes the types, so that every part of a split has its share of each', () => {
    const parts = split(stories)
    expect([parts.train.length, parts.development.length, parts.test.length]).toEqual([8000, 1000, 1000])
    for (const part of [parts.train, parts.development, parts.test])
      for (const type of types) {
        const found = part.filter(({ label }) => label === type).length
        expect(Math.abs(share(found, part.length) - STORY_COUNTS[type] / 10000)).toBeLessThan(0.05)
      }
  })

  it('reads back as itself: no slot left open, no white space or mark out of place', () => {
    expect(stories.filter(({ text }) => /[{}[\]|’"]/.test(text))).toEqual([])
    expect(stories.filter(({ text }, index) => joinBy(word.spacing, tokens[index]!) !== text)).toEqual([])
    expect(stories.filter(({ text }) => text !== text.normalize('NFC'))).toEqual([])
  })

  it('starts every sentence with a capital', () => {
    expect(stories.filter(({ text }) => /(?:^|[.?!][”)]* )[“(]*\p{Ll}/u.test(text))).toEqual([])
  })

  it('puts an before vowels, and a before what sounds like none', () => {
    const straight = stories.filter(({ label }) => label !== 'experimental').map(({ text }) => text)
    const wrong = straight.flatMap(text => text.match(/\b(?:a [aeiou]|an [^aeiouAEIOU\W])[\w-]*/g) ?? [])
    expect(wrong.filter(pair => !/^(?:a (?:one-|u[kn]|eu|ewe)|an (?:hour|heir|hon))/.test(pair))).toEqual([])
  })
})

function bookSizes(): number[] {
  const sizes = new Map<string, number>()
  for (const { section = '' } of stories) sizes.set(section, (sizes.get(section) ?? 0) + 1)
  return [...sizes.values()]
}

describe('counts', () => {
  it('tells as many of each type as is asked for, and the first ones first', () => {
    const few = constructStories({ counts: { family: 3, adventure: 2, regional: 1, experimental: 0 } })
    expect(few.map(({ label }) => label).sort()).toEqual([
      'adventure',
      'adventure',
      'family',
      'family',
      'family',
      'regional',
    ])
    const texts = new Set(stories.map(({ text }) => text))
    expect(few.every(({ text }) => texts.has(text))).toBe(true)
  })

  it('can be none at all', () => {
    expect(constructStories({ counts: { family: 0, adventure: 0, regional: 0, experimental: 0 } })).toEqual(
      [],
    )
  })

  it.each([-1, 2.5, Number.NaN])('refuses %s stories', count => {
    expect(() => constructStories({ counts: { regional: count } })).toThrow(
      `counts.regional must be a whole number from 0, got ${count}`,
    )
  })
})

describe('a grammar', () => {
  const filler = Array.from({ length: 14 }, () => 'word').join(' ')
  const grammar = (sentence: string): Grammar => ({
    cast: { hero: 'girl', other: 'boy' },
    genders: { girl: 'she', boy: 'he' },
    pools: { girl: ['Ada'], boy: ['Bo'], fruit: ['apple'], dish: ['{a fruit} pie'] },
    lines: { dream: ['the cup, slowly, fell'] },
    plots: { only: [[sentence], [`${filler}.`], [`${filler}.`], [`${filler}.`]] },
  })
  const tell = (sentence: string) => storyteller(grammar(sentence), randomFrom('1'))().split('. Word')[0]

  it.each([
    [
      '{hero} met {other}, and {hero.he} gave {other.him} {hero.his} hat',
      'Ada met Bo, and she gave him her hat',
    ],
    ['{hero.he} took {dish} from {hero.his} {hero.son}', 'Ada took an apple pie from her daughter'],
    ['it was {hero.his} hat, not {other.his}', "It was Ada's hat, not Bo's"],
    ['{backwards dream}', 'Fell slowly cup the'],
    ['[it|it] rained', 'It rained'],
  ])('writes %s as %s', (template, text) => {
    expect(tell(`${template}.`)).toBe(text)
  })

  it('says which pool is missing', () => {
    expect(() => tell('{nothing}.')).toThrow('the grammar has no pool called nothing')
  })

  it('says so when it can tell no story of the right length', () => {
    expect(() =>
      storyteller({ ...grammar('{hero}.'), plots: { only: [['Too short.']] } }, randomFrom('1'))(),
    ).toThrow('not one kept to the bounds')
  })

  it('knows which words sound like vowels', () => {
    expect(
      ['apple', 'hour', 'unicorn', 'uncle', 'ukulele', 'one-eyed cat', 'house'].map(withArticle),
    ).toEqual(['an apple', 'an hour', 'a unicorn', 'an uncle', 'a ukulele', 'a one-eyed cat', 'a house'])
    expect(backwards('Who, then, am I?')).toBe('I am then Who?')
  })

  it('draws the k-th word of a pool about 1/k times as often as the first', () => {
    const list = zipfList(['first', 'second', 'third', 'fourth'])
    const random = randomFrom('zipf')
    const seen = new Map<string, number>()
    for (let draw = 0; draw < 25000; draw++) {
      const entry = weightedChoice(list, random)
      seen.set(entry, (seen.get(entry) ?? 0) + 1)
    }
    const expected = [12000, 6000, 4000, 3000]
    list.entries.forEach((entry, k) => {
      expect(Math.abs(seen.get(entry)! - expected[k]!)).toBeLessThan(4 * Math.sqrt(expected[k]!))
    })
  })
})
