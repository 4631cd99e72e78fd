import { changeOf, estimateRow, gapOf } from '../comparison/arms.ts'
import { seriesOf } from '../figure.ts'
import { SPREAD, spreadOfTraining } from '../procedures/spread.ts'
import type { Paper } from './paper.ts'

/** Model 13 reads what twelve models have written. */
const MODELS = 13
const REGIMES = ['replace', 'accumulate', 'accumulate-subsample'] as const
const [REPLACE, ACCUMULATE, SUBSAMPLE] = REGIMES
/** Σ 1 / i² over all i from 1: the limit of the paper. */
const LIMIT = (Math.PI * Math.PI) / 6
/** Σ 1 / i² up to a number of models. */
const bounded = (models: number) =>
  Array.from({ length: models }, (_, k) => 1 / ((k + 1) * (k + 1))).reduce((sum, term) => sum + term, 0)

export const gerstgrasser: Paper = {
  name: 'gerstgrasser',
  title: 'Is model collapse inevitable: does error stay bounded where data accumulates?',
  source:
    'Gerstgrasser et al. 2024 (2404.01413): of linear models, error grows in proportion to the number of models where data is replaced, and stays below π² / 6 times that of the first where it accumulates; Kazdan et al. 2024 (2410.16713): between them, where each model reads a sample of fixed size of all data',
  statement:
    'Where data is replaced, error grows with every model. Where it accumulates, it is that of the first model times 1 + 1/4 + 1/9 + …, which stays below π² / 6.',
  tests: ['error grows'],
  expected:
    'The shares of words in what a model reads stray from the human ones by the same sums, since each text adds the error of one draw: by n under replace, and by Σ 1 / i² under accumulate. The error is taken in units of one draw, and the first of them stands for the human text itself.',
  wrong:
    'Under accumulate the error passes π² / 6 or differs from the sum by a tenth; under replace it differs from n by a tenth.',
  silent:
    'Shares of words are an average over many draws, as a linear model is. Words that are lost are another matter: their number is not bounded in this way.',
  seeds: { quick: 5, full: 20 },
  arms: () =>
    REGIMES.map(regime => ({
      name: regime,
      corpus: 'twenty-chapters',
      options: { order: 1, generations: MODELS, regime, metrics: [], genealogy: false },
      parameters: { regime },
    })),
  procedure: spreadOfTraining,
  claims: [
    {
      name: 'accumulate-bounded',
      says: 'Where data accumulates, the error of model 13 is below the limit π² / 6.',
      otherwise: 'Where data accumulates, the error of model 13 is not below the limit π² / 6.',
      number: `squared error of model ${MODELS}, first model = 1, accumulate; the paper’s limit is ${LIMIT.toFixed(3)}`,
      unit: 'number',
      weight: 'main',
      expected: { below: LIMIT },
      measure: arms => estimateRow(arms, ACCUMULATE, SPREAD, MODELS),
    },
    {
      name: 'accumulate-sum',
      says: 'It is the paper’s sum of 1 / i², to a tenth.',
      otherwise: 'It is not the paper’s sum of 1 / i².',
      number: `squared error of model ${MODELS}, first model = 1, accumulate; the paper’s sum is ${bounded(MODELS).toFixed(3)}`,
      unit: 'number',
      weight: 'main',
      expected: { above: 0.9 * bounded(MODELS), below: 1.1 * bounded(MODELS) },
      margin: 'A tenth: the commonest words decide the sum, so that it strays by some hundredths.',
      measure: arms => estimateRow(arms, ACCUMULATE, SPREAD, MODELS),
    },
    {
      name: 'replace-grows',
      says: 'Where data is replaced, it is the number of the models, to a tenth.',
      otherwise: 'Where data is replaced, it is not the number of the models.',
      number: `squared error of model ${MODELS}, first model = 1, replace; the paper’s is ${MODELS}`,
      unit: 'number',
      weight: 'main',
      expected: { above: 0.9 * MODELS, below: 1.1 * MODELS },
      margin: 'A tenth: the commonest words decide the sum, so that it strays by some hundredths.',
      measure: arms => estimateRow(arms, REPLACE, SPREAD, MODELS),
    },
    {
      name: 'subsample-above',
      says: 'Where each model reads a sample of all data, the error is greater than with all of it (Kazdan et al.).',
      otherwise: 'Where each model reads a sample of all data, the error is no greater than with all of it.',
      number: `squared error of model ${MODELS}, accumulate-subsample less accumulate`,
      unit: 'change',
      weight: 'main',
      expected: { above: 0 },
      measure: arms => gapOf(arms, [SUBSAMPLE, ACCUMULATE], SPREAD, MODELS),
    },
    {
      name: 'subsample-below',
      says: 'And it is smaller than where data is replaced.',
      otherwise: 'And it is no smaller than where data is replaced.',
      number: `squared error of model ${MODELS}, accumulate-subsample less replace`,
      unit: 'change',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => gapOf(arms, [SUBSAMPLE, REPLACE], SPREAD, MODELS),
    },
    {
      name: 'subsample-plateaus',
      says: 'And it comes to a plateau: from model 7 to 13 it rises by less than half of what one replacement adds.',
      otherwise:
        'It comes to no plateau: from model 7 to 13 it rises by half of what one replacement adds, or more.',
      number: `squared error of model ${MODELS} less that of model 7, accumulate-subsample`,
      unit: 'change',
      weight: 'main',
      expected: { below: 0.5 },
      measure: arms => changeOf(arms, SUBSAMPLE, SPREAD, [7, MODELS]),
    },
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'How far the words of what each model reads have strayed',
    number: 'squared error, first model = 1',
    across: 'model',
    unit: 'number',
    series: REGIMES.map(regime => seriesOf(arms, regime, SPREAD)),
  }),
}
