import { changeOf, estimateRow, relativeChangeOf } from '../comparison/arms.ts'
import { seriesOf } from '../figure.ts'
import type { Experiment } from './experiment.ts'

const ORDERS = [3, 4, 5, 6, 8, 10]
const LAST = 8
const arm = (order: number) => `order ${order}`
const SHOWN = arm(5)

export const characters: Experiment = {
  name: 'characters',
  title: 'A model of letters makes up words: does that make up for the lost ones?',
  statement:
    'The final model might still write, but with a language that is less representative of real human variety.',
  tests: ['rare things are lost'],
  expected:
    'A model of characters writes words that nobody wrote, so that it may have more different words than the author; and still the author’s own words vanish. The share of made-up words stays about the same from round to round, while the loss continues.',
  wrong:
    'The human words do not vanish, or the share of made-up words grows from round to round as the loss does.',
  silent:
    'Words are made up here by joining letters as they stood in other words. What a large model makes up has meaning, right or wrong; that is not measured.',
  seeds: { quick: 3, full: 10 },
  arms: size =>
    (size === 'quick' ? [3, 5, 10] : ORDERS).map(order => ({
      name: arm(order),
      options: {
        tokens: 'char',
        order,
        generations: LAST,
        metrics: ['surviving-words', 'invented-types', 'types-written'],
        genealogy: false,
      },
    })),
  claims: [
    {
      name: 'words-vanish',
      says: 'Human words vanish: H has fewer of them than A.',
      otherwise: 'Human words do not vanish.',
      number: 'human words still used, H beside A, order 5',
      unit: 'points',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => changeOf(arms, SHOWN, 'surviving-words', [1, LAST]),
    },
    {
      name: 'much-is-lost',
      says: 'More than a third of them are gone in the end.',
      otherwise: 'Less than a third of them are gone in the end.',
      number: 'human words still used in H, order 5',
      unit: 'share',
      weight: 'main',
      expected: { below: 2 / 3 },
      measure: arms => estimateRow(arms, SHOWN, 'surviving-words', LAST),
    },
    {
      name: 'made-up',
      says: 'Most of the different words that A writes are made up.',
      otherwise: 'Most of the different words that A writes are the author’s.',
      number: 'different words that the human text has not, A, order 5',
      unit: 'share',
      weight: 'limit',
      expected: { above: 0.5 },
      measure: arms => estimateRow(arms, SHOWN, 'invented-types', 1),
    },
    {
      name: 'made-up-steady',
      says: 'The share of made-up words grows by less than a tenth of itself from A to H, while the loss continues.',
      otherwise:
        'The share of made-up words does not stay: it changes by a tenth of itself or more from A to H.',
      number: 'different words that the human text has not, H beside A, share of itself, order 5',
      unit: 'points',
      weight: 'limit',
      expected: { above: -0.1, below: 0.1 },
      margin:
        'The share of human words still used falls by a third of itself; a tenth is little beside that.',
      measure: arms => relativeChangeOf(arms, SHOWN, 'invented-types', [1, LAST]),
    },
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'Human words that models of characters still write',
    number: 'human words still used',
    unit: 'share',
    series: Array.from(arms.keys(), name => seriesOf(arms, name, 'surviving-words')),
  }),
}
