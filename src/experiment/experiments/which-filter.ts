import { gapOf, type Arms } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import { seriesOf } from '../figure.ts'
import type { Experiment } from './experiment.ts'

const LAST = 5
const RARE = 'surviving-types/1'
const ORDERS = [2, 3] as const
type Order = (typeof ORDERS)[number]

const FILTERS = {
  none: [],
  least: ['least-surprising=0.5'],
  most: ['most-surprising=0.5'],
  repetition: ['web-repetition'],
} as const
type Filter = keyof typeof FILTERS
const NAMES: Readonly<Record<Filter, string>> = {
  none: 'no filter',
  least: 'least surprising half',
  most: 'most surprising half',
  repetition: 'no repetition',
}
const arm = (filter: Filter, order: Order) => `${NAMES[filter]}, order ${order}`

const beside = (arms: Arms, row: string, [filter, other]: readonly [Filter, Filter], order: Order) =>
  gapOf(arms, [arm(filter, order), arm(other, order)], row, LAST)

/** What holds for the shorter contexts, and may not for the longer ones. */
const forOrder = (order: Order): readonly Claim[] => [
  {
    name: `neat-harms-${order}`,
    says: `With order ${order}, keeping the least surprising half loses more rare words than keeping all.`,
    otherwise: `With order ${order}, keeping the least surprising half loses no more rare words than keeping all.`,
    number: `words used once still used in E, least surprising half beside no filter, order ${order}`,
    unit: 'points',
    weight: 'main',
    expected: { below: 0 },
    measure: arms => beside(arms, RARE, ['least', 'none'], order),
  },
  {
    name: `neat-is-worse-${order}`,
    says: `With order ${order} it also loses more of them than keeping the most surprising half.`,
    otherwise: `With order ${order} it loses fewer of them than keeping the most surprising half: what surprises A least there is what was copied from the author in long spans, rare words and all.`,
    number: `words used once still used in E, least surprising half beside most surprising half, order ${order}`,
    unit: 'points',
    weight: 'limit',
    expected: { below: 0 },
    measure: arms => beside(arms, RARE, ['least', 'most'], order),
  },
  {
    name: `surprising-protects-${order}`,
    says: `With order ${order}, keeping the most surprising half protects rare words: more are left than with no filter.`,
    otherwise: `With order ${order}, keeping the most surprising half does not protect rare words: fewer are left than with no filter, since half of what was written is thrown away.`,
    number: `words used once still used in E, most surprising half beside no filter, order ${order}`,
    unit: 'points',
    weight: 'aside',
    expected: { above: 0 },
    measure: arms => beside(arms, RARE, ['most', 'none'], order),
  },
  {
    name: `repetition-${order}`,
    says: `With order ${order}, a filter of web corpora for repetition neither costs rare words nor saves them: what is drawn plainly seldom repeats itself as much as it forbids.`,
    otherwise: `With order ${order}, a filter of web corpora for repetition changes how many rare words are left.`,
    number: `words used once still used in E, no repetition beside no filter, order ${order}`,
    unit: 'points',
    weight: 'aside',
    expected: { above: -0.02, below: 0.02 },
    margin: 'About 27 of 100 are left without a filter; two points are fewer than a tenth of them.',
    measure: arms => beside(arms, RARE, ['repetition', 'none'], order),
  },
]

export const whichFilter: Experiment = {
  name: 'which-filter',
  title: 'A filter that prefers the neat: what does it do to the rare?',
  statement:
    'Filters may prefer neat, conventional, high-confidence outputs while removing unusual material; repeated, this pushes the data farther from the original.',
  tests: ['rare things are lost'],
  expected:
    'Keeping the passages that A finds least surprising is worst for rare words; keeping the most surprising ones protects them.',
  wrong: 'With a filter for the neat as many rare words are left as without one.',
  silent:
    'Surprisal is that of A, as the mean over the tokens of a passage. A filter for quality in a large system looks at more than that, and can know things that A does not.',
  seeds: { quick: 5, full: 20 },
  arms: () =>
    ORDERS.flatMap(order =>
      (Object.keys(FILTERS) as Filter[]).map(filter => ({
        name: arm(filter, order),
        options: {
          order,
          generations: LAST,
          protect: [...FILTERS[filter]],
          metrics: ['surviving-types', 'js'],
          genealogy: false,
        },
      })),
    ),
  claims: [
    ...ORDERS.flatMap(forOrder),
    {
      name: 'farther',
      says: 'The filter for the neat pushes the use of words farther from the human one.',
      otherwise: 'The filter for the neat does not push the use of words farther from the human one.',
      number:
        'Jensen-Shannon divergence from the human text in E, least surprising half beside no filter, order 3',
      unit: 'change',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => beside(arms, 'js', ['least', 'none'], 3),
    },
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'What is left of the words used once, by what the next model is given to read',
    number: 'words used once, still used',
    unit: 'share',
    series: Array.from(arms.keys(), name => seriesOf(arms, name, RARE)),
  }),
}
