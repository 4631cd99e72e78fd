import { estimateRow, overSeeds, type Arms } from '../comparison/arms.ts'
import type { Value } from '../comparison/arm.ts'
import { barsOf } from '../figure.ts'
import type { ArmPlan, Experiment } from './experiment.ts'

/** The article's table: stories of each type among 10,000 real ones, and in the generated sample. */
const TYPES = ['family', 'adventure', 'regional', 'experimental'] as const
const REAL = [5500, 3000, 1000, 500]
const GENERATED = [6400, 3100, 450, 50]
const STORIES = 10_000
/** χ² with three degrees of freedom exceeds this once in 700,000 samples. */
const MAX_CHI_SQUARE = 30

/** A learns from the stories and writes the same number; B learns from what a filter leaves of them. */
const B = 2
const CHANCE = 'sampling only'
const KEPT = 'a filter that keeps types at different rates'

const armOf = (name: string, options: ArmPlan['options']): ArmPlan => ({
  name,
  corpus: 'stories',
  options: { generations: B, passages: STORIES, metrics: ['share-of-passages'], ...options },
})

/**
 * Rates at which the other types are kept where all family stories are: the table's ratios, (450 / 1000) / (6400 /
 * 5500) and so on.
 */
const KEEP_RATES = TYPES.slice(1).map((type, k) => ({
  type,
  rate: GENERATED[k + 1]! / REAL[k + 1]! / (GENERATED[0]! / REAL[0]!),
}))

const row = (type: string) => `share-of-passages/label:${type}`

export const tenThousandStories: Experiment = {
  name: 'ten-thousand-stories',
  title: 'Ten thousand stories of four types: what makes the article’s table?',
  statement:
    'Of 10,000 stories (5,500 family, 3,000 adventure, 1,000 regional, 500 experimental) a generated sample may have 6,400, 3,100, 450 and 50: the common overrepresented, the rare nearly gone.',
  tests: ['rare things are lost'],
  expected:
    'Sampling alone leaves the shares nearly as they are; no sample drawn by chance looks like the article’s. A filter that keeps the types at rates of about 1 : 0.89 : 0.39 : 0.09 makes just that table.',
  wrong:
    'Sampling alone gives a table that chance cannot explain (χ² above 30), or the filter does not give the article’s.',
  silent:
    'The stories are made by a program, and each type is a grammar of its own. Whether a real model or its filters prefer family stories is an assumption of the article, and of this experiment.',
  seeds: { quick: 5, full: 20 },
  arms: () => [
    armOf(CHANCE, {}),
    armOf('temperature 0.7', { temperature: 0.7 }),
    armOf('top-p 0.8', { topP: 0.8 }),
    armOf('a filter for the least surprising half', { protect: ['least-surprising=0.5'] }),
    armOf(KEPT, {
      protect: KEEP_RATES.map(({ type, rate }) => `verification=1:${rate.toFixed(3)}:${type}`),
    }),
  ],
  claims: [
    {
      name: 'chance-leaves-the-table',
      says: 'Sampling alone leaves the table as it is: how far A’s shares are from the real ones is what chance does.',
      otherwise: 'Sampling alone changes the table by more than chance explains.',
      number: 'χ² of A’s 10,000 stories against the real shares, sampling only (chance gives 3 on average)',
      unit: 'number',
      weight: 'main',
      expected: { below: MAX_CHI_SQUARE },
      measure: arms => overSeeds(arms, [CHANCE], value => chiSquare(value, realShares(arms), 1)),
    },
    {
      name: 'sampling-is-enough',
      says: 'Sampling alone is enough to take the rarest type from five in a hundred to below two.',
      otherwise:
        'Sampling alone does not take the rarest type from five in a hundred to below two: the article’s sample cannot come about by chance, somebody has to prefer.',
      number: 'experimental stories among B’s, sampling only',
      unit: 'share',
      weight: 'limit',
      expected: { below: 0.02 },
      measure: arms => estimateRow(arms, CHANCE, row('experimental'), B),
    },
    {
      name: 'settings-are-enough',
      says: 'Settings of generation are enough: at temperature 0.7 the rarest type falls below two in a hundred.',
      otherwise: 'At temperature 0.7 the rarest type does not fall below two in a hundred.',
      number: 'experimental stories among B’s, temperature 0.7',
      unit: 'share',
      weight: 'limit',
      expected: { below: 0.02 },
      measure: arms => estimateRow(arms, 'temperature 0.7', row('experimental'), B),
    },
    {
      name: 'filter-makes-it',
      says: 'A filter that keeps types at different rates makes the article’s table, each share to two hundredths.',
      otherwise: 'A filter that keeps types at different rates does not make the article’s table.',
      number: 'largest distance of a share among B’s stories from the article’s table, filter by type',
      unit: 'share',
      weight: 'main',
      expected: { below: 0.02 },
      measure: arms => overSeeds(arms, [KEPT], value => farthestShare(value)),
    },
  ],
  figure: arms => ({
    kind: 'bars',
    title: 'The rarest of the four types: experimental stories among what B writes',
    number: 'experimental stories (of the real ones 5 %, in the article’s generated sample 0.5 %)',
    unit: 'share',
    bars: barsOf(arms, Array.from(arms.keys()), row('experimental')),
  }),
}

/** Shares of the stories that A learned from, which are some of all ten thousand. */
function realShares(arms: Arms): readonly number[] {
  const found = arms.get(CHANCE)?.replicates[0]?.rows.filter(({ generation }) => generation === 0) ?? []
  return TYPES.map(type => found.find(({ metric }) => metric === row(type))?.value ?? 0)
}

/** Pearson's χ² of a generation's stories against shares. */
function chiSquare(value: Value, shares: readonly number[], generation: number): number | undefined {
  const terms = TYPES.map((type, k) => {
    const expected = STORIES * shares[k]!
    const difference = STORIES * (value(row(type), generation) ?? 0) - expected
    return (difference * difference) / expected
  })
  const sum = terms.reduce((total, term) => total + term, 0)
  return Number.isFinite(sum) ? sum : undefined
}

function farthestShare(value: Value): number {
  return Math.max(...TYPES.map((type, k) => Math.abs((value(row(type), B) ?? 0) - GENERATED[k]! / STORIES)))
}
