import { exp, ln } from '../../arithmetic.ts'
import { aboveLaw, estimateRow, overSeeds } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import { seriesOf, type Series } from '../figure.ts'
import type { Paper } from './paper.ts'

const ROUNDS = 12
const ARM = 'replace'
const ONCE = 'surviving-types/1'

/** The paper's lower bound for a word that the original text has once: 1 − exp(−λ / k) with λ = 1, after k rounds. */
const bound = (round: number) => 1 - exp(-1 / round)

const aboveBound = (round: number): Claim => ({
  name: `bound-${round}`,
  says: `After ${round} rounds more words are left than the paper’s lower bound says.`,
  otherwise: `After ${round} rounds no more words are left than the paper’s lower bound says.`,
  number: `words used once that are left after ${round} rounds, above 1 − exp(−1 / ${round}) = ${(100 * bound(round)).toFixed(1)} %`,
  unit: 'points',
  weight: 'main',
  expected: { above: 0 },
  measure: arms =>
    overSeeds(arms, [ARM], value => {
      const left = value(ONCE, round)
      return left === undefined ? undefined : left - bound(round)
    }),
})

/** The bound as a line of a figure. */
const boundLine: Series = {
  name: 'lower bound of the paper',
  points: Array.from({ length: ROUNDS }, (_, index) => ({
    at: index + 1,
    value: { count: 1, mean: bound(index + 1) },
  })),
}

export const suresh: Paper = {
  name: 'suresh',
  title: 'Rate of model collapse in recursive training: how long is a rare word remembered?',
  source:
    'Suresh, Thangaraj and Khandavally 2024 (2412.17646): a unigram model, each text as long as the first; a word that the original has λ times is left after k rounds with a chance of at least 1 − exp(−λ / k)',
  statement:
    'The time to forget a word is about proportional to how often the original text has it: after k rounds it is still there with a chance of at least 1 − exp(−λ / k).',
  tests: ['rare things are lost'],
  expected:
    'The bound holds, with equality after one round. The law of copying, 1 − exp(−λ g) with g = 1, 0.632, 0.469 …, is what happens itself: 1 / k lies below g, and g comes to 2 / k, so that the true time to forget is nearly twice that of the bound.',
  wrong: 'Fewer words are left than the bound says, or the law is missed by a percentage point.',
  silent: 'Words are drawn one by one, without context. Large models do not forget words one by one.',
  seeds: { quick: 3, full: 5 },
  arms: () => [
    {
      name: ARM,
      options: {
        order: 1,
        generations: ROUNDS,
        metrics: ['surviving-types'],
        genealogy: false,
      },
    },
  ],
  claims: [
    ...[2, 4, ROUNDS].map(aboveBound),
    {
      name: 'law',
      says: 'What is left is what the law of copying says, without a bound.',
      otherwise: 'What is left is not what the law of copying says.',
      number: `words used once that are left after ${ROUNDS} rounds, above the law`,
      unit: 'points',
      weight: 'main',
      expected: { above: -0.01, below: 0.01 },
      margin: 'The law is good to a percentage point.',
      measure: arms => aboveLaw(arms, ARM, ONCE, ROUNDS),
    },
    {
      name: 'twice',
      says: 'The bound is within a factor of two: what is left corresponds to λ / k times a number from 1 to 2.',
      otherwise: 'What is left does not correspond to λ / k times a number from 1 to 2.',
      number: `−k · ln(1 − share left) of words used once, k = ${ROUNDS}`,
      unit: 'number',
      weight: 'main',
      expected: { above: 1, below: 2 },
      margin: 'By the law g lies between 1 / k and 2 / k.',
      measure: arms =>
        overSeeds(arms, [ARM], value => {
          const left = value(ONCE, ROUNDS)
          return left === undefined || left >= 1 ? undefined : -ROUNDS * ln(1 - left)
        }),
    },
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'Words used once that are left, round by round',
    number: 'human words still used',
    unit: 'share',
    series: [seriesOf(arms, ARM, ONCE, 'measured, with the law of copying'), boundLine],
  }),
  tables: arms => [
    {
      title: 'Words used once: measured, and the lower bound of the paper',
      unit: 'share',
      columns: ['measured', 'bound'],
      rows: [2, 4, 8, ROUNDS].map(round => ({
        name: `after ${round} rounds`,
        values: [estimateRow(arms, ARM, ONCE, round), { count: 1, mean: bound(round) }],
      })),
    },
  ],
}
