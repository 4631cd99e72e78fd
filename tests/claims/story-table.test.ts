import { expect, test } from 'vitest'
import { train } from '../../src/model/train.ts'
import { generate } from '../../src/model/sampling/generate.ts'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import { split } from '../../src/text/corpus/split.ts'
import { passageStarts } from '../../src/text/stream.ts'
import { chiSquare } from '../chi-square.ts'

/** The article's table: stories of each type, real and in a generated sample. */
const TYPES = ['family', 'adventure', 'regional', 'experimental']
const REAL = [5500, 3000, 1000, 500]
const GENERATED = [6400, 3100, 450, 50]

test('the article’s generated sample is no sample of its real one: chi-square is 858', () => {
  expect(chiSquare(GENERATED, REAL.map(count => count / 10_000))).toBeCloseTo(858, 0) // prettier-ignore
})

test('sampling alone never gives chi-square above 30 on the story table, in 1,000 runs of 10,000 stories', () => {
  const { passages } = readCorpus('stories', { tokens: 'word' })
  const { train: human } = split(passages)
  // A story is of the type of the one that its first word was copied from: one word a story will do.
  const A = train(human, { order: 3, longest: 1 })
  const starts = passageStarts(A.occurrences.stream)
  const kindAt = new Int32Array(A.occurrences.stream.ids.length).fill(-1)
  human.forEach(({ label }, passage) => (kindAt[starts[passage]!] = TYPES.indexOf(label!)))
  const shares = TYPES.map(type => human.filter(({ label }) => label === type).length / human.length)
  expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
  let [worst, sum] = [0, 0]
  for (let seed = 0; seed < 1000; seed++) {
    const { stream, parents } = generate(A, { seed, passages: 10_000 })
    const counts = [0, 0, 0, 0]
    for (let at = 1; at < stream.ids.length; at += 2) counts[kindAt[parents[at]!]!]! += 1
    expect(counts.reduce((a, b) => a + b)).toBe(10_000)
    const statistic = chiSquare(counts, shares)
    worst = Math.max(worst, statistic)
    sum += statistic
  }
  expect(worst).toBeLessThan(30)
  // Three degrees of freedom: 3 on average, with a standard deviation of √6.
  expect(Math.abs(sum / 1000 - 3)).toBeLessThan((4 * Math.sqrt(6)) / Math.sqrt(1000))
})
