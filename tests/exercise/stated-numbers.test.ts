import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  selectedOdds,
  shareAfterDetector,
  survivalChance,
  survivingLine,
  typesAlive,
} from '../../src/theory/index.ts'

/** What an exercise says to students and teachers, on one line. */
const said = (name: string) =>
  ['exercise.md', 'notes.md', 'exercise.json']
    .map(file => readFileSync(`exercises/${name}/${file}`, 'utf8'))
    .join('\n')
    .replace(/\s+/g, ' ')
const percent = (share: number, digits = 1) => (100 * share).toFixed(digits)

test('1: the shares of the law and the line g', () => {
  const text = said('01-photocopy')
  const law = [1, 2, 3, 4, 5].map(t => percent(survivalChance(1, t)))
  expect(text).toContain(
    `${law[0]} %, ${law[1]} %, ${law[2]} %, ${law[3]} % and ${law[4]} % are left after one to five`,
  )
  const g = [2, 3, 4].map(t => survivingLine(t).toFixed(3))
  expect(text).toContain(`${g[0]}, then ${g[1]}, then ${g[2]}`)
})

test('2: the chances of one and of three places', () => {
  const text = said('02-rare-first')
  expect(text).toContain(
    `${percent(survivalChance(1, 4))} % of the words used once are left in the fourth copy`,
  )
  expect(text).toContain(
    `${percent(survivalChance(3, 1))} % in the first copy and ${percent(survivalChance(3, 3))} % in the third`,
  )
})

test('3: the ratio by the law, and the average that rises', () => {
  const [first, third] = [survivalChance(1, 1), survivalChance(1, 3)]
  expect(said('03-polished-but-narrower')).toContain(
    `(the law: ${percent(third)} / ${percent(first)}, that is ${percent(third / first, 0)} %)`,
  )
  expect(said('03-polished-but-narrower')).toContain(
    `from ${80 + 4} to ${84 + 2} while the rare questions go from 4 to 2`,
  )
})

test('5: how long a sentence lives, and what checkers leave', () => {
  const text = said('05-one-false-fact')
  expect(text).toContain(
    `once is in the third copy with a chance of ${percent(survivalChance(1, 3))} %, one that stands there five times with ${percent(survivalChance(5, 3))} %`,
  )
  const good = percent(selectedOdds(1, 3, { keepFalse: 0.3, keepTrue: 0.9 }))
  const lazy = percent(selectedOdds(1, 3, { keepFalse: 0.8, keepTrue: 0.9 }))
  expect(text).toContain(`leaves ${good} false for 100 true ones after three rounds, a lazy one ${lazy}`)
})

test('7: what the two detectors leave', () => {
  const left = (human: number, truePositives: number) =>
    percent(shareAfterDetector({ human, truePositives, falsePositives: 0.1 }))
  expect(said('07-who-wrote-it')).toContain(
    `leaves ${left(0.5, 0.8)} % human text of a half-human collection and ${left(0.1, 0.8)} % of one that is a tenth human; the weak one ${left(0.5, 0.3)} %`,
  )
})

describe('9: cards and dice', () => {
  const text = said('09-cards-and-dice')
  const left = (words: number) =>
    [1, 2, 3, 5].map(t => percent(typesAlive(Array<number>(words).fill(1 / words), words, t) / words, 0))

  test('12 and 36 words follow the finite law, very many the survival law: 63, 47, 37, 27', () => {
    const law = [1, 2, 3, 5].map(t => percent(survivalChance(1, t), 0))
    expect(law).toEqual(['63', '47', '37', '27'])
    for (const [words, row] of [
      ['12', left(12)],
      ['36', left(36)],
      ['very many', law],
    ] as const)
      expect(text).toMatch(
        new RegExp(`\\| ${words} +\\| ${row.map(share => `${share} %`).join(' +\\| ')} +\\|`),
      )
    expect(Math.max(...left(12).map((share, k) => Number(share) - Number(law[k])))).toBe(3)
    expect(text).toContain('a little more is left than by the law, up to three in a hundred')
  })

  test('the sheet prints none of the shares that its questions ask for', () => {
    const folder = 'exercises/09-cards-and-dice'
    const { items } = JSON.parse(readFileSync(`${folder}/exercise.json`, 'utf8')) as {
      items: { prompt: string }[]
    }
    const sheet = [readFileSync(`${folder}/exercise.md`, 'utf8'), ...items.map(({ prompt }) => prompt)]
    expect(sheet.join(' ')).not.toMatch(/\b(?:63|47|37|27) %|0\.(?:632|469|374|312)/)
  })
})
