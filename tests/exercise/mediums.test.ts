import { describe, expect, test } from 'vitest'
import { textFor } from '../../src/exercise/medium.ts'
import { mean } from '../../src/arithmetic.ts'
import { inSimplerWords, listPacks, readPack } from '../../src/node/exercises/packs.ts'
import { notYet } from '../../src/exercise/items/item.ts'
import { feedback } from '../../src/report/exercise/feedback.ts'
import { handout } from '../../src/report/exercise/handout.ts'
import { printable } from '../../src/report/exercise/print.ts'

/** What belongs to a terminal: a command, a flag, a file of a student's folder. */
const TERMINAL = /npx|collapse-lab|--[a-z]|answers\.txt|terminal|\bRUN\b/

describe.each(listPacks().map(loaded => [loaded.pack.name, loaded] as const))('%s', (_, loaded) => {
  test('names no command in the page: neither in its text nor in a question or a hint', () => {
    expect(textFor(loaded.markdown, 'page')).not.toMatch(TERMINAL)
    for (const { prompt, hint = '' } of loaded.pack.tasks)
      expect(`${prompt} ${textFor(hint, 'page')}`).not.toMatch(TERMINAL)
  })

  test('has feedback that names no command to who worked in the page, and none of its needs is untrue in a lesson', () => {
    const tasks = loaded.pack.tasks.map(task => ({ task, mark: notYet(), points: 0 }))
    const marked = { tasks, open: [], total: 0, of: 1 }
    const told = feedback(loaded.pack, { student: '1', medium: 'page', marked })
    expect(told.match(/Hint: /g)).toHaveLength(tasks.filter(({ task: { hint } }) => hint !== undefined).length) // prettier-ignore
    expect(told).not.toMatch(TERMINAL)
    expect(told).not.toContain('{{')
    expect(feedback(loaded.pack, { student: '1', marked })).not.toContain('{{')
    expect(loaded.pack.meta!.needs.join(' ')).not.toMatch(/network/)
  })

  test('has a printed sheet that goes with the page, and names its buttons', () => {
    const sheet = handout(loaded.markdown, { pack: loaded.pack, seed: 'v0', on: 'paper', medium: 'page' })
    expect(sheet.replace(/Answer: options of a plan.*/, '')).not.toMatch(TERMINAL)
    expect(sheet).not.toContain('{{')
    for (const run of Object.keys(loaded.pack.runs))
      expect(sheet).toContain(`“Run it” at this place (${run})`)
  })
})

test('the table of the first run is whole in the page, and no sheet there says that a copy may be missing', () => {
  for (const text of [readPack('1').markdown, readPack('1').easy!]) {
    expect(textFor(text, 'page')).toContain('You need A, B, D and E.')
    expect(textFor(text, 'page')).not.toMatch(/may not be shown|middle/)
  }
  expect(textFor(readPack('1').markdown, 'terminal')).toContain('C may not be shown.')
})

test('a sheet with seeds of a class goes with the command, since a name in the page gives a practice seed', () => {
  const { pack, markdown } = readPack('1')
  const variants = [{ name: 'variant-1', seed: 'v0123456789abcdef' }]
  expect(printable(pack, markdown, variants, 'terminal')).toContain('--seed v0123456789abcdef</pre>')
  const page = printable(pack, markdown, variants)
  expect(page).toContain('begin with the name variant-1')
  expect(page).not.toContain('begin with the name variant-2')
})

describe.each(['1', '4', '6', '9'])('the simpler text of exercise %s', number => {
  const { easy = '', markdown, pack } = inSimplerWords(readPack(number))
  const hard = readPack(number).markdown

  test('is of an exercise for pupils of 14, or younger', () => {
    expect(pack.meta!.age.from).toBeLessThanOrEqual(14)
  })

  test('takes the place of the text, with the same runs, questions and headings', () => {
    expect(markdown).toBe(easy)
    for (const marks of [/\{\{.*?\}\}/g, /^## /gm]) expect(easy.match(marks)).toEqual(hard.match(marks))
    const text = handout(easy, { pack, seed: 'v0', on: 'folder' })
    for (const { id } of pack.tasks) expect(text).toContain(`\`${id}\``)
  })

  test('has shorter sentences: at most 16 words, 7 on average', () => {
    const lengths = sentenceLengths(easy)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(16)
    expect(mean(lengths)).toBeLessThan(7)
    expect(mean(sentenceLengths(hard))).toBeGreaterThan(mean(lengths) + 1)
  })

  test('is read easily by the formula of Flesch: above 90 of 100', () => {
    const words = sentencesIn(easy).flatMap(sentence => sentence.match(/[a-z]+/gi) ?? [])
    const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
    const ease = 206.835 - 1.015 * mean(sentenceLengths(easy)) - 84.6 * (syllables / words.length)
    expect(ease).toBeGreaterThan(90)
  })

  test('is refused where an exercise has none', () => {
    expect(() => inSimplerWords(readPack('2'))).toThrow(/has no text in simpler sentences/)
  })
})

/** The sentences of the prose of an exercise: without headings, code, formulas and marks. */
const sentencesIn = (markdown: string) =>
  textFor(markdown, 'page')
    .replace(/^(?:#|>|\||```|\{\{).*$/gm, '')
    .replace(/^\d+\. /gm, '')
    .split(/(?<=[.:?!])\s+/)
    .filter(sentence => /[a-z]/.test(sentence))
const sentenceLengths = (markdown: string) =>
  sentencesIn(markdown).map(sentence => sentence.match(/[\p{L}\d−.,%]*[\p{L}\d%]/gu)!.length)

/** Syllables of an English word by its groups of vowels, without an e at its end. */
const syllablesOf = (word: string) =>
  Math.max(
    1,
    (
      word
        .toLowerCase()
        .replace(/(?<=[a-z]{2})e$/, '')
        .match(/[aeiouy]+/g) ?? []
    ).length,
  )
