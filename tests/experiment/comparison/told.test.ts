import { describe, expect, test } from 'vitest'
import { answersTo, type Claim } from '../../../src/experiment/claim.ts'
import type { Arm } from '../../../src/experiment/comparison/arm.ts'
import { aboveLaw, gapOf, humanValue, named, overSeeds } from '../../../src/experiment/comparison/arms.ts'
import { compare } from '../../../src/experiment/comparison/compare.ts'
import { toldArms } from '../../../src/experiment/comparison/told.ts'
import type { HumanFacts } from '../../../src/experiment/sweep/replicates.ts'
import { sentenceOf, verdictSentence } from '../../../src/report/findings/answers.ts'
import { comparedLines } from '../../../src/report/tables/compared-lines.ts'
import { comparisonTable, untoldLines, verdictBlocks } from '../../../src/report/tables/comparison.ts'
import type { Finding } from '../../../src/experiment/finding.ts'
import { armOf } from '../arms.ts'

const VALUES = {
  perplexity: [[100, 200], [110, 220], [105, 210]],
  'surviving-types': [[0.6, 0.4], [0.61, 0.41], [0.62, 0.42]],
  'surviving-types/1': [[0.5, 0.3], [0.51, 0.31], [0.52, 0.32]],
  'distinct-3': [[0.9, 0.8], [0.91, 0.81], [0.92, 0.82]],
} // prettier-ignore

/** An arm with a row of theory beside its surviving types: what was measured, less a tenth. */
function lawful(name: string, facts: Partial<HumanFacts>): Arm {
  const arm = armOf(name, VALUES, { facts })
  const replicates = arm.replicates.map(replicate => ({
    ...replicate,
    rows: [...replicate.rows, { generation: 2, model: 'theory', metric: 'surviving-types', value: 0.3 }],
  }))
  return { ...arm, replicates }
}

const ENOUGH = {
  words: 5000,
  heldOutWords: 100,
  types: { 'surviving-types': 1000, 'surviving-types/1': 600 },
}

const claim = (measure: Claim['measure']): Claim => ({
  ...{ name: 'claim', says: 'It rises.', otherwise: 'It does not.', number: 'number', unit: 'number' },
  ...{ weight: 'main', expected: { above: 0 }, measure },
})

const PREDICTED = claim(arms => overSeeds(arms, ['one'], value => value('perplexity', 2)))
const ON_LAW = claim(arms => aboveLaw(arms, 'one', 'surviving-types', 2))
const ON_RARE = claim(arms => overSeeds(arms, ['one'], value => value('surviving-types/1', 2)))
const ON_TEXT = claim(arms => overSeeds(arms, ['one'], value => value('distinct-3', 2)))

describe('a claim', () => {
  const answer = (facts: Partial<HumanFacts>, tested: Claim) =>
    answersTo([tested], named([lawful('one', { ...ENOUGH, ...facts })]))[0]!

  test('is answered where there is text enough', () => {
    for (const tested of [PREDICTED, ON_LAW, ON_RARE, ON_TEXT]) {
      expect(answer({}, tested).answer).toBe('yes')
      expect(answer({}, tested)).not.toHaveProperty('untold')
    }
  })

  test.each([
    ['held-out text is too short for what predicts it', PREDICTED, { heldOutWords: 99 }, /^the held-out text has 99 tokens, fewer than 100$/],
    ['A learned from too few tokens for a law', ON_LAW, { words: 4999 }, /^A learned from fewer than 5,000 tokens$/],
    ['too few words are lost for a law', ON_LAW, { types: { 'surviving-types': 41 } }, /^fewer than 30 of these words were lost/],
    ['a share is of too few words', ON_RARE, { types: { 'surviving-types/1': 29 } }, /^the text has fewer than 30 of these words$/],
    ['there is hardly a text', ON_TEXT, { words: 29 }, /^the text has fewer than 30 tokens$/],
  ] as const)('is open where %s, and keeps its number as data', (_, tested, facts, reason) => {
    const found = answer(facts, tested)
    expect(found.answer).toBe('open')
    expect(found.untold).toMatch(reason)
    expect(found.estimate).toBeDefined()
  }) // prettier-ignore

  test('that rests on other rows is answered all the same', () => {
    const short = { heldOutWords: 5, words: 4000 }
    expect([answer(short, ON_RARE).answer, answer(short, ON_TEXT).answer]).toEqual(['yes', 'yes'])
  })

  test('is told with its reason and without its number, and so is the verdict', () => {
    const answers = [answer({ heldOutWords: 6 }, PREDICTED)]
    expect(sentenceOf(answers[0]!)).toBe(
      'It cannot be told whether this holds, since the held-out text has 6 tokens, fewer than 100: “It rises.” [number; expected above 0]',
    )
    const experiment = { seeds: { quick: 3 } }
    expect(
      verdictSentence({
        answers,
        verdict: 'open',
        experiment,
        setting: { size: 'quick' },
      } as unknown as Finding),
    ).toBe(
      'Open: the text is too short for what the statement rests on (1 claim, 1 of them not told of so short a text, 3 seeds an arm).',
    )
  })
})

test('figures and tables are drawn from arms without the rows that rest on too little', () => {
  const rows = (facts: Partial<HumanFacts>) => [
    ...new Set(
      toldArms([lawful('one', { ...ENOUGH, ...facts })])[0]!.replicates[0]!.rows.map(
        ({ metric, model }) => `${model === 'theory' ? 'theory ' : ''}${metric}`,
      ),
    ),
  ]
  expect(rows({})).toContain('perplexity')
  expect(rows({ heldOutWords: 99 })).not.toContain('perplexity')
  expect(rows({ words: 4999 })).not.toContain('theory surviving-types')
  expect(rows({ heldOutWords: 99, heldOutRows: ['distinct-3'] })).not.toContain('distinct-3')
  const arm = lawful('one', ENOUGH)
  expect(toldArms([arm])[0]).toBe(arm)
  expect(humanValue(named([arm]), 'one', 'perplexity')).toBeUndefined()
  expect(gapOf(named([arm, { ...arm, name: 'two' }]), ['one', 'two'], 'perplexity', 2)?.mean).toBe(0)
})

describe('a comparison of arms with too little held-out text', () => {
  const short = { ...ENOUGH, heldOutWords: 12 }
  const comparison = compare([lawful('one', short), lawful('two', short)])

  test('keeps every number as data', () => {
    expect(comparison.rows.some(({ metric }) => metric === 'perplexity')).toBe(true)
  })

  test('leaves what rests on it out of its tables, and its questions open with the reason', () => {
    expect(comparisonTable(comparison, { width: 100 })).not.toMatch(/perplexity/)
    expect(comparedLines(comparison, { origin: 'human' }).map(({ metric }) => metric)).not.toContain(
      'perplexity',
    )
    const predicted = comparison.verdicts.find(({ question }) => question.name === 'prediction')!
    expect(predicted.answer).toBe('open')
    expect(
      verdictBlocks(comparison, { width: 100 })
        .map(({ title }) => title)
        .join(),
    ).not.toMatch(/perplexity/)
    expect(untoldLines(comparison)).toEqual([
      'Not told, since the held-out text has 12 tokens, fewer than 100: Does it predict human writing better? Does its perplexity rise less in the last round?',
    ])
  })

  test('of arms with enough of it shows them', () => {
    const good = compare([lawful('one', ENOUGH), lawful('two', ENOUGH)])
    expect(comparisonTable(good, { width: 100 })).toMatch(/perplexity/)
    expect(untoldLines(good)).toEqual([])
  })
})
