import { humanValue, overSeeds, type Arms } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import { seriesOf } from '../figure.ts'
import type { Paper } from './paper.ts'

const ROUNDS = 40
const DRAWS = 100
const ARM = 'one context'
const ROW = 'heterozygosity'

/** The formula of the paper for 1 − S after m rounds of n draws: (1 − 1/n)^m (1 − S₀). */
function left(arms: Arms, round: number): number | undefined {
  const human = humanValue(arms, ARM, ROW)
  if (human === undefined) return undefined
  let kept = human
  for (let k = 0; k < round; k++) kept *= 1 - 1 / DRAWS
  return kept
}

const asFormula = (round: number): Claim => ({
  name: `sum-of-squares-${round}`,
  says: `After ${round} rounds S is what the paper’s formula says.`,
  otherwise: `After ${round} rounds S is not what the paper’s formula says.`,
  number: `S after ${round} rounds of ${DRAWS} draws, above 1 − (1 − 1/${DRAWS})^${round} (1 − S₀)`,
  unit: 'points',
  weight: 'main',
  expected: { above: -0.05, below: 0.05 },
  margin:
    'Five points: after 40 rounds S has risen by some 33, and the mean of some tens of lineages strays by a few.',
  measure: arms => {
    const formula = left(arms, round)
    return overSeeds(arms, [ARM], value => {
      const measured = value(ROW, round)
      return measured === undefined || formula === undefined ? undefined : formula - measured
    })
  },
})

export const seddik: Paper = {
  name: 'seddik',
  title: 'How bad is training on synthetic data: how fast does one context narrow?',
  source:
    'Seddik et al. 2024 (2404.05090): for a single context S, the sum of the squared chances of the next word, is 1 − (1 − 1/n)^m (1 − S₀) on average after m rounds of n draws',
  statement:
    'A model that learns from synthetic data alone collapses for certain: after m rounds S, the sum of squared chances, is 1 − (1 − 1/n)^m (1 − S₀) on average, and goes to 1.',
  tests: ['variety vanishes'],
  expected:
    'The mean over many lineages is the formula, which is exact. It is the law by which heterozygosity, 1 − S, is lost in genetics (Wright 1931).',
  wrong: 'The mean lies farther than five points from the formula.',
  silent:
    'One context is followed, as if a model had no other. Contexts of a language feed each other, so that a whole model loses variety in a different time.',
  seeds: { quick: 20, full: 60 },
  arms: () => [
    {
      name: ARM,
      corpus: 'twenty-chapters',
      options: {
        order: 1,
        generations: ROUNDS,
        size: DRAWS,
        metrics: [ROW],
        genealogy: false,
      },
    },
  ],
  claims: [10, 20, ROUNDS].map(asFormula),
  figure: arms => ({
    kind: 'lines',
    title: 'What is left of the variety of one context, round by round',
    number: '1 − S',
    unit: 'number',
    series: [seriesOf(arms, ARM, ROW, 'measured, with the formula')],
  }),
}
