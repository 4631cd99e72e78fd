import { expect, test } from 'vitest'
import { story } from '../../../src/report/tables/story.ts'
import { rowsOf, run, theory } from '../../run-rows.ts'

test.each([
  [[300, 400], [900, 1000], /worse than A: it wavers among 400 .* among 300, and before a word used once among 1,000 where A wavered among 900\./],
  [[300, 400], [1000, 900], /among 300, but before a word used once it wavers among fewer, 900 where A wavered among 1,000\./],
  [[400, 300], [900, 1000], /better than A: .*, but before a word used once it wavers among more, 1,000 where A wavered among 900\./],
  [[300, 400], [900, 900], /, but before a word used once it wavers among as many, 900 where A wavered among 900\./],
  [[300, 300], [900, 1000], /as well as A did, but before a word used once it wavers among more, 1,000 where/],
  [[300, 300], [900, 900], /B foresees human writing as well as A did, words used once among it\./],
  [[Infinity, Infinity], [900, 900], /as well as A did/],
] as const)('perplexity %j and %j of words used once: the story says whether they go the same way', (all, rare, claim) => {
  const rows = rowsOf({ perplexity: [undefined, ...all], 'perplexity/1': [undefined, ...rare] })
  expect(story(run(rows))).toMatch(claim)
}) // prettier-ignore

test('the story says what theory expected only beside what was measured, and counts one as one', () => {
  expect(story(run(theory))).not.toMatch(/Theory/)
  const rows = rowsOf({ 'surviving-types': [1, 1, 0.9], 'types-written': [10, 10, 9] })
  expect(story(run([...rows, ...theory]))).toMatch(
    /9 of the 10 human words are still in use .* and 1 is gone\. Theory expected 50\.0 %/,
  )
})
