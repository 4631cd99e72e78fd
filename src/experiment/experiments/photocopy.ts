import { aboveLaw, changeOf, gapOf, humanValue, estimateRow, overSeeds } from '../comparison/arms.ts'
import type { Claim } from '../claim.ts'
import { seriesOf } from '../figure.ts'
import type { Experiment } from './experiment.ts'

const ORDERS = [1, 2, 3, 4, 5]
const LAST = 12
const arm = (order: number) => `order ${order}`

/**
 * Distance from the law within which a mean must lie. The law itself is good to one percent for orders up to 3.
 */
const MAX_DISTANCE = 0.01

const onTheLaw = (order: number): Claim => ({
  name: `law-${order}`,
  says: `With order ${order} words are lost as the law of copying says.`,
  otherwise: `With order ${order} words are not lost as the law of copying says.`,
  number: `human words still used in L, order ${order}, above the law`,
  unit: 'points',
  // Of longer contexts the seeds differ by more than the law is held to.
  weight: order <= 3 ? 'main' : 'aside',
  expected: { above: -MAX_DISTANCE, below: MAX_DISTANCE },
  margin: 'The law is good to a percentage point.',
  measure: arms => aboveLaw(arms, arm(order), 'surviving-types', LAST),
})

export const photocopy: Experiment = {
  name: 'photocopy',
  title: 'Is a model that learns from a model like a photocopy of a photocopy?',
  statement:
    'The first copy looks almost like the original. Every further copy is made from the copy before, and faint marks disappear round by round.',
  tests: ['rare things are lost', 'variety vanishes'],
  expected:
    'With each round fewer of the author’s words are left, for every order alike: of a word used c times the share 1 − exp(−c · g), where g is 1 for A and 1 − exp(−g) for the next model. The first copy has almost the entropy of the original, though words are already gone from it.',
  wrong:
    'The words still used after twelve rounds lie more than a percentage point from the law with orders 1 to 3, or the last copy has as many as the first.',
  silent:
    'These models copy what they have read and cannot make up a word. A large model generalises, so neither the law nor its speed carries over to it.',
  seeds: { quick: 5, full: 20 },
  arms: () =>
    ORDERS.map(order => ({
      name: arm(order),
      options: { order, generations: LAST, metrics: ['surviving-types', 'entropy'], genealogy: false },
    })),
  claims: [
    {
      name: 'fading',
      says: 'Round by round words are lost: the twelfth copy has fewer of them than the first.',
      otherwise: 'The twelfth copy has no fewer of the author’s words than the first.',
      number: 'human words still used, L beside A, order 3',
      unit: 'points',
      weight: 'main',
      expected: { below: 0 },
      measure: arms => changeOf(arms, arm(3), 'surviving-types', [1, LAST]),
    },
    ...ORDERS.map(onTheLaw),
    {
      name: 'orders',
      says: 'How far back a model looks hardly matters: order 3 keeps as many words as order 1, to two percentage points.',
      otherwise: 'How far back a model looks matters: order 3 keeps another share of the words than order 1.',
      number: 'human words still used in L, order 3 beside order 1',
      unit: 'points',
      weight: 'limit',
      expected: { above: -0.02, below: 0.02 },
      margin: 'Each order may lie a point from the law, so two of them two points from each other.',
      measure: arms => gapOf(arms, [arm(3), arm(1)], 'surviving-types', LAST),
    },
    {
      name: 'first-copy-alike',
      says: 'The first copy looks almost like the original: its entropy is lower by less than a hundredth.',
      otherwise:
        'The first copy does not look like the original: its entropy is not lower by less than a hundredth.',
      number: 'entropy of A beside that of the human text, order 3',
      unit: 'points',
      weight: 'limit',
      expected: { above: -0.01, below: 0 },
      margin:
        'A hundredth of the entropy is about a tenth of a bit: as if choosing among 7 % more or fewer words.',
      measure: arms => {
        const human = humanValue(arms, arm(3), 'entropy')
        return overSeeds(arms, [arm(3)], value => {
          const first = value('entropy', 1)
          return first === undefined || human === undefined ? undefined : first / human - 1
        })
      },
    },
    {
      name: 'first-copy-lost',
      says: 'And yet words are already gone from it.',
      otherwise: 'And no words are gone from it.',
      number: 'human words still used in A, order 3',
      unit: 'share',
      weight: 'limit',
      expected: { below: 1 },
      measure: arms => estimateRow(arms, arm(3), 'surviving-types', 1),
    },
  ],
  figure: arms => ({
    kind: 'lines',
    title: 'What is left of the author’s words, copy by copy',
    number: 'human words still used',
    unit: 'share',
    series: [1, 3, 5].map(order => seriesOf(arms, arm(order), 'surviving-types')),
  }),
}
