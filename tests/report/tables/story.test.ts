import { describe, expect, test } from 'vitest'
import { story, type StoryCases } from '../../../src/report/tables/story.ts'
import { rowsOf, run, theory } from '../../run-rows.ts'

test.each([
  [[300, 400], [900, 1000], /worse than A: perplexity 400 against 300\. A word that the text uses once has 1 chance in 1,000, on average; A gave it 1 in 900\./],
  [[300, 400], [1000, 900], /against 300\. But a word that the text uses once has 1 chance in 900, on average; A gave it 1 in 1,000\./],
  [[400, 300], [900, 1000], /better than A: .* But a word that the text uses once has 1 chance in 1,000,/],
  [[300, 400], [900, 900], / But a word that the text uses once has the same chance as before: 1 in 900\./],
  [[300, 300], [900, 1000], /as well as A did\. But a word that the text uses once has 1 chance in 1,000,/],
  [[300, 300], [900, 900], /B predicts human writing as well as A did\.$/],
  [[Infinity, Infinity], [900, 900], /as well as A did/],
] as const)('perplexity %j and %j of words used once: the story says whether they go the same way', (all, rare, claim) => {
  const rows = rowsOf({ perplexity: [undefined, ...all], 'perplexity/1': [undefined, ...rare] })
  expect(story(run(rows))).toMatch(claim)
}) // prettier-ignore

test('the story says what theory expected only beside what was measured, and counts one as one', () => {
  expect(story(run(theory))).not.toMatch(/Theory/)
  const rows = rowsOf({ 'surviving-types': [1, 1, 0.9], 'types-written': [10, 10, 9] })
  expect(story(run([...rows, ...theory]))).toMatch(
    /9 of the 10 human words are still used .* and 1 is lost\. Theory predicted that 50\.0 %/,
  )
})

describe('of too few cases the story says nothing', () => {
  const rows = [
    ...rowsOf({
      'types-written': [60, 40, 30],
      'surviving-types': [1, 0.7, 0.5],
      'surviving-types/1': [1, 0.6, 0.4],
      'surviving-types/>100': [1, 1, 1],
      'duplicate-sentences': [0, 0.2, 0.3],
      perplexity: [undefined, 300, 400],
      'perplexity/1': [undefined, 900, 1000],
    }),
    ...theory,
  ]
  const enough = {
    words: 5000,
    types: { 'surviving-types': 60, 'surviving-types/1': 30, 'surviving-types/>100': 30 },
  }
  const told = (cases: Partial<StoryCases>) =>
    story(run(rows), { ...enough, sentences: 30, rareHeldOut: 30, ...cases })

  test('and of thirty it does', () => {
    for (const claim of [
      /30 of the 60/,
      /Rare words go first/,
      /Theory predicted/,
      /uses once has 1 chance/,
      /sentences/,
    ])
      expect(told({})).toMatch(claim)
  })

  test.each([
    ['words', { types: { 'surviving-types': 29 } }, /of the 60|Theory|%\)/],
    ['tokens to hold theory against', { words: 4999 }, /Theory/],
    ['words used over a hundred times', { types: { ...enough.types, 'surviving-types/>100': 29 } }, /Rare words go first|over 100/],
    ['words used once', { types: { ...enough.types, 'surviving-types/1': 29 } }, /rare go first|of those used once/],
    ['words of held-out text that are used once', { rareHeldOut: 29 }, /uses once has 1 chance/],
    ['sentences', { sentences: 29 }, /sentences/],
  ] as const)('%s', (_, cases, claim) => {
    expect(told(cases)).not.toMatch(claim)
  }) // prettier-ignore

  test('words: it says why', () => {
    expect(told({ types: { 'surviving-types': 29 } })).toMatch(
      /^The human text has fewer than 30 different words, too few to say how many are lost\./,
    )
  })
})
